package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import ffe.strategy.Knob;
import ffe.strategy.Strategies;
import ffe.strategy.Tunable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What varies, a line each, with a range about what is usual; and how many variants that makes. */
final class SpaceEditor extends Div {

  private static final int LINES = 4;
  private static final String NONE = "–";
  private static final List<String> FIRST = List.of("trend-flip.reward", "momentum.fast");

  private final Map<String, Knob> dials = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Input more = new Input();
  private final HtmlContainer count = Tags.text("p", "muted", "");

  /** One thing that varies. */
  private record Line(Pick dial, Input from, Input to, Input step) {

    void set(String low, String high, String by) {
      from.setValue(low);
      to.setValue(high);
      step.setValue(by);
    }

    boolean isUsed() {
      return !dial.getValue().equals(NONE) && !from.getValue().isBlank();
    }

    String text() {
      return dial.getValue()
          + "="
          + from.getValue().strip()
          + ".."
          + to.getValue().strip()
          + "/"
          + step.getValue().strip();
    }
  }

  SpaceEditor() {
    for (Tunable rule : Strategies.catalogue()) {
      rule.knobs().forEach(knob -> dials.put(rule.analyst() + "." + knob.name(), knob));
    }
    List<String> names = new ArrayList<>(List.of(NONE));
    names.addAll(dials.keySet());
    for (int i = 0; i < LINES; i++) {
      Line line = line(names, i + 1);
      lines.add(line);
      add(
          Tags.of(
              "div",
              "row form after",
              BacktestOrderForm.labelled(Words.of("search.varies"), line.dial()),
              BacktestOrderForm.labelled(Words.of("backtests.from"), line.from()),
              BacktestOrderForm.labelled(Words.of("backtests.to"), line.to()),
              BacktestOrderForm.labelled(Words.of("search.step"), line.step())));
    }
    for (int i = 0; i < FIRST.size(); i++) {
      lines.get(i).dial().setValue(FIRST.get(i));
      preset(lines.get(i));
    }
    more.setPlaceholder("risk.position_max=5..15/5,quorum=1..2/1");
    more.getElement().setAttribute("size", "40").setAttribute("maxlength", "400");
    more.addValueChangeListener(event -> tell());
    add(
        Tags.of("div", "row form after", BacktestOrderForm.labelled(Words.of("search.more"), more)),
        count);
    tell();
  }

  private Line line(List<String> names, int number) {
    Pick dial = new Pick(names);
    dial.setValue(NONE);
    dial.getElement().setAttribute("aria-label", Words.of("search.dial", number));
    Line line = new Line(dial, field(), field(), field());
    dial.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            preset(line);
            tell();
          }
        });
    return line;
  }

  private Input field() {
    Input field = new Input();
    field
        .getElement()
        .setAttribute("size", "6")
        .setAttribute("maxlength", "20")
        .setAttribute("autocomplete", "off");
    field.addValueChangeListener(event -> tell());
    return field;
  }

  /** Four values about the usual one, where there are so many. */
  private void preset(Line line) {
    Knob knob = dials.get(line.dial().getValue());
    if (knob == null) {
      line.set("", "", "");
      return;
    }
    List<BigDecimal> all = knob.range().axis().numbers();
    int usual = all.indexOf(knob.usual());
    int hop = Math.max(1, Math.max(usual / 4, all.size() / 20));
    int low = Math.max(0, usual - hop);
    int high = low + Math.min(3, (all.size() - 1 - low) / hop) * hop;
    line.set(
        all.get(low).toPlainString(),
        all.get(high).toPlainString(),
        knob.step().multiply(BigDecimal.valueOf(hop)).toPlainString());
  }

  private void tell() {
    double all = 1;
    for (Line line : lines) {
      all *= line.isUsed() ? values(line) : 1;
    }
    count.setText(
        Double.isNaN(all) ? "" : Words.of("search.variants-before", Format.count(Math.round(all))));
    if (!more.getValue().isBlank()) {
      count.setText("");
    }
  }

  /** How many it can have; NaN where that cannot be read. */
  private static double values(Line line) {
    try {
      double from = new BigDecimal(line.from().getValue().strip()).doubleValue();
      double to = new BigDecimal(line.to().getValue().strip()).doubleValue();
      double step = new BigDecimal(line.step().getValue().strip()).doubleValue();
      return step > 0 && to >= from ? Math.floor((to - from) / step + 1e-9) + 1 : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** As a space is read. */
  String space() {
    List<String> parts =
        lines.stream().filter(Line::isUsed).map(Line::text).collect(Collectors.toList());
    if (!more.getValue().isBlank()) {
      parts.add(more.getValue().strip());
    }
    return String.join(",", parts);
  }
}
