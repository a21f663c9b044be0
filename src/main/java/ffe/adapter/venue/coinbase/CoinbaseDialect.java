package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.TradeFields;
import ffe.order.Side;
import java.util.List;

/**
 * Advanced Trade: channels {@code market_trades} and {@code level2}, each with a snapshot, and
 * {@code heartbeats} each second for pairs nobody trades. The messages of a connection are numbered
 * through; a number left out is a message that Coinbase dropped, which may have been a trade.
 */
public final class CoinbaseDialect implements Dialect {

  public static final String SOURCE = "coinbase";

  static final String VENUE = "Coinbase";

  /**
   * Its side is the one of the order that waited (Coinbase documentation, "Market Trades", 2026).
   */
  static final TradeFields TRADE =
      new TradeFields(
          "trade_id",
          "time",
          "price",
          "size",
          TradeFields.word("side").andThen(waited -> waited.map(Side::opposite)));

  /** The snapshot of a book has tens of thousands of levels, a hundred characters each. */
  private static final int MESSAGE_CHARS_MAX = 16_000_000;

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return VENUE;
  }

  @Override
  public int messageCharsMax() {
    return MESSAGE_CHARS_MAX;
  }

  @Override
  public Talk talk() {
    return new CoinbaseTalk();
  }

  /** A message of one channel; Coinbase takes several only one by one. */
  static String request(String type, List<String> names, String channel) {
    return "{\"type\":\""
        + type
        + "\",\"product_ids\":["
        + Symbols.quoted(names)
        + "],\"channel\":\""
        + channel
        + "\"}";
  }
}
