package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.canon.Canon;
import ffe.decision.Decision;
import ffe.decision.Opinion;
import ffe.decision.Vote;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionView;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.MarketSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A decision's record in the order in which it came about. */
final class DecisionSections {

  private final DecisionLine line;
  private final DecisionRecord record;
  private final DecisionView view;

  DecisionSections(DecisionView view) {
    this.view = view;
    line = view.line();
    record = view.record();
  }

  HtmlContainer summary() {
    HtmlContainer title =
        Tags.of(
            "div",
            "title",
            Badges.of(line),
            Tags.text("h1", "", heading()),
            Tags.span("muted", Format.time(record.slot())),
            Tags.span("muted", record.isAdvice() ? "advice, never acted on" : ""),
            Tags.of("span", "end", Votes.marks(line.votes(), line.action())));
    HtmlContainer panel =
        Tags.panel("wide", title, "Summary", Tags.text("p", "lead", line.sentence()));
    if (!line.wouldChange().isEmpty()) {
      panel.add(Tags.text("p", "sentence", "For a trade: " + line.wouldChange()));
    }
    line.outcome().ifPresent(o -> panel.add(Tags.text("p", "sentence", "Order: " + o)));
    return panel;
  }

  private String heading() {
    String sure =
        record.decision().isPresent()
            ? ", " + Format.confidence(line.confidencePercent()) + " % sure"
            : "";
    return line.action().equals("NONE")
        ? line.instrument()
        : line.action() + " " + line.instrument() + sure;
  }

  HtmlContainer proof() {
    HtmlContainer facts = Tags.facts();
    facts.addClassName("after");
    fact(facts, "Digest", view.digest());
    fact(facts, "Code version", record.codeVersion());
    fact(facts, "Decision", record.id());
    return facts;
  }

  private static void fact(HtmlContainer facts, String term, String value) {
    Tags.fact(facts, term, Tags.span("mono", value));
  }

  HtmlContainer market(List<Candle> candles) {
    CycleInputs inputs = record.inputs();
    HtmlContainer facts = Tags.facts();
    List<MarketSlice> shortestFirst =
        inputs.slices().stream().sorted(Comparator.comparing(DecisionSections::length)).toList();
    for (MarketSlice slice : shortestFirst) {
      String from =
          slice.firstOpensAt().map(at -> " candles from " + Format.toMinute(at)).orElse(" candles");
      Tags.fact(facts, slice.timeframe(), slice.count() + from);
    }
    Tags.fact(
        facts,
        "Last trade",
        inputs
            .lastTick()
            .map(
                t ->
                    Format.price(t.price())
                        + " for "
                        + Format.quantity(t.quantity())
                        + ", "
                        + Format.time(t.time()))
            .orElse("none"));
    HtmlContainer panel = Tags.panel("wide", "1 · Market as it was seen");
    if (!candles.isEmpty()) {
      panel.add(Tags.of("div", "decision-chart", chart(candles)));
    }
    panel.add(facts);
    facts.addClassName("after");
    return panel;
  }

  private static Duration length(MarketSlice slice) {
    return Timeframe.parse(slice.timeframe()).map(Timeframe::length).orElse(Duration.ZERO);
  }

  private CandleChart chart(List<Candle> candles) {
    CandleChart chart = new CandleChart();
    chart.load(candles, Optional.empty());
    List<CandleChart.Mark> marks = new ArrayList<>();
    marks.add(
        new CandleChart.Mark(
            record.slot().minus(Timeframe.M5.length()), CandleChart.Kind.HERE, "decided", ""));
    chart.mark(marks);
    chart.level(
        record.decision().flatMap(Decision::stop), record.decision().flatMap(Decision::target));
    chart.describe("Candles of 5 minutes up to the decision");
    return chart;
  }

  HtmlContainer opinions() {
    List<Tags.Column> columns =
        List.of(
            new Tags.Column("Analyst", "fixed"),
            new Tags.Column("Says", "fixed"),
            Tags.Column.number("Sure, %"),
            Tags.Column.extra("Weight"),
            Tags.Column.text("Because"),
            new Tags.Column("Would change its mind", "narrow-off"));
    List<List<Component>> rows = record.opinions().stream().map(this::opinion).toList();
    return Tags.panel(
        "wide",
        "2 · Opinions",
        rows.isEmpty() ? Tags.empty("Nobody was asked.") : Tags.table(columns, rows));
  }

