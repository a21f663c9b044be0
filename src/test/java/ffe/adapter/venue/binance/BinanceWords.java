package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Candle;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Binance's messages and answers, in the forms that its documents tell. */
final class BinanceWords {

  private BinanceWords() {}

  static String trade(String symbol, Frame.Trade trade) {
    return String.format(
        Locale.ROOT,
        "{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"%s\",\"T\":%d,"
            + "\"m\":true,\"M\":true}",
        trade.stamp().toEpochMilli(),
        symbol,
        trade.id(),
        trade.price(),
        trade.quantity(),
        trade.stamp().toEpochMilli());
  }

  static String recent(Frame.Trade trade) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"price\":\"%s\",\"qty\":\"%s\",\"quoteQty\":\"48.000012\",\"time\":%d,"
            + "\"isBuyerMaker\":true,\"isBestMatch\":true}",
        trade.id(),
        trade.price(),
        trade.quantity(),
        trade.stamp().toEpochMilli());
  }

  static String kline(Candle candle, Duration length) {
    return String.format(
        Locale.ROOT,
        "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"2434.19055334\",%d,\"1756.87402397\","
            + "\"28.46694368\",\"0\"]",
        candle.opensAt().toEpochMilli(),
        plain(candle.open()),
        plain(candle.high()),
        plain(candle.low()),
        plain(candle.close()),
        plain(candle.volume()),
        candle.opensAt().plus(length).toEpochMilli() - 1,
        candle.trades());
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /** A book as the combined stream tells it. */
  static String depth(String symbol, VenueOrders orders, long id) {
    return "{\"stream\":\""
        + symbol.toLowerCase(Locale.ROOT)
        + "@depth20@100ms\",\"data\":{\"lastUpdateId\":"
        + id
        + ",\"bids\":"
        + levels(orders.bids(20))
        + ",\"asks\":"
        + levels(orders.asks(20))
        + "}}";
  }

  private static String levels(List<VenueOrders.Line> lines) {
    return lines.stream()
        .map(
            l -> "[\"" + l.price().toPlainString() + "\",\"" + l.quantity().toPlainString() + "\"]")
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String subscribed(long id) {
    return "{\"result\":null,\"id\":" + id + "}";
  }

  static String subscriptions(Collection<String> symbols, long id) {
    return symbols.stream()
        .map(symbol -> symbol.toLowerCase(Locale.ROOT))
        .map(name -> '"' + name + "@trade\",\"" + name + "@depth20@100ms\"")
        .collect(Collectors.joining(",", "{\"result\":[", "],\"id\":" + id + "}"));
  }

  /** A pair as {@code exchangeInfo} tells it, shortened. */
  static String pair(String base, String quote, String status, String tick) {
    return "{\"symbol\":\""
        + base
        + quote
        + "\",\"status\":\""
        + status
        + "\",\"baseAsset\":\""
        + base
        + "\",\"baseAssetPrecision\":8,\"quoteAsset\":\""
        + quote
        + "\",\"quotePrecision\":8,\"quoteAssetPrecision\":8,\"orderTypes\":[\"LIMIT\","
        + "\"LIMIT_MAKER\",\"MARKET\"],\"icebergAllowed\":true,\"ocoAllowed\":true,"
        + "\"isSpotTradingAllowed\":true,\"isMarginTradingAllowed\":true,\"filters\":["
        + "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01000000\","
        + "\"maxPrice\":\"1000000.00000000\",\"tickSize\":\""
        + tick
        + "\"},{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001000\","
        + "\"maxQty\":\"9000.00000000\",\"stepSize\":\"0.00001000\"},"
        + "{\"filterType\":\"ICEBERG_PARTS\",\"limit\":10},"
        + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\","
        + "\"applyMinToMarket\":true,\"maxNotional\":\"9000000.00000000\","
        + "\"applyMaxToMarket\":false,\"avgPriceMins\":5}],\"permissions\":[],"
        + "\"permissionSets\":[],\"defaultSelfTradePreventionMode\":\"EXPIRE_MAKER\"}";
  }

  static String exchangeInfo(Instant now, String... pairs) {
    return "{\"timezone\":\"UTC\",\"serverTime\":"
        + now.toEpochMilli()
        + ",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\","
        + "\"intervalNum\":1,\"limit\":6000}],\"exchangeFilters\":[],\"symbols\":["
        + String.join(",", pairs)
        + "]}";
  }
}
