package ffe.desk.chance;

import ffe.backtest.Chances;
import ffe.canon.Canon;
import ffe.desk.backtest.JobResult;

/**
 * What it came to.
 *
 * @param run digest of the backtest
 * @param data digest of what was traded on
 * @param digest of the chances
 */
public record ChanceResult(
    Chances chances, String run, String data, String codeVersion, String digest)
    implements JobResult {

  static ChanceResult of(Chances chances, String run, String data, String codeVersion) {
    return new ChanceResult(chances, run, data, codeVersion, Canon.digest(chances).hex());
  }

  @Override
  public ChanceSummary summary() {
    return new ChanceSummary(
        chances.returns(),
        chances.trades(),
        chances.ofReturns(),
        chances.ofTrades(),
        digest,
        run,
        data,
        codeVersion);
  }
}
