package ffe.adapter.venue.oanda;

import ffe.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** OANDA's lines and answers, in the forms that its documents tell. */
final class OandaWords {

  private OandaWords() {}

  static String price(String name, Instant at, String bid, String ask) {
    return "{\"type\":\"PRICE\",\"time\":\""
        + at
        + "\",\"bids\":[{\"price\":\""
        + bid
        + "\",\"liquidity\":1000000}],\"asks\":[{\"price\":\""
        + ask
        + "\",\"liquidity\":2000000}],\"closeoutBid\":\""
        + bid
        + "\",\"closeoutAsk\":\""
        + ask
        + "\",\"status\":\"tradeable\",\"tradeable\":true,\"instrument\":\""
        + name
        + "\"}";
  }

  /** As told while the market is closed. */
  static String closed(String name, Instant at, String bid, String ask) {
    return price(name, at, bid, ask)
        .replace(
            "\"status\":\"tradeable\",\"tradeable\":true",
            "\"status\":\"non-tradeable\",\"tradeable\":false");
  }

  static String heartbeat(Instant at) {
    return "{\"type\":\"HEARTBEAT\",\"time\":\"" + at + "\"}";
  }

  static String refusal(String words) {
    return "{\"errorMessage\":\"" + words + "\"}";
  }

  static String instrument(String name) {
    return "{\"name\":\""
        + name
        + "\",\"type\":\"CURRENCY\",\"displayName\":\""
        + name.replace('_', '/')
        + "\",\"pipLocation\":-4,\"displayPrecision\":5,\"tradeUnitsPrecision\":0,"
        + "\"minimumTradeSize\":\"1\",\"maximumTrailingStopDistance\":\"1.00000\","
        + "\"minimumTrailingStopDistance\":\"0.00050\",\"maximumPositionSize\":\"0\","
        + "\"maximumOrderUnits\":\"100000000\",\"marginRate\":\"0.02\",\"tags\":[]}";
  }

  static String instruments(List<String> all) {
    return "{\"instruments\":[" + String.join(",", all) + "],\"lastTransactionID\":\"6\"}";
  }

  static String pricing(Instant now, List<String> prices) {
    return "{\"time\":\"" + now + "\",\"prices\":[" + String.join(",", prices) + "]}";
  }

  static String candles(String name, String granularity, List<Candle> candles) {
    return "{\"instrument\":\""
        + name
        + "\",\"granularity\":\""
        + granularity
        + "\",\"candles\":["
        + candles.stream().map(OandaWords::candle).collect(Collectors.joining(","))
        + "]}";
  }

  private static String candle(Candle c) {
    return "{\"complete\":true,\"volume\":"
        + c.trades()
        + ",\"time\":\""
        + c.opensAt()
        + "\",\"mid\":{\"o\":\""
        + plain(c.open())
        + "\",\"h\":\""
        + plain(c.high())
        + "\",\"l\":\""
        + plain(c.low())
        + "\",\"c\":\""
        + plain(c.close())
        + "\"}}";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
