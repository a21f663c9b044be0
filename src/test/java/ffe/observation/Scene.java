package ffe.observation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small market made by hand: 5-minute candles, and the longer ones that follow from them. */
public final class Scene {

  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  public static final Instrument BTC_USD = Instrument.of("BTC-USD");

  private final List<Candle> candles = new ArrayList<>();
  private double close;
  private double volume = 10;
  private double wick = 0.1;
  private int trades = 3;

  public Scene(double price) {
    close = price;
  }

  /** Volume of the candles that follow. */
  public Scene volume(double units) {
    volume = units;
    return this;
  }

  /** Trades of the candles that follow. */
  public Scene trades(int count) {
    trades = count;
    return this;
  }

  /** How far the shadows of the candles that follow reach beyond open and close. */
  public Scene wick(double length) {
    wick = length;
    return this;
  }

  /** Some candles, each closing a step from the one before. */
  public Scene move(int count, double step) {
    for (int i = 0; i < count; i++) {
      add(close + step);
    }
    return this;
  }

  /** Some candles that close in turn above and below the present price, and end on it. */
  public Scene wiggle(int count, double amplitude) {
    double middle = close;
    for (int i = 1; i < count; i++) {
      add(middle + (i % 2 == 0 ? amplitude : -amplitude));
    }
    add(middle);
    return this;
  }

  /** Two candles one way and one back, again and again. */
  public Scene stairs(int times, double step, double back) {
    for (int i = 0; i < times; i++) {
      move(2, step).move(1, -back);
    }
    return this;
  }

  private void add(double next) {
    Instant at = START.plusSeconds(300L * candles.size());
    double high = Math.max(close, next) + wick;
    double low = Math.min(close, next) - wick;
    candles.add(new Candle(at, close, high, low, next, volume, trades));
    close = next;
  }

  public Instant now() {
    return START.plusSeconds(300L * candles.size());
  }

  public Tick lastTick() {
    Price price = new Price(BigDecimal.valueOf(close).setScale(2, RoundingMode.HALF_EVEN));
    return new Tick(now().minusSeconds(1), price, Quantity.of("0.1"), candles.size());
  }

  public SortedMap<String, CandleSeries> candles() {
    SortedMap<String, CandleSeries> out = new TreeMap<>();
    for (String label : Observation.WINDOW.keySet()) {
      out.put(label, candles(Timeframe.parse(label).orElseThrow()));
    }
    return out;
  }

  public CandleSeries candles(Timeframe timeframe) {
    return merged(candles, timeframe);
  }

  /** Five-minute candles, of which the first begins one of the timeframe, as longer ones. */
  static CandleSeries merged(List<Candle> candles, Timeframe timeframe) {
    int group = (int) (timeframe.length().toSeconds() / 300);
    List<Candle> merged = new ArrayList<>();
    for (int from = 0; from + group <= candles.size(); from += group) {
      merged.add(merge(candles.subList(from, from + group)));
    }
    return CandleSeries.of(BTC_USD, timeframe, merged);
  }

  private static Candle merge(List<Candle> parts) {
    Candle first = parts.get(0);
    return new Candle(
        first.opensAt(),
        first.open(),
        parts.stream().mapToDouble(Candle::high).max().orElseThrow(),
        parts.stream().mapToDouble(Candle::low).min().orElseThrow(),
        parts.get(parts.size() - 1).close(),
        parts.stream().mapToDouble(Candle::volume).sum(),
        parts.stream().mapToInt(Candle::trades).sum());
  }

  /** The five-minute candles as those of another instrument. */
  public CandleSeries as(Instrument other) {
    return CandleSeries.of(other, Timeframe.M5, candles);
  }

  public Observation observe() {
    return observe(Holding.FLAT);
  }

  public Observation observe(Holding holding) {
    return Observation.at(now(), BTC_USD, candles(), lastTick(), holding);
  }
}
