package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.arena.ArenaView;
import ffe.learning.Ballot.Kind;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.statistics.Band;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Voters a line each, and beside them what asks nobody. */
final class ArenaTable {

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

  private ArenaTable() {}

  static HtmlContainer of(ArenaView told) {
    return Tags.table(COLUMNS, rows(told));
  }

  static boolean hasModels(ArenaView told) {
    return told.voters().stream()
        .anyMatch(l -> l.kind() == Kind.MODEL || l.kind() == Kind.STAND_IN);
  }

  /** Without models the rules alone are the ensemble. */
  static List<ArenaView.Line> lines(ArenaView told) {
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

  static String title(ArenaView.Line line) {
    return switch (line.kind()) {
      case ENSEMBLE -> Words.of("arena.ensemble");
      case RULES_ONLY -> Words.of("arena.rules-only");
      case MODEL, RULE -> Format.analyst(line.voter());
      case STAND_IN -> Words.of("votes.not-a-model", line.voter());
    };
  }

  private static List<Component> row(ArenaView.Line line) {
    HtmlContainer voter = Tags.of("span", "", Tags.span("", title(line)));
    if (line.kind() == Kind.MODEL || line.kind() == Kind.RULE) {
      voter.add(
          Tags.span(
              "muted narrow-off",
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
        Tags.span("", isTelling ? line.brier().map(ArenaTable::ofBrier).orElse("") : ""),
        Tags.span("", isTelling ? line.hitRate().map(h -> percent(h.value())).orElse("") : ""),
        Tags.span("", isTelling ? line.hitRate().map(ArenaTable::ofShare).orElse("") : ""),
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

  static String signed(double fraction) {
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
