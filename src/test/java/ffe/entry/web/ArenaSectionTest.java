package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.arena.ArenaView;
import ffe.learning.Ballot.Kind;
import ffe.learning.CalibrationBin;
import ffe.learning.Costs;
import ffe.learning.RandomEntry;
import ffe.market.Instrument;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.statistics.Band;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ArenaSectionTest {

  private static final Instant NOW = Instant.parse("2013-11-28T13:50:00Z");
  private static final CalibrationBin BIN = new CalibrationBin(0.6, 0.7, 40, 0.62, 0.55, 0.4, 0.69);

  private final ArenaSection section = new ArenaSection(new Unasked());

  /** The section is shown what a test gives it. */
  private static final class Unasked extends ArenaDesk {
    Unasked() {
      super(null, null, null, null, null);
    }
  }

  private static ArenaView.Line line(String voter, Kind kind, int scored) {
    return new ArenaView.Line(
        voter,
        kind,
        scored + 3,
        scored + 2,
        scored,
        2,
        0,
        scored / 2,
        scored < 30,
        scored == 0 ? Optional.empty() : Optional.of(new Band(0.55, 0.4, 0.69)),
        scored == 0 ? Optional.empty() : Optional.of(new Band(0.2481, 0.2, 0.3)),
        Optional.empty(),
        scored == 0 ? List.of() : List.of(BIN),
        5,
        2,
        -0.0123,
        -1,
        Optional.of(usd("-123")),
        kind == Kind.MODEL ? 1_100 : 0,
        usd(kind == Kind.MODEL ? "0.5" : "0"),
        Optional.of(usd("-123.50")));
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static ArenaView view(long decisions, int read, int pending, ArenaView.Line... lines) {
    return new ArenaView(
        Instrument.of("BTC-USD"),
        NOW,
        decisions,
        read,
        pending,
        0,
        Optional.of(NOW),
        "1m",
        new Costs(Bps.of("40"), Bps.of("6")),
        Optional.of(usd("10000")),
        List.of(lines),
        Optional.of(0.05),
        Optional.of(new RandomEntry(400, -0.06, -0.02, 0.02)));
  }

  private static Stream<Element> all(Element element) {
    return Stream.concat(
        Stream.of(element),
        element.getChildren().filter(c -> !c.isTextNode()).flatMap(ArenaSectionTest::all));
  }

  private List<Element> tagged(String tag) {
    return all(section.getElement()).filter(e -> e.getTag().equals(tag)).toList();
  }

  private String text() {
    return section.getElement().getTextRecursively();
  }

  private List<String> rows() {
    return all(tagged("tbody").get(0))
        .filter(e -> e.getTag().equals("tr"))
        .map(row -> String.join(";", row.getChildren().map(Element::getTextRecursively).toList()))
        .toList();
  }

  @Test
  void tells_every_voter_and_beside_them_what_asks_nobody() {
    section.show(
        view(
            60,
            60,
            0,
            line("ensemble", Kind.ENSEMBLE, 40),
            line("rules-only", Kind.RULES_ONLY, 40),
            line("openai", Kind.MODEL, 40),
            line("trend-flip", Kind.RULE, 12)));
    assertThat(rows())
        .containsExactly(
            "Ensemble;40;2;0.248;0.200 – 0.300;55.0 %;40 – 69 %;5;−1.23 %;0;;−123.50",
            "Rules only;40;2;0.248;0.200 – 0.300;55.0 %;40 – 69 %;5;−1.23 %;0;;−123.50",
            "OpenAI model;40;2;0.248;0.200 – 0.300;55.0 %;40 – 69 %;5;−1.23 %;1,100;0.5000;−123.50",
            "Trend flip rule;12;2;too few to tell;;;;5;−1.23 %;0;;−123.50",
            "Buy and hold;;;;;;;;+5.00 %;;;+500.00",
            "Random entry;;;;;;;;−2.00 %;;;−200.00");
    assertThat(text())
        .contains("BTC-USD as of 28 Nov 2013 13:50 UTC: 60 decisions.")
        .contains("all of 10,000.00 USD")
        .contains("the median, nine of ten lie between −6.00 % and +2.00 %")
        .contains("a fee of 40 bp and slippage of 6 bp")
        .doesNotContain("No model has a seat")
        .doesNotContain("newest");
  }

  @Test
  void shows_the_calibration_of_the_ensemble_first_with_counts_and_bands() {
    section.show(view(60, 60, 0, line("ensemble", Kind.ENSEMBLE, 40)));
    Element chart = tagged("tbody").get(1);
    assertThat(chart.getTextRecursively().replaceAll("\\s+", " "))
        .contains("62.0 %")
        .contains("55.0 %")
        .contains("40.0 % – 69.0 %")
        .contains("40");
    List<String> lefts =
        all(chart)
            .filter(e -> e.getTag().equals("i"))
            .map(e -> e.getStyle().get("left") + " " + e.getStyle().get("width"))
            .toList();
    assertThat(lefts).containsExactly("0.0% 100%", "40.0% 29.0%", "62.0% 2px", "55.0% 8px");
  }

  @Test
  void tells_nothing_of_too_few() {
    section.show(view(20, 20, 0, line("ensemble", Kind.ENSEMBLE, 12)));
    assertThat(text()).contains("too few to tell: 12 of 30 scored forecasts");
    assertThat(text()).doesNotContain("0.248").doesNotContain("55.0 %");
    assertThat(tagged("tbody")).as("no chart").hasSize(1);
  }

  @Test
  void says_how_many_were_read_and_who_has_no_seat() {
    section.show(view(12_345, 10_000, 0, line("ensemble", Kind.ENSEMBLE, 40)));
    assertThat(text()).contains("The newest 10,000 of 12,345 are scored.");
    assertThat(text()).contains("No model has a seat");
    assertThat(rows()).noneMatch(row -> row.startsWith("Rules only"));
    section.show(view(12_345, 25, 9_975, line("ensemble", Kind.ENSEMBLE, 20)));
    assertThat(text()).contains("25 were read so far, 9,975 are being read.");
  }

  @Test
  void without_a_decision_or_an_outcome_says_so() {
    section.show(view(0, 0, 0));
    assertThat(text()).contains("No decision in this range yet.");
    assertThat(tagged("table")).isEmpty();
    section.show(view(1, 1, 0, line("ensemble", Kind.ENSEMBLE, 0)));
    assertThat(rows().get(0)).startsWith("Ensemble;0;2;;;;;5");
  }

  @Test
  void a_stand_in_is_labelled_wherever_it_appears() {
    section.show(
        view(60, 60, 0, line("ensemble", Kind.ENSEMBLE, 40), line("ollama", Kind.STAND_IN, 40)));
    assertThat(rows().get(1)).startsWith("ollama is not a model;");
    assertThat(tagged("option")).extracting(Element::getText).contains("ollama is not a model");
  }
}
