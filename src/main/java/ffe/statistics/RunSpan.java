package ffe.statistics;

import java.time.Instant;

/**
 * The run that trades are of.
 *
 * @param to a millisecond or more after the start
 * @param capital what there was to trade with: the deposit, or mean equity; above 0
 */
public record RunSpan(Instant from, Instant to, double capital) {

  public RunSpan {
    if (to.toEpochMilli() <= from.toEpochMilli()) {
      throw new IllegalArgumentException(
          "a run ends a millisecond or more after it began: " + from + " to " + to);
    }
    if (!(Column.sound("the capital of a run", capital) > 0)) {
      throw new IllegalArgumentException("the capital of a run is above zero, not " + capital);
    }
  }

  double millis() {
    return (double) to.toEpochMilli() - from.toEpochMilli();
  }

  void holds(ClosedTrade trade) {
    if (trade.enteredAt().isBefore(from) || trade.exitedAt().isAfter(to)) {
      throw new IllegalArgumentException(
          "a trade from "
              + trade.enteredAt()
              + " to "
              + trade.exitedAt()
              + " is not of the run from "
              + from
              + " to "
              + to);
    }
  }
}
