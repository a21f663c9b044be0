package ffe.backtest;

import ffe.canon.LeftOutWhenEmpty;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.portfolio.EquityPoint;
import ffe.statistics.ClosedTrade;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is drawn of a run, of a bounded size however long it was.
 *
 * @param curve of each stretch of points the lowest and the highest equity, and both ends
 * @param band where equity could have been, had chance dealt the same returns otherwise; empty for
 *     too few returns
 * @param months change of equity within each month, as a fraction, by {@code 2013-11}
 * @param candles what was traded on, of so many in one that they are few; empty where there are
 *     several instruments
 * @param trades the newest {@value #TRADES_MAX}, in the order in which they were closed
 * @param markets such candles of several instruments, by their names; the more they are the fewer
 *     of each
 */
public record RunChart(
    List<Point> curve,
    List<Chances> band,
    SortedMap<String, Double> months,
    List<Candle> candles,
    List<Deal> trades,
    @LeftOutWhenEmpty SortedMap<String, List<Candle>> markets) {

  public static final int TRADES_MAX = 2_000;

  static final int CANDLES_MAX = 1_000;

  private static final int CANDLES_MIN = 250;

  /** Each gives two points. */
  private static final int STRETCHES_MAX = 500;

  /** Amounts in the quote currency. */
  public record Point(Instant at, double equity, double hold) {

    static Point of(EquityPoint point) {
      return new Point(
          point.at(), point.equity().amount().doubleValue(), point.hold().amount().doubleValue());
    }
  }

  /**
   * Of one instrument.
   *
   * @param instrument its name; empty where it is the only one
   */
  public record Pane(String instrument, List<Candle> candles, List<Deal> trades) {

    public Pane {
      candles = List.copyOf(candles);
      trades = List.copyOf(trades);
    }
  }

  /**
   * Of draws of the same returns.
   *
   * @param low one of twenty is below
   * @param high one of twenty is above
   */
  public record Chances(Instant at, double low, double median, double high) {}

  /**
   * A trade that is over. Amounts are in the quote currency.
   *
   * @param entry mean price
   * @param exit mean price
   * @param adverse the worst it stood against us
   * @param favourable the best it stood for us
   * @param voters who were for it
   * @param costs fees, spread and slippage
   * @param instrument empty where an older version did not tell it
   * @param fees of the costs; the rest is in the prices
   * @param side short for what was sold first; empty for what was bought
   */
  public record Deal(
      Instant enteredAt,
      Instant exitedAt,
      double quantity,
      double entry,
      double exit,
      double profit,
      double costs,
      double adverse,
      double favourable,
      String regime,
      List<String> voters,
      @LeftOutWhenEmpty Optional<String> instrument,
      @LeftOutWhenEmpty Optional<Double> fees,
      @LeftOutWhenEmpty Optional<String> side) {

    static Deal of(Exit exit, ClosedTrade trade) {
      double quantity = exit.quantity();
      return new Deal(
          trade.enteredAt(),
          trade.exitedAt(),
          quantity,
          exit.opened() / quantity,
          exit.price(),
          trade.profit(),
          trade.cost(),
          trade.adverse(),
          trade.favourable(),
          trade.labels().regime(),
          trade.labels().voters(),
          Optional.of(trade.labels().instrument()),
          Optional.of(exit.costs().fees()),
          Optional.of(trade.labels().side()).filter(any -> exit.isShort()));
    }
  }

  public RunChart {
    curve = List.copyOf(curve);
    band = List.copyOf(band);
    months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    candles = List.copyOf(candles);
    trades = List.copyOf(trades);
    markets = Collections.unmodifiableSortedMap(new TreeMap<>(markets));
  }

  /** Of a run with at least one point of equity. */
  public static RunChart of(BacktestRun run) {
    List<EquityPoint> points = run.equity();
    List<Instrument> instruments = run.instruments();
    boolean isOne = instruments.size() == 1;
    int most = Math.max(CANDLES_MIN, CANDLES_MAX / instruments.size());
    SortedMap<String, List<Candle>> each = new TreeMap<>();
    if (!isOne) {
      instruments.forEach(one -> each.put(one.name(), fewer(run.candles(one), most)));
    }
    return new RunChart(
        curve(points),
        Paths.band(points),
        months(points),
        isOne ? fewer(run.candles(instruments.get(0)), most) : List.of(),
        new Trades(run).newest(TRADES_MAX),
        each);
  }

  /** What is drawn of each instrument, in their order. */
  public List<Pane> panes() {
    if (markets.isEmpty()) {
      return List.of(new Pane("", candles, trades));
    }
    return markets.entrySet().stream()
        .map(e -> new Pane(e.getKey(), e.getValue(), of(e.getKey())))
        .toList();
  }

  private List<Deal> of(String instrument) {
    return trades.stream().filter(d -> d.instrument().equals(Optional.of(instrument))).toList();
  }

  private static List<Point> curve(List<EquityPoint> points) {
    int stretch = Math.max(1, (points.size() + STRETCHES_MAX - 1) / STRETCHES_MAX);
    List<Point> kept = new ArrayList<>();
    kept.add(Point.of(points.get(0)));
    for (int from = 1; from < points.size() - 1; from += stretch) {
      int to = Math.min(from + stretch, points.size() - 1);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = worth(points, i) < worth(points, low) ? i : low;
        high = worth(points, i) > worth(points, high) ? i : high;
      }
      kept.add(Point.of(points.get(Math.min(low, high))));
      if (low != high) {
        kept.add(Point.of(points.get(Math.max(low, high))));
      }
    }
    kept.add(Point.of(points.get(points.size() - 1)));
    return kept;
  }

  private static double worth(List<EquityPoint> points, int at) {
    return points.get(at).equity().amount().doubleValue();
  }

  /** A point at the turn of a month ends the month before it. */
  private static SortedMap<String, Double> months(List<EquityPoint> points) {
    SortedMap<String, Double> ends = new TreeMap<>();
    for (EquityPoint point : points) {
      String month = point.at().minusMillis(1).atOffset(ZoneOffset.UTC).toString().substring(0, 7);
      ends.put(month, point.equity().amount().doubleValue());
    }
    SortedMap<String, Double> changes = new TreeMap<>();
    double before = worth(points, 0);
    for (var end : ends.entrySet()) {
      changes.put(end.getKey(), before > 0 ? end.getValue() / before - 1 : 0.0);
      before = end.getValue();
    }
    return changes;
  }

  private static List<Candle> fewer(CandleSeries series, int most) {
    int together = Math.max(1, (series.size() + most - 1) / most);
    List<Candle> few = new ArrayList<>();
    for (int from = 0; from < series.size(); from += together) {
      int last = Math.min(from + together, series.size()) - 1;
      double low = series.low(from);
      double high = series.high(from);
      double volume = 0;
      int trades = 0;
      for (int i = from; i <= last; i++) {
        low = Math.min(low, series.low(i));
        high = Math.max(high, series.high(i));
        volume += series.volume(i);
        trades = Math.min(Integer.MAX_VALUE - series.trades(i), trades) + series.trades(i);
      }
      few.add(
          new Candle(
              series.opensAt(from),
              series.open(from),
              high,
              low,
              series.close(last),
              volume,
              trades));
    }
    return few;
  }
}
