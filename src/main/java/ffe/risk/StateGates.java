package ffe.risk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.risk.Gate.Finding;
import ffe.risk.KillSwitch.Halt;
import java.time.Duration;
import java.util.stream.Collectors;

/** Gates on what happened before: halts, losses, positions and orders. */
final class StateGates {

  private StateGates() {}

  /** Its need says it all: without session time nothing is judged. */
  static Finding sessionTime(GateCase c) {
    return new Finding(true, c.now().toString(), "known", "");
  }

  static Finding halted(GateCase c) {
    KillSwitch halts = c.state().killSwitch();
    String codes =
        halts.inForce(c.now()).stream()
            .map(Halt::code)
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return new Finding(
        codes.isEmpty(),
        codes.isEmpty() ? "RUNNING" : codes,
        "RUNNING",
        "Trading is halted: " + halts.reason(c.now()) + ".");
  }

  static Finding openPositions(GateCase c) {
    int open = c.inputs().openPositions().orElseThrow();
    int opens = c.held().isZero() ? 1 : 0;
    int after = open + c.inputs().workingEntries().orElseThrow() + opens;
    int max = c.policy().openPositionsMax();
    return new Finding(
        after <= max,
        Integer.toString(after),
        Integer.toString(max),
        "With this order " + after + " positions would be open; at most " + max + " are allowed.");
  }

  static Finding orderRate(GateCase c) {
    int after = c.state().ordersWithinWindow(c.now()).size() + 1;
    int max = c.policy().ordersPerMinuteMax();
    return new Finding(
        after <= max,
        after + " per minute",
        max + " per minute",
        "This would be order " + after + " within a minute; at most " + max + " are allowed.");
  }

  static Finding coolDown(GateCase c) {
    boolean isLong = c.state().lossesInARow() >= c.policy().lossesForLongCoolDown();
    Duration needed = isLong ? c.policy().coolDownAfterLosses() : c.policy().coolDownAfterLoss();
    String limit =
        Words.duration(needed) + (isLong ? " after " + c.state().lossesInARow() + " losses" : "");
    if (c.state().lastLossAt().isEmpty()) {
      return new Finding(true, "no loss", limit, "");
    }
    Duration since = Duration.between(c.state().lastLossAt().get(), c.now());
    Duration left = needed.minus(since);
    return new Finding(
        since.compareTo(needed) >= 0,
        Words.duration(since),
        limit,
        "The last loss is "
            + Words.duration(since)
            + " ago; "
            + Words.duration(left)
            + " to wait.");
  }

  static Finding dailyLoss(GateCase c) {
    return loss(c.dayMark().orElseThrow(), c, c.policy().dailyLossMax(), "today");
  }

  static Finding weeklyLoss(GateCase c) {
    return loss(c.weekMark().orElseThrow(), c, c.policy().weeklyLossMax(), "this week");
  }

  static Finding drawdown(GateCase c) {
    return loss(c.peakMark().orElseThrow(), c, c.policy().drawdownHalt(), "since the peak");
  }

  private static Finding loss(Money from, GateCase c, Percent limit, String when) {
    Loss loss = new Loss(from, c.equity());
    return new Finding(
        !loss.reaches(limit),
        loss.words(),
        limit.toString(),
        loss.words() + " was lost " + when + "; at " + limit + " new risk ends.");
  }
}
