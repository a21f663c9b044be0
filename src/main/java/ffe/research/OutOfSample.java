package ffe.research;

import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.RunStatistics;
import ffe.statistics.TrackRecord;

/**
 * What the chosen ones came to in their tests, one after another.
 *
 * @param returns periods that were tested
 * @param total growth as a fraction
 * @param sharpe annual
 * @param drawdown deepest fall as a fraction
 * @param aboveZero probability that the true Sharpe ratio is above zero
 */
public record OutOfSample(
    int returns, int trades, Figure total, Figure sharpe, Figure drawdown, Figure aboveZero) {

  static OutOfSample of(double[] returns, int trades, long periodMillis) {
    RunStatistics run = Objective.run(returns, periodMillis);
    return new OutOfSample(
        returns.length,
        trades,
        run.total(),
        run.sharpe(),
        returns.length == 0 ? Figure.tooFew() : Figure.of(run.drawdowns().depth()),
        returns.length == 0
            ? Figure.tooFew()
            : TrackRecord.of(Column.of(returns))
                .map(record -> record.probabilityAbove(0))
                .orElse(Figure.tooFew()));
  }
}
