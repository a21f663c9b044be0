package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coinbase's messages and answers, in the forms that its documents tell. */
final class CoinbaseWords {

  private CoinbaseWords() {}

  private static String message(String channel, long number, String event) {
    return "{\"channel\":\""
        + channel
        + "\",\"client_id\":\"\",\"timestamp\":\"2026-03-02T12:00:20.123456789Z\","
        + "\"sequence_num\":"
        + number
        + ",\"events\":["
        + event
        + "]}";
  }

  /** Newest first, as Coinbase tells them. */
  static String trades(long number, String type, String product, List<Frame.Trade> trades) {
    return message(
        "market_trades",
        number,
        "{\"type\":\"" + type + "\",\"trades\":" + newestFirst(product, trades) + "}");
  }

  private static String newestFirst(String product, List<Frame.Trade> trades) {
    return trades.stream()
        .sorted((a, b) -> Long.compare(b.id(), a.id()))
        .map(
            t ->
                String.format(
                    Locale.ROOT,
                    "{\"product_id\":\"%s\",\"trade_id\":\"%d\",\"price\":\"%s\",\"size\":\"%s\","
                        + "\"time\":\"%s\",\"side\":\"SELL\"}",
                    product,
                    t.id(),
                    t.price(),
                    t.quantity(),
                    t.stamp()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String heartbeat(long number) {
    return message(
        "heartbeats",
        number,
        "{\"current_time\":\"2026-03-02 12:00:20.121961769 +0000 UTC m=+91717.525857105\","
            + "\"heartbeat_counter\":\"3049\"}");
  }

  /** A book, or its changes, of bitcoin. */
  static String level2(
      long number, String type, List<VenueOrders.Line> bids, List<VenueOrders.Line> asks) {
    return level2(number, type, "BTC-USD", bids, asks);
  }

  static String level2(
      long number,
      String type,
      String product,
      List<VenueOrders.Line> bids,
      List<VenueOrders.Line> asks) {
    return message(
        "l2_data",
        number,
        "{\"type\":\""
            + type
            + "\",\"product_id\":\""
            + product
            + "\",\"updates\":["
            + Stream.concat(
                    bids.stream().map(line -> update("bid", line)),
                    asks.stream().map(line -> update("offer", line)))
                .collect(Collectors.joining(","))
            + "]}");
  }

  private static String update(String side, VenueOrders.Line line) {
    return "{\"side\":\""
        + side
        + "\",\"event_time\":\"2026-03-02T12:00:20.121961769Z\",\"price_level\":\""
        + line.price().toPlainString()
        + "\",\"new_quantity\":\""
        + line.quantity().toPlainString()
        + "\"}";
  }

  /** As {@link #subscriptions(long, String...)}, trades and books. */
  static String both(long number, String... products) {
    return subscriptions(number, products)
        .replaceFirst("\"market_trades\":(\\[[^\\]]*\\])", "$0,\"level2\":$1");
  }

  /** What is subscribed to, besides heartbeats. */
  static String subscriptions(long number, String... products) {
    String trades =
        products.length == 0
            ? ""
            : ",\"market_trades\":[\"" + String.join("\",\"", products) + "\"]";
    return message(
        "subscriptions",
        number,
        "{\"subscriptions\":{\"heartbeats\":[\"heartbeats\"]" + trades + "}}");
  }

  static String time(Instant now) {
    return "{\"iso\":\""
        + now
        + "\",\"epochSeconds\":\""
        + now.getEpochSecond()
        + "\",\"epochMillis\":\""
        + now.toEpochMilli()
        + "\"}";
  }

  /** The answer of {@code ticker}. */
  static String recent(String product, List<Frame.Trade> trades) {
    return "{\"trades\":"
        + newestFirst(product, trades)
        + ",\"best_bid\":\"68923.66\",\"best_ask\":\"68923.67\"}";
  }

  static String candle(Candle candle) {
    return String.format(
        Locale.ROOT,
        "{\"start\":\"%d\",\"low\":\"%s\",\"high\":\"%s\",\"open\":\"%s\",\"close\":\"%s\","
            + "\"volume\":\"%s\"}",
        candle.opensAt().getEpochSecond(),
        plain(candle.low()),
        plain(candle.high()),
        plain(candle.open()),
        plain(candle.close()),
        plain(candle.volume()));
  }

  /** Newest first, without those in which nobody traded. */
  static String candles(List<Candle> rows) {
    return rows.stream()
        .filter(row -> !row.isEmpty())
        .sorted((a, b) -> b.opensAt().compareTo(a.opensAt()))
        .map(CoinbaseWords::candle)
        .collect(Collectors.joining(",", "{\"candles\":[", "]}"));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /** A product, shortened. */
  static String product(String base, String quote, String price) {
    return "{\"product_id\":\""
        + base
        + "-"
        + quote
        + "\",\"price\":\""
        + price
        + "\",\"price_percentage_change_24h\":\"-0.28225832119521\","
        + "\"volume_24h\":\"11005.02587005\",\"base_increment\":\"0.00000001\","
        + "\"quote_increment\":\"0.01\",\"quote_min_size\":\"1\",\"quote_max_size\":\"150000000\","
        + "\"base_min_size\":\"0.00000001\",\"base_max_size\":\"3400\",\"base_name\":\"Some\","
        + "\"watched\":false,\"is_disabled\":false,\"new\":false,\"status\":\"online\","
        + "\"cancel_only\":false,\"limit_only\":false,\"post_only\":false,"
        + "\"trading_disabled\":false,\"auction_mode\":false,\"product_type\":\"SPOT\","
        + "\"quote_currency_id\":\""
        + quote
        + "\",\"base_currency_id\":\""
        + base
        + "\",\"fcm_trading_session_details\":null,\"mid_market_price\":\"\",\"alias\":\"\","
        + "\"alias_to\":[],\"view_only\":false,\"price_increment\":\"0.01\","
        + "\"product_venue\":\"CBE\",\"best_bid_price\":\"\",\"best_ask_price\":\"\"}";
  }

  static String products(String... products) {
    return "{\"products\":["
        + String.join(",", products)
        + "],\"num_products\":"
        + products.length
        + ",\"pagination\":null}";
  }
}
