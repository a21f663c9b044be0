package ffe.backtest;

import ffe.canon.Digest;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.RoundTrip;
import java.util.List;

/**
 * What the books of a plan come to, without a record of its decisions.
 *
 * @param equity as {@link BacktestRun#equity}
 * @param roundTrips in the order in which they were closed
 * @param books digest of every event of the ledger and every point of equity
 */
public record Sketch(List<EquityPoint> equity, List<RoundTrip> roundTrips, Digest books) {

  static Sketch of(RunJournal journal) {
    return new Sketch(journal.equity(), journal.roundTrips(), journal.books());
  }
}
