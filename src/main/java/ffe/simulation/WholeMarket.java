package ffe.simulation;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A market with its future: finished candles of one instrument, by timeframe label, exactly those
 * of {@link Observation#WINDOW}; and where there is one, the five-minute candles of a second
 * instrument that is observed beside it. Immutable.
 */
public record WholeMarket(SortedMap<String, CandleSeries> candles, Optional<CandleSeries> beside) {

  private static final MathContext PRICE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final long BEAT_SECONDS = Timeframe.M5.length().toSeconds();

  public WholeMarket {
    candles = Collections.unmodifiableSortedMap(new TreeMap<>(candles));
    if (!candles.keySet().equals(Observation.WINDOW.keySet())) {
      throw new IllegalArgumentException(
          "a market has " + Observation.WINDOW.keySet() + ", not " + candles.keySet());
    }
    candles.forEach(
        (label, series) -> {
          if (!series.timeframe().label().equals(label)) {
            throw new IllegalArgumentException(
                "candles of " + series.timeframe().label() + " stand as " + label);
          }
        });
    if (candles.values().stream().map(CandleSeries::instrument).distinct().count() != 1) {
      throw new IllegalArgumentException("the candles are of several instruments");
    }
  }

  /** Without a second instrument. */
  public WholeMarket(SortedMap<String, CandleSeries> candles) {
    this(candles, Optional.empty());
  }

  public Instrument instrument() {
    return beats().instrument();
  }

  public CandleSeries candles(Timeframe timeframe) {
    CandleSeries series = candles.get(timeframe.label());
    if (series == null) {
      throw new IllegalArgumentException("not in this market: " + timeframe.label());
    }
    return series;
  }

  /** The five-minute candles, at whose closes the market is looked at. */
  CandleSeries beats() {
    return candles(Timeframe.M5);
  }

  /** What may be seen at the close of a five-minute candle: its close is the last trade. */
  Observation observe(int beat) {
    Instant instant = beats().closesAt(beat);
    SortedMap<String, CandleSeries> known = new TreeMap<>();
    candles.forEach((label, series) -> known.put(label, series.knowableAt(instant)));
    BigDecimal close = new BigDecimal(beats().close(beat)).round(PRICE_DIGITS);
    long sequence = Math.floorDiv(instant.getEpochSecond(), BEAT_SECONDS);
    Tick last = new Tick(instant, new Price(close), Quantity.of("1"), sequence);
    Observation seen = Observation.at(instant, instrument(), known, last, Holding.FLAT);
    return beside.map(second -> seen.beside(second.knowableAt(instant))).orElse(seen);
  }
}
