package ffe.market;

import ffe.money.Bps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finished candles of bids beside those of asks, index by index of the same time. */
public record SidedSeries(CandleSeries bid, CandleSeries ask) {

  private static final double BPS = 10_000;

  public SidedSeries {
    if (bid.size() != ask.size() || !bid.timeframe().equals(ask.timeframe())) {
      throw new IllegalArgumentException(
          bid.size() + " candles of bids beside " + ask.size() + " of asks");
    }
  }

  public static SidedSeries of(
      Instrument instrument, Timeframe timeframe, List<SidedCandle> candles) {
    return new SidedSeries(
        CandleSeries.of(instrument, timeframe, candles.stream().map(SidedCandle::bid).toList()),
        CandleSeries.of(instrument, timeframe, candles.stream().map(SidedCandle::ask).toList()));
  }

  public SidedCandle candle(int i) {
    return new SidedCandle(bid.candle(i), ask.candle(i));
  }

  /** The candles that were finished at an instant. */
  public SidedSeries knowableAt(Instant instant) {
    return new SidedSeries(bid.knowableAt(instant), ask.knowableAt(instant));
  }

  /** What charts show and rules see: half way between bids and asks. */
  public CandleSeries middle() {
    List<Candle> middle = new ArrayList<>(bid.size());
    for (int i = 0; i < bid.size(); i++) {
      middle.add(candle(i).middle());
    }
    return CandleSeries.of(bid.instrument(), bid.timeframe(), middle);
  }

  /** Half of all candles opened with bid and ask further apart; to two decimals. */
  public Bps medianSpread() {
    double[] spreads = new double[bid.size()];
    for (int i = 0; i < spreads.length; i++) {
      double middle = (bid.open(i) + ask.open(i)) / 2;
      spreads[i] = (ask.open(i) - bid.open(i)) / middle * BPS;
    }
    Arrays.sort(spreads);
    return new Bps(new BigDecimal(spreads[spreads.length / 2]).setScale(2, RoundingMode.HALF_EVEN));
  }
}
