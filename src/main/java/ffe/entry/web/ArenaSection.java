package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.Actor;
import ffe.desk.PerformanceQuery;
import ffe.desk.StatusView;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.arena.ArenaView;
import ffe.learning.VoterScore;
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
          ArenaTable.of(told),
          Tags.text("p", "muted after", Words.of("arena.help")),
          Tags.text("p", "muted after", alone(told)));
    }
    showCalibration(told);
  }

  private void showCalibration(ArenaView told) {
    calibration.setVisible(told.voters().stream().anyMatch(l -> l.scored() > 0));
    List<ArenaView.Line> lines = ArenaTable.lines(told);
    List<String> titles = lines.stream().map(ArenaTable::title).toList();
    String current = titles.contains(voter) ? voter : titles.stream().findFirst().orElse("");
    chosen.show(titles, current);
    lines.stream()
        .filter(line -> ArenaTable.title(line).equals(current))
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
    if (told.decisions() > 0 && !ArenaTable.hasModels(told)) {
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
            .map(
                r ->
                    Words.of(
                        "arena.random-help",
                        r.draws(),
                        ArenaTable.signed(r.low()),
                        ArenaTable.signed(r.high())))
            .orElseGet(() -> Words.of("arena.random-none"));
    return words + " " + chance;
  }
}
