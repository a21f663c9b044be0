package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.Actor;
import ffe.desk.PerformanceQuery;
import ffe.desk.StatusView;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.arena.ArenaView;
import ffe.learning.Ballot.Kind;
import ffe.learning.Band;
import ffe.learning.VoterScore;
import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good voters were, and how well the probabilities of a chosen one fit.
 *
 * <p>Desk calls: {@code scores} (3 statements; 2 more while decisions are there that were never
 * scored) when the page is opened and when a cycle has ended, and while decisions are being read
 * every few seconds.
 */
final class ArenaSection extends Div {

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final int DECIMALS = 3;
  private static final int COST_DECIMALS = 4;

  /** The column of what was made alone. */
  private static final int RETURNED = 8;

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("arena.voter", "fixed"),
          Tags.Column.number("arena.scored"),
          Tags.Column.extra("arena.open"),
          Tags.Column.number("arena.brier"),
          Tags.Column.extra("arena.band"),
          Tags.Column.number("arena.came-true"),
          Tags.Column.extra("arena.band"),
          Tags.Column.extra("word.trades"),
          Tags.Column.number("arena.alone"),
          Tags.Column.extra("arena.tokens"),
          Tags.Column.extra("arena.cost"),
          Tags.Column.extra("arena.net"));

  private final ArenaDesk desk;
  private final Div said = new Div();
  private final Div scores = new Div();
  private final Choice chosen = new Choice(Words.of("arena.voter"), this::choose);
  private final Div chart = new Div();
  private final HtmlContainer calibration;
  private Optional<Read> read = Optional.empty();
  private Optional<ArenaView> view = Optional.empty();
  private String voter = "";

  /**
   * @param at machine time
   */
  private record Read(Key key, long at) {}

  private record Key(
      PerformanceQuery query, String account, String instrument, Optional<Instant> cycle) {}

  ArenaSection(ArenaDesk desk) {
    this.desk = desk;
    addClassNames("sheet", "wide");
    said.add(Tags.empty(Words.of("word.reading")));
    calibration =
        Tags.panel(
            "wide dense",
            Words.of("arena.calibration"),
            chosen,
            chart,
            Tags.text("p", "muted after", Words.of("arena.calibration-help")));
    calibration.setVisible(false);
    scores.addClassName("after");
    chart.addClassName("after");
    add(Tags.panel("wide dense", Words.of("arena.title"), said, scores), calibration);
  }

  Runnable read(Actor actor, StatusView status, PerformanceQuery query) {
    Key key = new Key(query, status.account(), status.instrument(), status.lastCycleAt());
    long now = System.nanoTime();
    boolean isWhole = view.filter(v -> v.pending() > 0).isEmpty();
    if (read.filter(r -> r.key().equals(key))
        .filter(r -> isWhole || now - r.at() < AGAIN.toNanos())
        .isPresent()) {
      return () -> {};
    }
    ArenaView told = desk.scores(actor, query);
    read = Optional.of(new Read(key, now));
    view = Optional.of(told);
    return () -> show(told);
  }

  private void choose(String title) {
    voter = title;
    view.ifPresent(this::showCalibration);
  }

  void show(ArenaView told) {
    Steady.show(said, sentence(told));
    if (told.decisions() == 0) {
      Steady.show(scores, Tags.empty(Words.of("arena.no-decision")));
    } else {
      Steady.show(
          scores,
          Tags.table(COLUMNS, rows(told)),
          Tags.text("p", "muted after", Words.of("arena.help")),
          Tags.text("p", "muted after", alone(told)));
    }
    showCalibration(told);
  }

  private void showCalibration(ArenaView told) {
    calibration.setVisible(told.voters().stream().anyMatch(l -> l.scored() > 0));
    List<ArenaView.Line> lines = lines(told);
    List<String> titles = lines.stream().map(ArenaSection::title).toList();
    String current = titles.contains(voter) ? voter : titles.stream().findFirst().orElse("");
    chosen.show(titles, current);
    lines.stream()
        .filter(line -> title(line).equals(current))
        .findFirst()
        .ifPresent(
            line ->
                Steady.show(
                    chart,
                    line.tooFewToTell()
                        ? Tags.empty(
                            Words.of("arena.too-few-of", line.scored(), VoterScore.TELLING))
                        : CalibrationChart.of(line.calibration())));
  }

  private static HtmlContainer sentence(ArenaView told) {
    List<String> words = new ArrayList<>();
    words.add(
        Words.of(
            "arena.as-of",
            told.instrument(),
            Format.toMinute(told.asOf()),
            Format.count(told.decisions())));
    if (told.pending() > 0) {
      words.add(Words.of("arena.pending", Format.count(told.read()), Format.count(told.pending())));
    } else if (told.read() < told.decisions()) {
      words.add(
          Words.of("arena.newest", Format.count(told.read()), Format.count(told.decisions())));
    }
    if (told.unreadable() > 0) {
      words.add(Words.of("arena.unreadable", Format.count(told.unreadable())));
    }
    if (told.decisions() > 0 && !hasModels(told)) {
      words.add(Words.of("arena.no-model"));
    }
    return Tags.text("p", "muted sentence after", String.join(" ", words));
  }

  private static String alone(ArenaView told) {
    String words =
        Words.of(
            "arena.alone-help",
            told.stake().map(s -> Format.amount(s) + " " + s.currency()).orElseGet(Format::unknown),
            told.costs().fee().value().toPlainString(),
            told.costs().slippage().value().toPlainString(),
            told.timeframe());
    String chance =
        told.random()
            .map(r -> Words.of("arena.random-help", r.draws(), words(r.low()), words(r.high())))
            .orElseGet(() -> Words.of("arena.random-none"));
    return words + " " + chance;
  }

  private static boolean hasModels(ArenaView told) {
    return told.voters().stream()
        .anyMatch(l -> l.kind() == Kind.MODEL || l.kind() == Kind.STAND_IN);
  }

  /** Without models the rules alone are the ensemble. */
  private static List<ArenaView.Line> lines(ArenaView told) {
    return told.voters().stream()
        .filter(l -> l.kind() != Kind.RULES_ONLY || hasModels(told))
        .toList();
  }

  private static List<List<Component>> rows(ArenaView told) {
    List<List<Component>> rows = new ArrayList<>();
    for (ArenaView.Line line : lines(told)) {
      rows.add(row(line));
    }
    told.hold()
        .ifPresent(
            hold ->
                rows.add(
                    beside(
                        Words.of("arena.hold"),
                        returned(hold),
                        told.stake().map(s -> ArenaView.part(s, hold)))));
    told.random()
        .ifPresent(
            random ->
                rows.add(
                    beside(
                        Words.of("arena.random"),
                        returned(random.median()),
                        told.stake().map(s -> ArenaView.part(s, random.median())))));
    return rows;
  }

  private static String title(ArenaView.Line line) {
    return switch (line.kind()) {
      case ENSEMBLE -> Words.of("arena.ensemble");
      case RULES_ONLY -> Words.of("arena.rules-only");
      case MODEL, RULE -> Format.title(line.voter());
      case STAND_IN -> Words.of("votes.not-a-model", line.voter());
    };
  }

  private static List<Component> row(ArenaView.Line line) {
    HtmlContainer voter = Tags.of("span", "", Tags.span("", title(line)));
    if (line.kind() == Kind.MODEL || line.kind() == Kind.RULE) {
      voter.add(
          Tags.span(
              "muted",
              " " + Words.of(line.kind() == Kind.MODEL ? "arena.kind-model" : "arena.kind-rule")));
    }
    boolean isTelling = !line.tooFewToTell();
    String few = line.scored() == 0 ? "" : Words.of("analytics.too-few");
    return List.of(
        voter,
        Tags.span("", Format.count(line.scored())),
        Tags.span("", open(line)),
        isTelling
            ? Tags.span("", line.brier().map(b -> number(b.value())).orElse(""))
            : Tags.span("muted", few),
        Tags.span("", isTelling ? line.brier().map(ArenaSection::ofBrier).orElse("") : ""),
        Tags.span("", isTelling ? line.hitRate().map(h -> percent(h.value())).orElse("") : ""),
        Tags.span("", isTelling ? line.hitRate().map(ArenaSection::ofShare).orElse("") : ""),
        Tags.span("", Format.count(line.trades())),
        returned(line.returned()),
        Tags.span("", Format.count(line.tokens())),
        Tags.span("", cost(line.cost().amount())),
        money(line.net().or(line::result)));
  }

  private static String open(ArenaView.Line line) {
    return line.missing() == 0
        ? Format.count(line.open())
        : Words.of("arena.open-missing", Format.count(line.open()), Format.count(line.missing()));
  }

  /** What asks nobody. */
  private static List<Component> beside(String name, Component returned, Optional<Money> result) {
    List<Component> row = new ArrayList<>();
    row.add(Tags.span("", name));
    for (int i = 1; i < COLUMNS.size(); i++) {
      row.add(i == RETURNED ? returned : Tags.span("", ""));
    }
    row.set(COLUMNS.size() - 1, money(result));
    return row;
  }

  private static Component money(Optional<Money> money) {
    return money
        .map(m -> Tags.span(Format.tone(m.amount().signum()), Format.signed(m)))
        .orElseGet(() -> Tags.span("", ""));
  }

  private static Component returned(double fraction) {
    Percent percent = new Percent(BigDecimal.valueOf(100 * fraction));
    return Tags.span(Format.tone(Optional.of(percent)), Format.signed(percent));
  }

  private static String words(double fraction) {
    return Format.signed(new Percent(BigDecimal.valueOf(100 * fraction)));
  }

  private static String cost(BigDecimal usd) {
    return usd.signum() == 0 ? "" : Format.number(usd.doubleValue(), COST_DECIMALS);
  }

  private static String ofBrier(Band band) {
    return number(band.low()) + " – " + number(band.high());
  }

  private static String ofShare(Band band) {
    return Format.number(100 * band.low(), 0) + " – " + Format.number(100 * band.high(), 0) + " %";
  }

  private static String number(double value) {
    return Format.number(value, DECIMALS);
  }

  static String percent(double share) {
    return Format.number(100 * share, 1) + " %";
  }
}
