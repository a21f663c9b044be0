package ffe.kernel;

import ffe.market.CandleSeries;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AverageTrueRangeStopGainRule;
import org.ta4j.core.rules.AverageTrueRangeStopLossRule;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** The reference rule in ta4j 0.17, with its own indicators. */
final class Ta4jCross {

  private Ta4jCross() {}

  /** How its exits count. */
  enum Exits {
    /** Its own rules: strictly beyond, from the entry price with the fee in it. */
    ITS_OWN,
    /** As ours: at or beyond, from the price that was paid. */
    OURS
  }

  static BarSeries series(CandleSeries candles, int count) {
    BarSeries series =
        new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).withName("bench").build();
    for (int i = 0; i < count; i++) {
      series.addBar(
          candles.timeframe().length(),
          candles.closesAt(i).atZone(ZoneOffset.UTC),
          candles.open(i),
          candles.high(i),
          candles.low(i),
          candles.close(i),
          candles.volume(i));
    }
    return series;
  }

  static List<String> trades(BarSeries series, CrossRule rule, Exits exits) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    EMAIndicator fast = new EMAIndicator(close, rule.fast());
    EMAIndicator slow = new EMAIndicator(close, rule.slow());
    Rule entry =
        new CrossedUpIndicatorRule(fast, slow)
            .and(new UnderIndicatorRule(new RSIIndicator(close, rule.rsi()), rule.rsiMax()));
    Rule away =
        exits == Exits.OURS
            ? new FromPaid(close, new ATRIndicator(series, rule.atr()), rule)
            : new AverageTrueRangeStopLossRule(series, rule.atr(), rule.stop())
                .or(new AverageTrueRangeStopGainRule(series, rule.atr(), rule.target()));
    BarSeriesManager manager =
        new BarSeriesManager(
            series,
            new LinearTransactionCostModel(rule.fee()),
            new ZeroCostModel(),
            new TradeOnNextOpenModel());
    TradingRecord record =
        manager.run(
            new BaseStrategy(
                "cross", entry, away.or(new CrossedDownIndicatorRule(fast, slow)), rule.first()),
            TradeType.BUY,
            series.one());
    List<String> out = new ArrayList<>();
    for (Position position : record.getPositions()) {
      out.add(position.getEntry().getIndex() + " " + position.getExit().getIndex());
    }
    return out;
  }

  private static BarSeries kept;

  static int run(CandleSeries candles, int count, CrossRule rule) {
    kept = kept == null ? series(candles, count) : kept;
    if (trades(kept, rule, Exits.ITS_OWN).isEmpty()) {
      throw new IllegalStateException("it traded nothing");
    }
    return count;
  }

  /** Stop and target from what was paid, without the fee. */
  private record FromPaid(ClosePriceIndicator close, ATRIndicator atr, CrossRule rule)
      implements Rule {

    @Override
    public boolean isSatisfied(int index, TradingRecord record) {
      if (record == null || record.getCurrentPosition() == null) {
        return false;
      }
      Position position = record.getCurrentPosition();
      if (!position.isOpened() || position.getEntry().getIndex() > index) {
        return false;
      }
      Num paid = position.getEntry().getPricePerAsset();
      Num now = close.getValue(index);
      double range = atr.getValue(index).doubleValue();
      return now.doubleValue() <= paid.doubleValue() - rule.stop() * range
          || now.doubleValue() >= paid.doubleValue() + rule.target() * range;
    }
  }
}
