package ffe.adapter.csv;

import ffe.desk.files.SeriesStore;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Cells as candles or trades. A row that is none throws {@link RefusedException}. */
abstract class Rows {

  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,2})?");

  /** Trades of one instant that are kept apart. */
  static final int INSTANT_MAX = 100_000;

  final Layout layout;

  private Rows(Layout layout) {
    this.layout = layout;
  }

  /** A row that is not taken, and why. */
  static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Layout.Field> field;

    /** Of a row as a whole. */
    RefusedException(String reason) {
      super(reason);
      this.field = Optional.empty();
    }

    /** Of one cell. */
    RefusedException(Layout.Field field, String reason) {
      super(reason);
      this.field = Optional.of(field);
    }

    Optional<String> column() {
      return field.map(Layout.Field::word);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** Takes the cells of a row. */
  abstract void take(List<String> cells) throws RefusedException;

  /** The candles since the last call. */
  List<Candle> candles() {
    return List.of();
  }

  /** The trades since the last call. */
  List<SeriesStore.Trade> trades() {
    return List.of();
  }

  final Instant time(List<String> cells) throws RefusedException {
    String text = layout.cell(cells, Layout.Field.TIME);
    return Stamp.parse(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    Layout.Field.TIME,
                    "time is not an instant from 1970 to 2100 in s, ms, us or ISO 8601: "
                        + clipped(text)));
  }

  final BigDecimal number(List<String> cells, Layout.Field field) throws RefusedException {
    String text = layout.cell(cells, field);
    if (!NUMBER.matcher(text).matches()) {
      throw new RefusedException(field, field.word() + " is not a number: " + clipped(text));
    }
    return new BigDecimal(text);
  }

  /** What stands in a cell, at a length fit for a report and without what steers a terminal. */
  static String clipped(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > 40 ? clean.substring(0, 40) + "..." : "'" + clean + "'";
  }

  static Rows candles(Layout layout, Timeframe timeframe, Instant now) {
    return new Candles(layout, timeframe, now);
  }

  static Rows trades(Layout layout) {
    return new Trades(layout);
  }

  /** In the order of the first two: oldest first, or newest first as some vendors write. */
  private static final class Candles extends Rows {

    private final Timeframe timeframe;
    private final Instant now;
    private List<Candle> taken = new ArrayList<>();
    private Optional<Instant> last = Optional.empty();
    private int direction;

    Candles(Layout layout, Timeframe timeframe, Instant now) {
      super(layout);
      this.timeframe = timeframe;
      this.now = now;
    }

    @Override
    void take(List<String> cells) throws RefusedException {
      Instant opensAt = time(cells);
      if (!timeframe.floor(opensAt).equals(opensAt)) {
        throw new RefusedException(
            Layout.Field.TIME,
            opensAt + " is not where a " + timeframe.label() + " candle opens in UTC");
      }
      if (opensAt.plus(timeframe.length()).isAfter(now)) {
        throw new RefusedException(
            Layout.Field.TIME, "the candle of " + opensAt + " has not ended yet");
      }
      int turn = last.map(opensAt::compareTo).map(Integer::signum).orElse(0);
      if (last.isPresent() && (turn == 0 || turn == -direction)) {
        throw new RefusedException(
            Layout.Field.TIME,
            turn == 0
                ? "the time " + opensAt + " comes twice"
                : opensAt + " is out of order after " + last.get());
      }
      taken.add(candle(opensAt, cells));
      direction = turn == 0 ? direction : turn;
      last = Optional.of(opensAt);
    }

    private Candle candle(Instant opensAt, List<String> cells) throws RefusedException {
      double open = number(cells, Layout.Field.OPEN).doubleValue();
      double high = number(cells, Layout.Field.HIGH).doubleValue();
      double low = number(cells, Layout.Field.LOW).doubleValue();
      double close = number(cells, Layout.Field.CLOSE).doubleValue();
      double volume =
          layout.cell(cells, Layout.Field.VOLUME).isEmpty()
              ? 0
              : number(cells, Layout.Field.VOLUME).doubleValue();
      if (low <= 0 || low > Math.min(open, close) || high < Math.max(open, close)) {
        throw new RefusedException(
            "not a candle: open " + open + ", high " + high + ", low " + low + ", close " + close);
      }
      return new Candle(opensAt, open, high, low, close, volume, trades(cells, volume, high > low));
    }

    /** As told; else one when something moved, since none would say that nobody traded. */
    private int trades(List<String> cells, double volume, boolean hasMoved)
        throws RefusedException {
      String text = layout.cell(cells, Layout.Field.TRADES);
      if (text.isEmpty()) {
        return volume > 0 || hasMoved ? 1 : 0;
      }
      if (!text.matches("[0-9]{1,9}(\\.0+)?")) {
        throw new RefusedException(Layout.Field.TRADES, "trades is not a count: " + clipped(text));
      }
      return new BigDecimal(text).intValue();
    }

    @Override
    List<Candle> candles() {
      List<Candle> block = taken;
      taken = new ArrayList<>();
      return block;
    }
  }

  /** An amount of 0 is taken: venues round small ones to it, and the price was paid. */
  private static final class Trades extends Rows {

    /** Price, quantity. */
    private record Deal(BigDecimal price, BigDecimal quantity) implements Comparable<Deal> {
      @Override
      public int compareTo(Deal other) {
        int byPrice = price.compareTo(other.price);
        return byPrice != 0 ? byPrice : quantity.compareTo(other.quantity);
      }
    }

    private List<SeriesStore.Trade> taken = new ArrayList<>();
    private Instant last = Instant.MIN;
    private final Map<Deal, Integer> ofInstant = new TreeMap<>();

    Trades(Layout layout) {
      super(layout);
    }

    @Override
    void take(List<String> cells) throws RefusedException {
      Instant time = time(cells);
      BigDecimal price = number(cells, Layout.Field.PRICE);
      BigDecimal quantity = number(cells, Layout.Field.AMOUNT);
      if (price.signum() <= 0) {
        throw new RefusedException(Layout.Field.PRICE, "price is above 0: " + price);
      }
      if (time.isBefore(last)) {
        throw new RefusedException(
            Layout.Field.TIME,
            time + " is out of order after " + last + "; trades stand oldest first");
      }
      if (time.isAfter(last)) {
        ofInstant.clear();
      }
      if (ofInstant.size() >= INSTANT_MAX) {
        throw new RefusedException("more than " + INSTANT_MAX + " trades of " + time);
      }
      try {
        Price exact = new Price(price);
        Quantity amount = new Quantity(quantity);
        last = time;
        taken.add(
            new SeriesStore.Trade(
                time, exact, amount, ofInstant.merge(new Deal(price, quantity), 1, Integer::sum)));
      } catch (IllegalArgumentException e) {
        throw new RefusedException("price or amount has " + e.getMessage());
      }
    }

    @Override
    List<SeriesStore.Trade> trades() {
      List<SeriesStore.Trade> block = taken;
      taken = new ArrayList<>();
      return block;
    }
  }
}
