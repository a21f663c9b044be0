package ffe.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.statistics.Blocks.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The digest moves only by hand, and never by the machine or the Java it runs on. */
final class SameBitsTest {

  record All(
      RunStatistics run,
      SortedMap<String, TradeStatistics> trades,
      Optional<Band> band,
      Optional<Outlook> returns,
      List<MonteCarlo.Stressed> stressed,
      Figure deflated,
      Overfitting overfitting,
      List<List<Correlation>> correlations) {}

  private static All all() {
    Dice dice = new Dice(1);
    List<Series> curves =
        Stream.generate(() -> Curves.grown(Curves.noise(dice, 150, 0.001, 0.02))).limit(5).toList();
    List<Series> returns = curves.stream().map(Series::returns).toList();
    List<Column> columns = returns.stream().map(Series::values).toList();
    List<ClosedTrade> trades = Curves.trades(Curves.noise(dice, 90, 1, 10), 0.5);
    Resampling usual = new Resampling(Blocks.usual(150), 200, 2);
    return new All(
        RunStatistics.of(curves.get(0), Basis.of(curves.get(0)).withHurdle(0.02)),
        TradeStatistics.by(By.VOTER, trades, Curves.SPAN),
        usual.band(columns.get(0), c -> Moments.of(c).sharpe(0)),
        MonteCarlo.ofReturns(columns.get(0), usual),
        MonteCarlo.stressed(
            trades, 1000, List.of(1.0, 2.0), new Resampling(new Blocks(Kind.CIRCULAR, 7), 200, 3)),
        TrackRecord.of(columns.get(0)).orElseThrow().deflated(new Trials(5, 0.002)),
        Overfitting.of(columns, 8),
        Correlation.matrix(returns));
  }

  @Test
  void everything_has_the_same_bits_everywhere() {
    assertThat(Canon.digest(all()).hex())
        .isEqualTo("e08152d89df75029b379bc455ec5b72992095f67dddff3e7680cd84aa87f021c");
  }

  @Test
  void everything_can_be_kept_and_read_again() {
    assertThat(Canon.read(Canon.write(all()), All.class)).isEqualTo(all());
  }
}
