package ffe.adapter.venue.feed;

import ffe.simulation.Tape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Trades of the bundled recording, stamped anew. */
public final class LoopbackPrints {

  private static final Duration HISTORY = Duration.ofDays(4);
  private static final long FIRST_ID = 90_000_000;

  /** One trade. */
  public record Print(long id, Instant at, String price, String quantity) {}

  /** What traded in a span; all prices the last one before where nothing did. */
  public record Span(long opens, Prices prices, BigDecimal volume, int count) {}

  public record Prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}

  private final List<Print> prints;

  private LoopbackPrints(List<Print> prints) {
    this.prints = List.copyOf(prints);
  }

  /**
   * Its fifth day begins at an instant.
   *
   * @param part of the tape's price that these are
   */
  public static LoopbackPrints restamped(String part, double speed, Instant now) {
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
              .multiply(new BigDecimal(part))
              .setScale(2, RoundingMode.HALF_EVEN)
              .toPlainString();
      prints.add(new Print(FIRST_ID + i, at, price, tape.tick(i).quantity().toString()));
    }
    return new LoopbackPrints(prints);
  }

  /** How many prints have happened. */
  public int past(Instant now) {
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

  public String lastPrice(Instant now) {
    return prints.get(Math.max(0, past(now) - 1)).price();
  }

  /** Those from one, before another. */
  public List<Print> between(int from, int until) {
    return prints.subList(from, until);
  }

  /** All spans of some minutes, the last one not over yet. */
  public List<Span> spans(Instant now, long minutes) {
    long length = minutes * 60;
    long current = Math.floorDiv(now.getEpochSecond(), length) * length;
    TreeMap<Long, List<Print>> traded = new TreeMap<>();
    for (Print p : prints.subList(0, past(now))) {
      long opens = Math.floorDiv(p.at().getEpochSecond(), length) * length;
      traded.computeIfAbsent(opens, k -> new ArrayList<>()).add(p);
    }
    List<Span> spans = new ArrayList<>();
    BigDecimal last = new BigDecimal(prints.get(0).price());
    for (long opens = traded.firstKey(); opens <= current; opens += length) {
      List<Print> in = traded.getOrDefault(opens, List.of());
      spans.add(span(opens, in, last));
      last = in.isEmpty() ? last : new BigDecimal(in.get(in.size() - 1).price());
    }
    return spans;
  }

  private static Span span(long opens, List<Print> in, BigDecimal before) {
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
    return new Span(opens, new Prices(open, high, low, close), volume, in.size());
  }
}
