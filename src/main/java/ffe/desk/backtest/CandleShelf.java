package ffe.desk.backtest;

import ffe.market.Candle;
import java.util.List;

/** Stored candles in the order of time, as they are. */
public interface CandleShelf {

  /** How many there are of an order, up to so many. */
  int count(BacktestOrder.Data data, int max);

  /** The first ones of an order. */
  List<Candle> read(BacktestOrder.Data data, int max);
}
