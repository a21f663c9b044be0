package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.TradeFields;

/**
 * The streams {@code <symbol>@trade} and {@code <symbol>@depth20@100ms}. Binance says nothing about
 * pairs nobody trades, so it is asked for its subscriptions every other second; that is half a
 * message of the five it allows.
 */
public final class BinanceDialect implements Dialect {

  public static final String SOURCE = "binance";

  static final String VENUE = "Binance";

  static final TradeFields TRADE =
      new TradeFields("t", "T", "p", "q", TradeFields.isBuyerMaker("m"));

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return VENUE;
  }

  @Override
  public Talk talk() {
    return new BinanceTalk();
  }
}
