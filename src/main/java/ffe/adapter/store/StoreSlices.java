package ffe.adapter.store;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import ffe.trading.SliceReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The candles a decision saw, wherever they are by now. */
@Dependent
@Typed(SliceReader.class)
public class StoreSlices implements SliceReader {

  private final SliceReader journal;
  private final ColdCandles cold;

  @Inject
  StoreSlices(StoreJournal journal, ColdCandles cold) {
    this.journal = journal;
    this.cold = cold;
  }

  @Override
  public CandleSeries candles(Lane lane, Timeframe timeframe, Instant firstOpensAt, int count) {
    List<Candle> found =
        cold.first(
            CandleRange.of(lane, timeframe, firstOpensAt, CandleRange.NEVER),
            count,
            (from, max) -> candles(journal.candles(lane, timeframe, from, max)));
    return CandleSeries.of(lane.instrument(), timeframe, found);
  }

  private static List<Candle> candles(CandleSeries series) {
    return IntStream.range(0, series.size()).mapToObj(series::candle).toList();
  }
}
