package ffe.trading;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.statistics.Column;
import ffe.statistics.Correlation;
import ffe.statistics.Series;
import ffe.statistics.Tail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What the lanes of an account have at stake, and what a day may do to it, by the returns of their
 * newest candles.
 */
record Stakes(List<Stake> all) {

  /** Candles that are looked at. */
  static final int CANDLES = 300;

  /** Fewer tell nothing of one day in twenty. */
  static final int CANDLES_MIN = 101;

  private static final double LEVEL = 0.95;

  /** Above it two instruments are one risk. */
  private static final double TOGETHER = 0.7;

  private static final int DECIMALS = 4;

  /**
   * Of one lane.
   *
   * @param candles its newest, of the cycle
   * @param held what its position is worth, whichever way it goes
   * @param mayAdd what its working entries may still add
   */
  record Stake(Instrument instrument, CandleSeries candles, Money held, Money mayAdd) {

    Money whole() {
      return held.plus(mayAdd);
    }

    /**
     * What one day of twenty costs more than, of the price: historical value at risk of one candle,
     * grown with the square root of time. Empty for fewer than {@link #CANDLES_MIN}.
     */
    Optional<Percent> dayLoss() {
      return candles.once(DayLoss.class, DayLoss::of).percent();
    }

    /** What cannot be measured counts as together. */
    boolean goesWith(Stake other) {
      return candles.size() < 2
          || other.candles.size() < 2
          || Correlation.of(returns(candles), returns(other.candles)).value().number().orElse(1)
              > TOGETHER;
    }
  }

  /** See {@link Stake#dayLoss}. */
  private record DayLoss(Optional<Percent> percent) {

    static DayLoss of(CandleSeries candles) {
      if (candles.size() < CANDLES_MIN) {
        return new DayLoss(Optional.empty());
      }
      double day = Timeframe.D1.length().toSeconds();
      double root = Math.sqrt(day / candles.timeframe().length().toSeconds());
      return new DayLoss(
          Tail.of(Column.of(changes(candles)), LEVEL).valueAtRisk().number().stream()
              .mapToObj(loss -> percent(Math.max(0, loss) * root))
              .findFirst());
    }

    /** The same as {@link #returns}, without their times. */
    private static double[] changes(CandleSeries candles) {
      double[] changes = new double[candles.size() - 1];
      for (int i = 0; i < changes.length; i++) {
        changes[i] = candles.close(i + 1) / candles.close(i) - 1;
      }
      return changes;
    }

    private static Percent percent(double fraction) {
      BigDecimal percent = new BigDecimal(fraction).movePointRight(2);
      return new Percent(percent.setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
  }

  private static Series returns(CandleSeries candles) {
    long[] times = new long[candles.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = candles.closesAtMillis(i);
    }
    return Series.of(times, candles.closes()).returns();
  }

  Stakes {
    all = List.copyOf(all);
  }

  private Stake of(Instrument instrument) {
    return all.stream().filter(s -> s.instrument().equals(instrument)).findFirst().orElseThrow();
  }

  /** Of one instrument, in per cent of its price; empty where its candles are too few. */
  Optional<Percent> dayLoss(Instrument instrument) {
    return of(instrument).dayLoss();
  }

  /**
   * What one day of twenty may cost more than, of all that is held and of what entries of other
   * lanes may add, as if all fell together; empty where candles are too few.
   */
  Optional<Money> valueAtRisk(Instrument mine) {
    Stake own = of(mine);
    Money sum = Money.zero(own.held().currency());
    for (Stake stake : all) {
      Money may = stake.equals(own) ? stake.held() : stake.whole();
      if (!may.isZero()) {
        Optional<Percent> loss = stake.dayLoss();
        if (loss.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.plus(loss.get().of(may));
      }
    }
    return Optional.of(sum);
  }

  /**
   * What is held, and what entries of other lanes may add, of all that moves together with an
   * instrument, itself included.
   */
  Money together(Instrument mine) {
    Stake own = of(mine);
    Money sum = own.held();
    for (Stake stake : all) {
      boolean counts = !stake.equals(own) && !stake.whole().isZero();
      if (counts && own.goesWith(stake)) {
        sum = sum.plus(stake.whole());
      }
    }
    return sum;
  }
}
