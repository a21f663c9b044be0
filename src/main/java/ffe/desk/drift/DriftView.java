package ffe.desk.drift;

import ffe.backtest.Drift;
import ffe.market.Instrument;
import java.time.Instant;
import java.util.List;

/**
 * What the last hours came to when they were repeated.
 *
 * @param from market time of the oldest decision that was repeated, or where nothing was, of the
 *     begin of these hours
 * @param decisions the newest that were looked at
 * @param identical of them computed again to the same bytes
 * @param different of them that came out another one, twenty at most, with the first difference;
 *     the rest could not be computed again: made by another version, retired, or without candles
 * @param alone orders that filled on one side only
 * @param price how much dearer the session was than a backtest, in basis points
 * @param costs how much more it paid in fees, in basis points of what was traded
 * @param orders the newest that filled, the oldest first
 */
public record DriftView(
    Instrument instrument,
    Verdict verdict,
    Instant from,
    Instant to,
    int decisions,
    int identical,
    List<String> different,
    int alone,
    Drift.Mean price,
    Drift.Mean costs,
    List<Drift.Line> orders) {

  /** What can be said. */
  public enum Verdict {
    /** A decision came out another one. */
    DECISIONS_DIFFER,
    /** No decision could be computed again: nothing is proved. */
    NOT_REPEATED,
    /** The decisions are the same, and nothing was traded on both sides. */
    NOTHING_TRADED,
    /** The decisions are the same; fewer than 30 orders have no band. */
    TOO_FEW_TO_TELL,
    /** The decisions are the same, and the band of the prices has 0 in it. */
    NO_DRIFT,
    /** The decisions are the same, but the session pays more than a backtest says. */
    DEARER,
    /** The decisions are the same, but the session pays less than a backtest says. */
    CHEAPER
  }

  public DriftView {
    different = List.copyOf(different);
    orders = List.copyOf(orders);
  }

  static Verdict verdict(int identical, boolean isDifferent, Drift.Mean price) {
    if (isDifferent) {
      return Verdict.DECISIONS_DIFFER;
    }
    if (identical == 0) {
      return Verdict.NOT_REPEATED;
    }
    if (price.orders() == 0) {
      return Verdict.NOTHING_TRADED;
    }
    return price
        .band()
        .map(
            band ->
                band.low() > 0
                    ? Verdict.DEARER
                    : band.high() < 0 ? Verdict.CHEAPER : Verdict.NO_DRIFT)
        .orElse(Verdict.TOO_FEW_TO_TELL);
  }
}
