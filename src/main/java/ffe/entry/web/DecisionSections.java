package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.canon.Canon;
import ffe.decision.Decision;
import ffe.decision.Fallback;
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
  private final CouncilSection council;

  DecisionSections(DecisionView view) {
    this.view = view;
    line = view.line();
    record = view.record();
    council = CouncilSection.of(record);
  }

  /** Empty where no model was asked. */
  Optional<HtmlContainer> models() {
    return council.panel();
  }

  HtmlContainer summary() {
    HtmlContainer title =
        Tags.of(
            "div",
            "title",
            Badges.of(line),
            Tags.text("h1", "", heading()),
            Tags.span("muted", Format.time(record.slot())),
            Tags.span("muted", record.isAdvice() ? Words.of("decision.advice") : ""),
            Tags.of("span", "end", Votes.marks(line.votes(), line.action())));
    HtmlContainer panel =
        Tags.panel(
            "wide", title, Words.of("decision.summary"), Tags.text("p", "lead", line.sentence()));
    if (!line.wouldChange().isEmpty()) {
      panel.add(Tags.text("p", "sentence", Words.of("feed.would", line.wouldChange())));
    }
    line.outcome()
        .ifPresent(o -> panel.add(Tags.text("p", "sentence", Words.of("decision.order", o))));
    return panel;
  }

  private String heading() {
    String sure =
        record.decision().isPresent()
            ? Words.of("decision.percent-sure", Format.confidence(line.confidencePercent()))
            : "";
    return line.action().equals("NONE")
        ? line.instrument()
        : line.action() + " " + line.instrument() + sure;
  }

  HtmlContainer proof() {
    HtmlContainer facts = Tags.facts();
    facts.addClassName("after");
    fact(facts, Words.of("decision.digest"), view.digest());
    fact(facts, Words.of("decision.code-version"), record.codeVersion());
    fact(facts, Words.of("word.decision"), record.id());
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
    shortestFirst.forEach(slice -> Tags.fact(facts, slice.timeframe(), seen(slice)));
    inputs
        .beside()
        .ifPresent(
            second ->
                Tags.fact(
                    facts,
                    second.lane().instrument() + " " + second.slice().timeframe(),
                    seen(second.slice())));
    Tags.fact(
        facts,
        Words.of("decision.last-trade"),
        inputs
            .lastTick()
            .map(
                t ->
                    Words.of(
                        "decision.tick",
                        Format.price(t.price()),
                        Format.quantity(t.quantity()),
                        Format.time(t.time())))
            .orElseGet(Format::none));
    HtmlContainer panel = Tags.panel("wide", Words.of("decision.market"));
    if (!candles.isEmpty()) {
      panel.add(Tags.of("div", "decision-chart", chart(candles)));
    }
    panel.add(facts);
    facts.addClassName("after");
    return panel;
  }

  private static String seen(MarketSlice slice) {
    return slice
        .firstOpensAt()
        .map(at -> Words.of("decision.candles-from", slice.count(), Format.toMinute(at)))
        .orElseGet(() -> Words.of("decision.candles", slice.count()));
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
            record.slot().minus(Timeframe.M5.length()),
            CandleChart.Kind.HERE,
            Words.of("decision.decided"),
            ""));
    chart.mark(marks);
    chart.level(
        record.decision().flatMap(Decision::stop), record.decision().flatMap(Decision::target));
    chart.describe(Words.of("decision.chart"));
    return chart;
  }

  HtmlContainer opinions() {
    List<Tags.Column> columns =
        List.of(
            new Tags.Column("word.analyst", "fixed"),
            new Tags.Column("decision.says", "fixed"),
            Tags.Column.number("word.sure"),
            Tags.Column.number("decision.weight"),
            Tags.Column.text("decision.because"),
            new Tags.Column("decision.change-mind", "narrow-off"));
    List<List<Component>> rows = record.opinions().stream().map(this::opinion).toList();
    return Tags.panel(
        "wide",
        Words.of("decision.opinions"),
        rows.isEmpty() ? Tags.empty(Words.of("decision.nobody")) : Tags.table(columns, rows));
  }

  private List<Component> opinion(Opinion opinion) {
    HtmlContainer analyst =
        Tags.of("span", "", Tags.span("strong", Format.analyst(opinion.analyst()) + " "));
    council.modelOf(opinion.analyst()).ifPresent(analyst::add);
    String part = council.part(opinion.analyst());
    if (!part.isEmpty()) {
      analyst.add(Tags.text("p", "muted", part));
    }
    HtmlContainer weight = Tags.span("", weight(opinion.analyst()));
    if (opinion instanceof Opinion.View said) {
      return List.of(
          analyst,
          Tags.span("strong", said.action().name()),
          Tags.span("", Format.confidence(said.probability().percent())),
          weight,
          wordy(said.reasoning() + levels(said)),
          Tags.span("muted", said.wouldChangeMind()));
    }
    Opinion.Abstention abstained = (Opinion.Abstention) opinion;
    return List.of(
        analyst,
        Tags.span("muted", Words.of("decision.abstains")),
        Tags.span("", ""),
        weight,
        wordy(Format.title(abstained.reason()) + ": " + abstained.detail()),
        Tags.span("muted", ""));
  }

  /** Wide enough to be read where the screen is narrow; the table then scrolls. */
  private static HtmlContainer wordy(String text) {
    HtmlContainer words = Tags.span("", text);
    words.getStyle().set("display", "inline-block").set("min-width", "min(28ch, 60vw)");
    return words;
  }

  private static String levels(Opinion.View said) {
    String stop =
        said.stop().map(p -> " " + Words.of("decision.stop-at", Format.price(p))).orElse("");
    String target =
        said.target().map(p -> " " + Words.of("decision.target-at", Format.price(p))).orElse("");
    return stop + target + " " + Words.of("decision.horizon", Format.duration(said.horizon()));
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
    HtmlContainer panel = Tags.panel("", Words.of("decision.decision"));
    if (record.decision().isEmpty()) {
      panel.add(Tags.empty(Words.of("decision.none", Format.words(record.reason()))));
      return panel;
    }
    Decision decision = record.decision().get();
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("word.action"), decision.action().name());
    Tags.fact(
        facts,
        Words.of("decision.sure"),
        Words.of("decision.not-calibrated", Format.number(decision.probability().percent(), 1)));
    Tags.fact(
        facts,
        Words.of("decision.agreement"),
        Words.of("decision.of-scores", Format.number(decision.agreement() * 100, 1)));
    Tags.fact(
        facts, Words.of("word.votes"), Votes.words(decision.votes(), decision.action().name()));
    Tags.fact(facts, Words.of("word.reason"), Format.title(decision.reason()));
    Tags.fact(facts, Words.of("decision.in-words"), decision.reasoning());
    decision
        .fallback()
        .ifPresent(
            way ->
                Tags.fact(
                    facts, Words.of("decision.fallback"), tier(way.tier()) + " " + way.detail()));
    decision.stop().ifPresent(p -> Tags.fact(facts, Words.of("word.stop"), Format.price(p)));
    decision.target().ifPresent(p -> Tags.fact(facts, Words.of("word.target"), Format.price(p)));
    Tags.fact(facts, Words.of("decision.would-change"), decision.wouldChange());
    panel.add(facts);
    return panel;
  }

  private static String tier(Fallback.Tier tier) {
    return switch (tier) {
      case WEIGHTED_REST -> Words.of("decision.fallback-rest");
      case HOLD -> Words.of("decision.fallback-hold");
    };
  }

  HtmlContainer known() {
    CycleInputs inputs = record.inputs();
    HtmlContainer facts = Tags.facts();
    String held =
        inputs.holding().isFlat()
            ? Words.of("decision.nothing")
            : inputs
                .holding()
                .averagePrice()
                .map(
                    (Price p) ->
                        Words.of(
                            "decision.held-at",
                            Format.quantity(inputs.holding().quantity()),
                            Format.price(p)))
                .orElseGet(() -> Format.quantity(inputs.holding().quantity()));
    Tags.fact(facts, Words.of("decision.held"), held);
    Tags.fact(facts, Words.of("word.equity"), Format.money(inputs.risk().equity()));
    Tags.fact(facts, Words.of("word.free-cash"), Format.money(inputs.risk().availableCash()));
    Tags.fact(facts, Words.of("decision.exposure"), Format.money(inputs.risk().exposureAll()));
    Tags.fact(
        facts,
        Words.of("word.open-positions"),
        inputs.risk().openPositions().map(n -> Integer.toString(n)).orElseGet(Format::unknown));
    Tags.fact(
        facts,
        Words.of("word.data-age"),
        inputs.risk().dataAge().map(Format::duration).orElseGet(Format::unknown));
    Tags.fact(
        facts,
        Words.of("word.feed"),
        inputs.risk().feedState().map(f -> Format.words(f)).orElseGet(Format::unknown));
    Tags.fact(facts, Words.of("word.policy"), inputs.policy().version());
    Tags.fact(
        facts,
        Words.of("policy.quorum"),
        Words.of("decision.quorum", inputs.ensemble().quorum(), inputs.ensemble().strategy()));
    return Tags.panel("", Words.of("decision.account"), facts);
  }

  HtmlContainer raw() {
    String name = Words.of("decision.canonical");
    HtmlContainer details =
        Tags.of(
            "details",
            "",
            Tags.text("summary", "", name),
            Tags.copy("raw-record"),
            Tags.literal("raw-record", name, Canon.write(record)));
    return Tags.panel("wide", Words.of("decision.raw"), details);
  }
}
