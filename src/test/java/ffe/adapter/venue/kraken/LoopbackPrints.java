package ffe.adapter.venue.kraken;

import ffe.simulation.Tape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Trades of the bundled recording, stamped anew, and as Kraken tells of them. */
final class LoopbackPrints {

  private static final Duration HISTORY = Duration.ofDays(4);
  private static final int ROWS_MAX = 720;
  private static final long FIRST_ID = 90_000_000;

  /** What is listed: its names, and the part of the tape's price that its own is. */
  enum Pair {
    BTC("BTC/USD", "XXBTZUSD", "XBTUSD", "1"),
    ETH("ETH/USD", "XETHZUSD", "ETHUSD", "0.05");

    final String symbol;
    final String key;
    final String alt;
    private final BigDecimal part;

    Pair(String symbol, String key, String alt, String part) {
      this.symbol = symbol;
      this.key = key;
      this.alt = alt;
      this.part = new BigDecimal(part);
    }
  }

  private record Print(long id, Instant at, String price, String quantity) {}

  private final Pair pair;
  private final List<Print> prints;

  private LoopbackPrints(Pair pair, List<Print> prints) {
    this.pair = pair;
    this.prints = List.copyOf(prints);
  }

  /** Its fifth day begins at an instant. */
  static LoopbackPrints restamped(Pair pair, double speed, Instant now) {
    Tape tape =
        Tape.read(
            "btcusd-bitstamp-2013-11.csv.gz",
            () -> LoopbackPrints.class.getResourceAsStream("/tape/btcusd-bitstamp-2013-11.csv.gz"));
    Instant pivot = tape.first().plus(HISTORY);
    List<Print> prints = new ArrayList<>();
    for (int i = 1; i <= tape.size(); i++) {
      double millis = Duration.between(pivot, tape.tick(i).time()).toMillis();
      Instant at = now.plusMillis((long) (millis > 0 ? millis / speed : millis));
      String price =
          tape.tick(i)
              .price()
              .value()
              .multiply(pair.part)
              .setScale(2, RoundingMode.HALF_EVEN)
              .toPlainString();
      prints.add(new Print(FIRST_ID + i, at, price, tape.tick(i).quantity().toString()));
    }
    return new LoopbackPrints(pair, prints);
  }

  /** How many prints have happened. */
  int past(Instant now) {
    int low = 0;
    int high = prints.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (prints.get(middle).at().isAfter(now)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  String lastPrice(Instant now) {
    return prints.get(Math.max(0, past(now) - 1)).price();
  }

  /** A message of those from one, before another. */
  String trades(String type, int from, int until) {
    List<String> rows = new ArrayList<>();
    for (Print p : prints.subList(from, until)) {
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
    long length = minutes * 60;
    long current = Math.floorDiv(now.getEpochSecond(), length) * length;
    TreeMap<Long, List<Print>> spans = new TreeMap<>();
    for (Print p : prints.subList(0, past(now))) {
      long opens = Math.floorDiv(p.at().getEpochSecond(), length) * length;
      spans.computeIfAbsent(opens, k -> new ArrayList<>()).add(p);
    }
    List<String> rows = new ArrayList<>();
    BigDecimal last = new BigDecimal(prints.get(0).price());
    for (long opens = spans.firstKey(); opens <= current; opens += length) {
      List<Print> in = spans.getOrDefault(opens, List.of());
      rows.add(row(opens, in, last));
      last = in.isEmpty() ? last : new BigDecimal(in.get(in.size() - 1).price());
    }
    // the last entry is there whatever was asked for
    List<String> kept = new ArrayList<>();
    for (int i = Math.max(0, rows.size() - ROWS_MAX); i < rows.size(); i++) {
      String row = rows.get(i);
      long opens = Long.parseLong(row.substring(1, row.indexOf(',')));
      if (opens > since || i == rows.size() - 1) {
        kept.add(row);
      }
    }
    return "{\"error\":[],\"result\":{\""
        + pair.key
        + "\":["
        + String.join(",", kept)
        + "],\"last\":"
        + (current - length)
        + "}}";
  }

  private static String row(long opens, List<Print> in, BigDecimal before) {
    BigDecimal open = in.isEmpty() ? before : new BigDecimal(in.get(0).price());
    BigDecimal high = open;
    BigDecimal low = open;
    BigDecimal close = open;
    BigDecimal volume = BigDecimal.ZERO;
    for (Print p : in) {
      close = new BigDecimal(p.price());
      high = high.max(close);
      low = low.min(close);
      volume = volume.add(new BigDecimal(p.quantity()));
    }
    return String.format(
        Locale.ROOT,
        "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d]",
        opens,
        open,
        high,
        low,
        close,
        close,
        volume.toPlainString(),
        in.size());
  }
}
