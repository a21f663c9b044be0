package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Frame;
import ffe.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Alpaca's messages and answers, in the forms that its documents tell. */
final class AlpacaWords {

  static final String CONNECTED = "[{\"T\":\"success\",\"msg\":\"connected\"}]";
  static final String AUTHENTICATED = "[{\"T\":\"success\",\"msg\":\"authenticated\"}]";

  private AlpacaWords() {}

  static String error(int code, String words) {
    return "[{\"T\":\"error\",\"code\":" + code + ",\"msg\":\"" + words + "\"}]";
  }

  static String subscription(Collection<String> symbols) {
    String all = symbols.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    String list = symbols.isEmpty() ? "[]" : all;
    return "[{\"T\":\"subscription\",\"trades\":"
        + list
        + ",\"quotes\":"
        + list
        + ",\"orderbooks\":[],\"bars\":[],\"updatedBars\":[],\"dailyBars\":[]}]";
  }

  static String trades(String symbol, List<Frame.Trade> trades) {
    return trades.stream().map(t -> trade(symbol, t)).collect(Collectors.joining(",", "[", "]"));
  }

  static String trade(String symbol, Frame.Trade trade) {
    return "{\"T\":\"t\",\"S\":\""
        + symbol
        + "\",\"p\":"
        + trade.price()
        + ",\"s\":"
        + trade.quantity()
        + ",\"t\":\""
        + trade.stamp()
        + "\",\"i\":"
        + trade.id()
        + ",\"tks\":\"S\"}";
  }

  static String quote(String symbol, Instant at, String bid, String ask) {
    return "[{\"T\":\"q\",\"S\":\""
        + symbol
        + "\",\"bp\":"
        + bid
        + ",\"bs\":13445.46,\"ap\":"
        + ask
        + ",\"as\":1.6,\"t\":\""
        + at
        + "\"}]";
  }

  static String bar(Candle candle) {
    return "{\"c\":"
        + plain(candle.close())
        + ",\"h\":"
        + plain(candle.high())
        + ",\"l\":"
        + plain(candle.low())
        + ",\"n\":"
        + candle.trades()
        + ",\"o\":"
        + plain(candle.open())
        + ",\"t\":\""
        + candle.opensAt()
        + "\",\"v\":"
        + plain(candle.volume())
        + ",\"vw\":"
        + plain(candle.close())
        + "}";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /**
   * @param next the token of the next page; empty after the last one
   */
  static String bars(String symbol, List<Candle> candles, String next) {
    return "{\"bars\":{"
        + (candles.isEmpty()
            ? ""
            : candles.stream()
                .map(AlpacaWords::bar)
                .collect(Collectors.joining(",", "\"" + symbol + "\":[", "]")))
        + "},\"next_page_token\":"
        + (next.isEmpty() ? "null" : '"' + next + '"')
        + "}";
  }

  /** In New York's time, as Alpaca tells it. */
  static String clock(Instant now) {
    return "{\"timestamp\":\""
        + now.atOffset(java.time.ZoneOffset.ofHours(-5))
        + "\",\"is_open\":false,\"next_open\":\"2026-03-02T09:30:00-05:00\","
        + "\"next_close\":\"2026-03-02T16:00:00-05:00\"}";
  }

  static String asset(String symbol) {
    return "{\"id\":\"276e2673-764b-4ab6-a611-caf665ca6340\",\"class\":\"crypto\","
        + "\"exchange\":\"CRYPTO\",\"symbol\":\""
        + symbol
        + "\",\"name\":\"a pair\",\"status\":\"active\",\"tradable\":true,\"marginable\":false,"
        + "\"shortable\":false,\"easy_to_borrow\":false,\"fractionable\":true,\"attributes\":[],"
        + "\"min_order_size\":\"0.000010954\",\"min_trade_increment\":\"0.000000001\","
        + "\"price_increment\":\"0.1\"}";
  }

  static String snapshot(String symbol, String bid, String ask, String last) {
    return "\""
        + symbol
        + "\":{\"dailyBar\":{\"c\":1,\"h\":1,\"l\":1,\"n\":1,\"o\":1,\"t\":\"2026-03-02T06:00:00Z\","
        + "\"v\":1,\"vw\":1},\"latestQuote\":{\"ap\":"
        + ask
        + ",\"as\":1.3,\"bp\":"
        + bid
        + ",\"bs\":1.27,\"t\":\"2026-03-02T12:00:00.123456789Z\"},\"latestTrade\":{\"i\":"
        + "3447222699101865076,\"p\":"
        + last
        + ",\"s\":0.01,\"t\":\"2026-03-02T11:59:00Z\",\"tks\":\"B\"}}";
  }
}
