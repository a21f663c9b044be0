package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.LoopbackServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code AssetPairs} of all pairs and {@code Ticker}, in the forms that docs.kraken.com tells and
 * with the oddities that the real list has: Kraken's own names of two assets, keys that are neither
 * of a pair's names, a pair that only takes cancellations, one that tells no fees, one of a single
 * letter.
 */
final class LoopbackPairs {

  /** How it answers. */
  enum Mood {
    FINE,
    UNAVAILABLE,
    PAGE,
    TOO_MANY,
    CUT
  }

  private record Pair(
      String key, String alt, String ws, String min, int decimals, String status, String price) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("XXBTZUSD", "XBTUSD", "XBT/USD", "0.0001", 2, "online", "905.60"),
          new Pair("XETHZUSD", "ETHUSD", "ETH/USD", "0.002", 2, "online", "3012.45"),
          new Pair("XDGUSD", "XDGUSD", "XDG/USD", "50", 7, "online", "0.1712345"),
          new Pair("SOLUSD", "SOLUSD", "SOL/USD", "0.06", 2, "online", "150.25"),
          new Pair("XXBTZEUR", "XBTEUR", "XBT/EUR", "0.0001", 1, "online", "840.1"),
          new Pair("XETHXXBT", "ETHXBT", "ETH/XBT", "0.002", 5, "online", "0.03325"),
          new Pair("OLDUSD", "OLDUSD", "OLD/USD", "10", 4, "cancel_only", "0.0100"),
          new Pair("NEWUSD", "NEWUSD", "NEW/USD", "1", 4, "online", "0"),
          new Pair("SUSD", "SUSD", "S/USD", "5", 5, "online", "0.5"));

  private volatile Mood mood = Mood.FINE;

  void be(Mood next) {
    mood = next;
  }

  /**
   * @param btc last price of BTC/USD
   * @return empty where the question is not of many pairs
   */
  Optional<LoopbackServer.Answer> answer(String path, String btc) {
    boolean isList = path.equals("/0/public/AssetPairs");
    boolean isTicker = path.startsWith("/0/public/Ticker?pair=");
    if (!isList && !isTicker) {
      return Optional.empty();
    }
    return Optional.of(
        switch (mood) {
          case UNAVAILABLE -> LoopbackServer.Answer.json("{\"error\":[\"EService:Unavailable\"]}");
          case PAGE ->
              new LoopbackServer.Answer(
                  200, "text/html", "<!DOCTYPE html><html><title>Just a moment...</title></html>");
          case TOO_MANY -> new LoopbackServer.Answer(429, "text/plain", "error code: 1015");
          case CUT -> LoopbackServer.Answer.cut(isList ? all() : ticker(path, btc));
          case FINE -> LoopbackServer.Answer.json(isList ? all() : ticker(path, btc));
        });
  }

  private static String all() {
    List<String> rows = new ArrayList<>();
    for (Pair p : PAIRS) {
      String fees =
          p.key().equals("NEWUSD")
              ? "\"fees\":[],\"fees_maker\":[],"
              : "\"fees\":[[0,0.4],[10000,0.35],[50000,0.24]],"
                  + "\"fees_maker\":[[0,0.25],[10000,0.2],[50000,0.14]],";
      rows.add(
          "\""
              + p.key()
              + "\":{\"altname\":\""
              + p.alt()
              + "\",\"wsname\":\""
              + p.ws()
              + "\",\"aclass_base\":\"currency\",\"base\":\"X\",\"aclass_quote\":\"currency\","
              + "\"quote\":\"Z\",\"lot\":\"unit\",\"cost_decimals\":5,\"pair_decimals\":"
              + p.decimals()
              + ",\"lot_decimals\":8,\"lot_multiplier\":1,\"leverage_buy\":[2,3],"
              + "\"leverage_sell\":[2,3],"
              + fees
              + "\"fee_volume_currency\":\"ZUSD\",\"margin_call\":80,\"margin_stop\":40,"
              + "\"ordermin\":\""
              + p.min()
              + "\",\"costmin\":\"0.5\",\"tick_size\":\""
              + BigDecimal.ONE.movePointLeft(p.decimals()).toPlainString()
              + "\",\"status\":\""
              + p.status()
              + "\",\"long_position_limit\":250,\"short_position_limit\":200}");
    }
    return "{\"error\":[],\"result\":{" + String.join(",", rows) + "}}";
  }

  private static String ticker(String path, String btc) {
    Matcher asked = Pattern.compile("pair=([^&]*)").matcher(path);
    List<String> rows = new ArrayList<>();
    String names =
        asked.find() ? URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8) : "nothing";
    for (String name : names.split(",", -1)) {
      Optional<Pair> pair = PAIRS.stream().filter(p -> p.alt().equals(name)).findFirst();
      if (pair.isEmpty()) {
        return "{\"error\":[\"EQuery:Unknown asset pair\"]}";
      }
      rows.add(row(pair.get(), btc));
    }
    return "{\"error\":[],\"result\":{" + String.join(",", rows) + "}}";
  }

  /** Bid and ask are a hundredth of a per cent from the last price. */
  private static String row(Pair pair, String btc) {
    BigDecimal last = new BigDecimal(pair.key().equals("XXBTZUSD") ? btc : pair.price());
    return "\""
        + pair.key()
        + "\":{\"a\":[\""
        + of(pair, last, "1.0001")
        + "\",\"1\",\"1.000\"],\"b\":[\""
        + of(pair, last, "0.9999")
        + "\",\"2\",\"2.000\"],\"c\":[\""
        + of(pair, last, "1")
        + "\",\"0.00067643\"],\"v\":[\"4083.67001100\",\"4412.73601799\"],\"p\":[\""
        + of(pair, last, "0.98")
        + "\",\""
        + of(pair, last, "0.97")
        + "\"],\"t\":[34619,38907],\"l\":[\""
        + of(pair, last, "0.95")
        + "\",\""
        + of(pair, last, "0.9")
        + "\"],\"h\":[\""
        + of(pair, last, "1.05")
        + "\",\""
        + of(pair, last, "1.1")
        + "\"],\"o\":\""
        + of(pair, last, "0.96")
        + "\"}";
  }

  private static String of(Pair pair, BigDecimal last, String part) {
    return last.multiply(new BigDecimal(part))
        .setScale(Math.max(5, pair.decimals()), RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
