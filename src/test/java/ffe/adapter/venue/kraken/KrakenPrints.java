package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.LoopbackPrints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trades as Kraken tells of them. */
record KrakenPrints(KrakenPrints.Pair pair, LoopbackPrints prints) {

  private static final int ROWS_MAX = 720;

  /** What is listed: its names, and the part of the tape's price that its own is. */
  enum Pair {
    BTC("BTC/USD", "XXBTZUSD", "XBTUSD", "1"),
    ETH("ETH/USD", "XETHZUSD", "ETHUSD", "0.05");

    final String symbol;
    final String key;
    final String alt;
    final String part;

    Pair(String symbol, String key, String alt, String part) {
      this.symbol = symbol;
      this.key = key;
      this.alt = alt;
      this.part = part;
    }
  }

  /** Its fifth day begins at an instant. */
  static KrakenPrints restamped(Pair pair, double speed, Instant now) {
    return new KrakenPrints(pair, LoopbackPrints.restamped(pair.part, speed, now));
  }

  int past(Instant now) {
    return prints.past(now);
  }

  String lastPrice(Instant now) {
    return prints.lastPrice(now);
  }

  /** A message of those from one, before another. */
  String trades(String type, int from, int until) {
    List<String> rows = new ArrayList<>();
    for (LoopbackPrints.Print p : prints.between(from, until)) {
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"symbol\":\"%s\",\"side\":\"buy\",\"price\":%s,\"qty\":%s,"
                  + "\"ord_type\":\"limit\",\"trade_id\":%d,\"timestamp\":\"%s\"}",
              pair.symbol,
              p.price(),
              p.quantity(),
              p.id(),
              p.at()));
    }
    return "{\"channel\":\"trade\",\"type\":\""
        + type
        + "\",\"data\":["
        + String.join(",", rows)
        + "]}";
  }

  /** Rows as documented: time, open, high, low, close, vwap, volume, count; the last unfinished. */
  String ohlc(Instant now, long minutes, long since) {
    List<LoopbackPrints.Span> spans = prints.spans(now, minutes);
    // the last entry is there whatever was asked for
    List<String> kept = new ArrayList<>();
    for (int i = Math.max(0, spans.size() - ROWS_MAX); i < spans.size(); i++) {
      if (spans.get(i).opens() > since || i == spans.size() - 1) {
        kept.add(row(spans.get(i)));
      }
    }
    long current = spans.get(spans.size() - 1).opens();
    return "{\"error\":[],\"result\":{\""
        + pair.key
        + "\":["
        + String.join(",", kept)
        + "],\"last\":"
        + (current - minutes * 60)
        + "}}";
  }

  private static String row(LoopbackPrints.Span span) {
    LoopbackPrints.Prices prices = span.prices();
    return String.format(
        Locale.ROOT,
        "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d]",
        span.opens(),
        prices.open(),
        prices.high(),
        prices.low(),
        prices.close(),
        prices.close(),
        span.volume().toPlainString(),
        span.count());
  }
}