  private List<Component> opinion(Opinion opinion) {
    HtmlContainer analyst = Tags.span("strong", Format.title(opinion.analyst()));
    HtmlContainer weight = Tags.span("", weight(opinion.analyst()));
    if (opinion instanceof Opinion.View said) {
      return List.of(
          analyst,
          Tags.span("strong", said.action().name()),
          Tags.span("", Format.confidence(said.probability().percent())),
          weight,
          Tags.span("", said.reasoning() + levels(said)),
          Tags.span("muted", said.wouldChangeMind()));
    }
    Opinion.Abstention abstained = (Opinion.Abstention) opinion;
    return List.of(
        analyst,
        Tags.span("muted", "abstains"),
        Tags.span("", ""),
        weight,
        Tags.span("", Format.title(abstained.reason()) + ": " + abstained.detail()),
        Tags.span("muted", ""));
  }

  private static String levels(Opinion.View said) {
    String stop = said.stop().map(p -> " Stop " + Format.price(p) + ".").orElse("");
    String target = said.target().map(p -> " Target " + Format.price(p) + ".").orElse("");
    return stop + target + " For " + Format.duration(said.horizon()) + ".";
  }

  private String weight(String analyst) {
    return record.decision().stream()
        .flatMap(d -> d.votes().stream())
        .filter(v -> v.analyst().equals(analyst))
        .findFirst()
        .map(Vote::weight)
        .map(w -> Format.number(w, 2))
        .orElse("");
  }

  HtmlContainer decision() {
    HtmlContainer panel = Tags.panel("", "3 · Decision");
    if (record.decision().isEmpty()) {
      panel.add(Tags.empty("None: " + Format.words(record.reason()) + "."));
      return panel;
    }
    Decision decision = record.decision().get();
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, "Action", decision.action().name());
    Tags.fact(
        facts, "Sure", Format.number(decision.probability().percent(), 1) + " %, not calibrated");
    Tags.fact(
        facts, "Agreement", Format.number(decision.agreement() * 100, 1) + " % of all scores");
    Tags.fact(facts, "Votes", Votes.words(decision.votes(), decision.action().name()));
    Tags.fact(facts, "Reason", Format.title(decision.reason()));
    Tags.fact(facts, "In words", decision.reasoning());
    decision.stop().ifPresent(p -> Tags.fact(facts, "Stop", Format.price(p)));
    decision.target().ifPresent(p -> Tags.fact(facts, "Target", Format.price(p)));
    Tags.fact(facts, "Would change", decision.wouldChange());
    panel.add(facts);
    return panel;
  }

  HtmlContainer known() {
    CycleInputs inputs = record.inputs();
    HtmlContainer facts = Tags.facts();
    String held =
        inputs.holding().isFlat()
            ? "nothing"
            : Format.quantity(inputs.holding().quantity())
                + inputs
                    .holding()
                    .averagePrice()
                    .map((Price p) -> " at " + Format.price(p))
                    .orElse("");
    Tags.fact(facts, "Held", held);
    Tags.fact(facts, "Equity", Format.money(inputs.risk().equity()));
    Tags.fact(facts, "Free cash", Format.money(inputs.risk().availableCash()));
    Tags.fact(facts, "Exposure", Format.money(inputs.risk().exposureAll()));
    Tags.fact(
        facts,
        "Open positions",
        inputs.risk().openPositions().map(n -> Integer.toString(n)).orElse(Format.UNKNOWN));
    Tags.fact(
        facts, "Data age", inputs.risk().dataAge().map(Format::duration).orElse(Format.UNKNOWN));
    Tags.fact(
        facts,
        "Feed",
        inputs.risk().feedState().map(f -> Format.words(f.name())).orElse(Format.UNKNOWN));
    Tags.fact(facts, "Policy", inputs.policy().version());
    Tags.fact(
        facts, "Quorum", inputs.ensemble().quorum() + " views, " + inputs.ensemble().strategy());
    return Tags.panel("", "5 · What was known of the account", facts);
  }

  HtmlContainer raw() {
    HtmlContainer text = Tags.text("pre", "raw mono", Canon.write(record));
    text.setId("raw-record");
    HtmlContainer copy = new HtmlContainer("ffe-copy");
    copy.getElement().setAttribute("from", "raw-record");
    HtmlContainer details =
        Tags.of(
            "details",
            "",
            Tags.text("summary", "", "Canonical record, the bytes the digest is made of"),
            copy,
            text);
    return Tags.panel("wide", "Raw", details);
  }
}
