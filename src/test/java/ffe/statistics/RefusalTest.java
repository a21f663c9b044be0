package ffe.statistics;

import static ffe.statistics.Curves.after;
import static ffe.statistics.Curves.daily;
import static ffe.statistics.Curves.labels;
import static ffe.statistics.Curves.trade;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.statistics.Blocks.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RefusalTest {

  private static final Column THIRTY = Column.of(Curves.noise(new Dice(1), 30, 0, 0.01));
  private static final Resampling HUNDRED = new Resampling(Blocks.usual(30), 100, 1);

  private static Arguments refused(String words, ThrowingCallable asked) {
    return Arguments.of(words, asked);
  }

  private static ClosedTrade with(double profit, double cost, double notional, double adverse) {
    return new ClosedTrade(
        after(0), after(1), profit, cost, notional, adverse, 0, labels("BTC-USD", "09"));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        refused("this one has 0", () -> Column.of()),
        refused("value 1 of a column", () -> Column.of(1, Double.NaN)),
        refused("value 0 of a column", () -> Column.of(Double.POSITIVE_INFINITY)),
        refused("at most 1.0E18", () -> Column.of(1, -2e18)),
        refused("2 values, 1 times", () -> Series.of(new long[1], new double[2])),
        refused("this one has 0", () -> Series.of(new long[0], new double[0])),
        refused("number 2 is 5 after 5", () -> Series.of(new long[] {4, 5, 5}, new double[3])),
        refused("number 1 is 3 after 4", () -> Series.of(new long[] {4, 3}, new double[2])),
        refused("begins above zero", () -> daily(0, 1).returns()),
        refused("begins above zero", () -> Drawdowns.of(daily(-1, 1))),
        refused("takes two values", () -> daily(1).returns()),
        refused("the return at 2020-01-02", () -> daily(1e-300, 1).returns()),
        refused("take two times", () -> Basis.of(daily(1))),
        refused("periods per year", () -> Basis.perYear(Double.NaN)),
        refused("periods per year", () -> Basis.perYear(0)),
        refused("the hurdle", () -> Basis.perYear(1).withHurdle(-0.1)),
        refused("the level", () -> Basis.perYear(1).withLevel(95)),
        refused("the level", () -> Tail.of(THIRTY, 1)),
        refused("finite", () -> new Figure.Told(Double.NaN)));
  }

  static Stream<Arguments> trades() {
    List<ClosedTrade> many = new ArrayList<>();
    for (int i = 0; i <= TradeStatistics.GROUPS_MAX; i++) {
      many.add(trade(0, 1, 1, 0, labels("PAIR-" + i, "09")));
    }
    List<ClosedTrade> more = Collections.nCopies(TradeStatistics.TRADES_MAX + 1, trade(0, 1, 1, 0));
    RunSpan span = Curves.SPAN;
    Instant start = after(0);
    return Stream.of(
        refused("ends after it began", () -> trade(2, 1, 0, 0)),
        refused("the profit", () -> with(Double.NaN, 0, 1, 0)),
        refused("the cost", () -> with(0, -1, 1, 0)),
        refused("the notional", () -> with(0, 0, 0, 0)),
        refused("the adverse", () -> with(0, 0, 1, -1)),
        refused("the hour", () -> labels("BTC-USD", " ")),
        refused("the instrument", () -> labels("x".repeat(101), "09")),
        refused("each once", () -> labels("BTC-USD", "09", "ann", "ann")),
        refused("a run ends", () -> new RunSpan(start, start, 1)),
        refused("the capital", () -> new RunSpan(start, after(1), 0)),
        refused("is not of the run", () -> TradeStatistics.of(List.of(trade(99, 101, 0, 0)), span)),
        refused("more than 1000 groups", () -> TradeStatistics.by(By.INSTRUMENT, many, span)),
        refused("at most 1000000", () -> TradeStatistics.of(more, span)));
  }

  static Stream<Arguments> draws() {
    Column short1 = Column.of(new double[30]);
    return Stream.of(
        refused("a block has", () -> new Blocks(Kind.CIRCULAR, 0)),
        refused("draws: 100 to", () -> new Resampling(Blocks.usual(30), 99, 1)),
        refused("draws: 100 to", () -> new Resampling(Blocks.usual(30), 100_001, 1)),
        refused(
            "longer than the column of 30",
            () ->
                new Resampling(new Blocks(Kind.CIRCULAR, 31), 100, 1)
                    .band(short1, c -> Figure.of(1))),
        refused(
            "draws times values",
            () ->
                new Resampling(Blocks.usual(30), 100_000, 1)
                    .band(Column.trusted(new double[20_001]), c -> Figure.of(1))),
        refused(
            "draw blocks instead",
            () -> new Resampling(Blocks.shuffled(), 100, 1).band(THIRTY, c -> Figure.of(1))),
        refused("value 0 is -1.5", () -> MonteCarlo.ofReturns(Column.of(-1.5), HUNDRED)),
        refused("capital", () -> MonteCarlo.ofTrades(THIRTY, 0, HUNDRED)),
        refused("beyond any number", () -> MonteCarlo.ofReturns(Column.of(tall()), HUNDRED)),
        refused(
            "a multiple of cost",
            () -> MonteCarlo.stressed(List.of(trade(0, 1, 1, 1)), 1, List.of(101.0), HUNDRED)),
        refused("this one has 0", () -> MonteCarlo.stressed(List.of(), 1, List.of(1.0), HUNDRED)),
        refused(
            "20 multiples",
            () ->
                MonteCarlo.stressed(
                    List.of(trade(0, 1, 1, 1)), 1, Collections.nCopies(21, 1.0), HUNDRED)));
  }

  private static double[] tall() {
    double[] tall = new double[30];
    java.util.Arrays.fill(tall, 1e18);
    return tall;
  }

  static Stream<Arguments> luck() {
    Column other = Column.of(new double[31]);
    return Stream.of(
        refused("not NaN", () -> Normal.below(Double.NaN)),
        refused("has a quantile", () -> Normal.quantile(0)),
        refused("has a quantile", () -> Normal.quantile(1)),
        refused("has a quantile", () -> Normal.quantile(Double.NaN)),
        refused("two returns or more", () -> new TrackRecord(1, 0, 0, 3)),
        refused("at least 1 + skew^2", () -> new TrackRecord(100, 0, 2, 3)),
        refused("a Sharpe ratio", () -> new TrackRecord(100, Double.NaN, 0, 3)),
        refused("confidence", () -> new TrackRecord(100, 0.1, 0, 3).lengthMin(0, 0.5)),
        refused("a benchmark", () -> new TrackRecord(100, 0.1, 0, 3).probabilityAbove(Double.NaN)),
        refused("trials: 1 to", () -> new Trials(0, 0)),
        refused("the variance", () -> new Trials(1, -1)),
        refused("even number", () -> Overfitting.of(List.of(THIRTY), 5)),
        refused("even number", () -> Overfitting.of(List.of(THIRTY), 18)),
        refused("31 and 30", () -> Overfitting.of(List.of(THIRTY, other), 4)),
        refused(
            "at most 10000 variants", () -> Overfitting.of(Collections.nCopies(10_001, THIRTY), 4)),
        refused(
            "variants times periods",
            () ->
                Overfitting.of(Collections.nCopies(10_000, Column.trusted(new double[10_001])), 4)),
        refused(
            "at most 200 columns", () -> Correlation.matrix(Collections.nCopies(201, daily(1)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"columns", "trades", "draws", "luck"})
  void refuses_and_says_why(String words, ThrowingCallable asked) {
    assertThatIllegalArgumentException().isThrownBy(asked).withMessageContaining(words);
  }
}
