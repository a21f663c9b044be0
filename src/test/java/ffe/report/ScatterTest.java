package ffe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.report.Scatter.Dot;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@Tag("unit")
class ScatterTest {

  private static List<Element> circles(List<Dot> dots) throws Exception {
    String svg = Scatter.of(dots, "sharpe", "calmar & <more>", "two of \"three\"");
    Document read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    NodeList found = read.getElementsByTagName("circle");
    List<Element> circles = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      circles.add((Element) found.item(i));
    }
    return circles;
  }

  private static double number(Element of, String attribute) {
    return Double.parseDouble(of.getAttribute(attribute));
  }

  @Test
  void greater_lies_to_the_right_and_above() throws Exception {
    List<Element> circles =
        circles(List.of(new Dot(-1, 5, false, "<a>"), new Dot(0.5, 7, false, "b")));
    assertThat(number(circles.get(1), "cx")).isGreaterThan(number(circles.get(0), "cx"));
    assertThat(number(circles.get(1), "cy")).isLessThan(number(circles.get(0), "cy"));
    assertThat(circles.get(0).getTextContent()).isEqualTo("<a>");
  }

  @Test
  void the_stressed_are_drawn_last_and_never_left_out() throws Exception {
    List<Dot> many = new ArrayList<>();
    many.add(new Dot(1, 1, true, "of the front"));
    for (int i = 0; i < Scatter.DRAWN_MAX + 10; i++) {
      many.add(new Dot(-i, -i, false, ""));
    }
    List<Element> circles = circles(many);
    assertThat(circles).hasSize(Scatter.DRAWN_MAX + 1);
    Element last = circles.get(circles.size() - 1);
    assertThat(last.getTextContent()).isEqualTo("of the front");
    assertThat(last.getAttribute("style")).contains("--ffe-accent");
  }

  @Test
  void every_dot_lies_within_the_frame_whatever_its_size() throws Exception {
    for (double size : new double[] {0, 1e-9, 1, 1e12}) {
      for (Element circle :
          circles(List.of(new Dot(size, -size, false, ""), new Dot(-size, size, true, "")))) {
        assertThat(number(circle, "cx")).isBetween(0.0, (double) Plot.WIDTH);
        assertThat(number(circle, "cy")).isBetween(0.0, 300.0);
      }
    }
  }

  @Test
  void nothing_is_not_drawn() {
    assertThatThrownBy(() -> Scatter.of(List.of(), "x", "y", "")).hasMessage("nothing to draw");
  }
}
