package ffe.desk;

import ffe.trading.AgentPolicy;
import ffe.trading.DecisionRecord;
import ffe.trading.Rejudged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stored decisions judged under a proposed policy by the gate that judges orders: newest first,
 * each by itself, until all are judged or a bound is reached.
 */
final class DryRun {

  static final int DECISIONS_MAX = 10_000;
  static final Duration SPAN = Duration.ofDays(90);
  static final Duration TIME_MAX = Duration.ofSeconds(20);
  static final int PAGE = 200;
  private static final int EXAMPLES_MAX = 10;

  private final PolicyBook book;
  private final Clock wall;
  private final AgentPolicy proposed;
  private final Map<Rejudged.Outcome, Integer> outcomes = new EnumMap<>(Rejudged.Outcome.class);
  private final Map<String, int[]> gates = new TreeMap<>();
  private final List<DryRunView.Example> examples = new ArrayList<>();
  private int judged;
  private int unreadable;
  private Optional<Instant> oldest = Optional.empty();

  DryRun(PolicyBook book, Clock wall, AgentPolicy proposed) {
    this.book = book;
    this.wall = wall;
    this.proposed = proposed;
  }

  /**
   * @param to session time of now
   * @param withHeld also decisions that came to nothing, which only other counting changes
   */
  DryRunView of(String account, Instant to, boolean withHeld) {
    Instant deadline = wall.instant().plus(TIME_MAX);
    PolicyBook.Span span = new PolicyBook.Span(account, to.minus(SPAN), withHeld);
    Optional<String> after = Optional.empty();
    DryRunView.End end = DryRunView.End.ALL;
    do {
      PolicyBook.Page page =
          book.decisions(span, after, Math.min(PAGE, DECISIONS_MAX - judged - unreadable));
      page.records().forEach(this::judge);
      unreadable += page.unreadable();
      after = page.next();
      if (after.isPresent() && judged + unreadable >= DECISIONS_MAX) {
        end = DryRunView.End.COUNT;
      } else if (after.isPresent() && !wall.instant().isBefore(deadline)) {
        end = DryRunView.End.TIME;
      }
    } while (after.isPresent() && end == DryRunView.End.ALL);
    return new DryRunView(
        span.from(),
        to,
        oldest,
        judged,
        unreadable,
        withHeld,
        end,
        Map.copyOf(outcomes),
        gates.entrySet().stream()
            .map(e -> new DryRunView.GateCount(e.getKey(), e.getValue()[0], e.getValue()[1]))
            .toList(),
        examples);
  }

  private void judge(DecisionRecord stored) {
    Rejudged rejudged = Rejudged.of(stored, proposed);
    judged++;
    oldest = Optional.of(stored.slot());
    count(Rejudged.denials(stored), 0);
    count(Rejudged.denials(rejudged.again()), 1);
    outcomes.merge(rejudged.outcome(), 1, Integer::sum);
    if (rejudged.outcome() != Rejudged.Outcome.SAME && examples.size() < EXAMPLES_MAX) {
      examples.add(DryRunView.Example.of(rejudged));
    }
  }

  private void count(List<String> codes, int side) {
    codes.stream().distinct().forEach(c -> gates.computeIfAbsent(c, any -> new int[2])[side]++);
  }
}
