package ffe.observation;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.canon.LeftOutWhenEmpty;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that may be seen of one instrument at one instant, and nothing that became known
 * later. Immutable; a pure function of what it was built from.
 */
public final class Observation {

  /** How many candles an observation holds at most, per timeframe label. */
  public static final SortedMap<String, Integer> WINDOW = window();

  private final Instant instant;
  private final Instrument instrument;
  private final SortedMap<String, CandleSeries> candles;
  private final Tick lastTick;
  private final Holding holding;
  private final Optional<CandleSeries> beside;
  private final Regime regime;
  private final Pulse pulse;

  private Observation(
      Instant instant,
      Instrument instrument,
      SortedMap<String, CandleSeries> candles,
      Tick lastTick,
      Holding holding,
      Optional<CandleSeries> beside) {
    this.instant = instant;
    this.instrument = instrument;
    this.candles = candles;
    this.lastTick = lastTick;
    this.holding = holding;
    this.beside = beside;
    this.regime = Regime.of(candles(Timeframe.M15));
    List<Pulse.Beat> beats = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      if (WINDOW.containsKey(timeframe.label())) {
        beats.add(Pulse.beat(candles(timeframe)));
      }
    }
    this.pulse = new Pulse(beats);
  }

  /**
   * Takes exactly the timeframes of {@link #WINDOW} (a series may be empty) and keeps the last
   * candles of each, so that more history given does not change what is seen.
   *
   * @throws LookAheadException if a candle closes, a tick happened or the holding began after the
   *     instant
   * @throws IllegalArgumentException if a timeframe is missing, surplus or of something else
   */
  public static Observation at(
      Instant instant,
      Instrument instrument,
      SortedMap<String, CandleSeries> candlesByTimeframe,
      Tick lastTick,
      Holding holding) {
    if (!candlesByTimeframe.keySet().equals(WINDOW.keySet())) {
      throw new IllegalArgumentException(
          "an observation holds " + WINDOW.keySet() + ", not " + candlesByTimeframe.keySet());
    }
    SortedMap<String, CandleSeries> kept = new TreeMap<>();
    WINDOW.forEach(
        (label, count) -> {
          CandleSeries series =
              Optional.ofNullable(candlesByTimeframe.get(label)).orElseThrow().last(count);
          check(instant, instrument, label, series);
          kept.put(label, series);
        });
    refuseAfter(instant, lastTick.time(), "tick " + lastTick.sequence());
    holding.openedAt().ifPresent(opened -> refuseAfter(instant, opened, "the holding, opened"));
    return new Observation(
        instant,
        instrument,
        Collections.unmodifiableSortedMap(kept),
        lastTick,
        holding,
        Optional.empty());
  }

  /**
   * The same with the five-minute candles of a second instrument, of which the last are kept.
   *
   * @throws LookAheadException if one closes after the instant
   * @throws IllegalArgumentException if they are of this instrument or another timeframe
   */
  public Observation beside(CandleSeries second) {
    if (second.instrument().equals(instrument) || second.timeframe() != Timeframe.M5) {
      throw new IllegalArgumentException(
          "beside "
              + instrument
              + " stand 5m candles of another instrument, not "
              + second.instrument()
              + " "
              + second.timeframe().label());
    }
    CandleSeries kept = second.last(candles(Timeframe.M5).size());
    if (!kept.isEmpty()) {
      refuseAfter(instant, kept.lastClosesAt(), "the candle beside that closes");
    }
    return new Observation(instant, instrument, candles, lastTick, holding, Optional.of(kept));
  }

  private static void check(
      Instant instant, Instrument instrument, String label, CandleSeries series) {
    if (!series.instrument().equals(instrument) || !series.timeframe().label().equals(label)) {
      throw new IllegalArgumentException(
          "expected "
              + instrument
              + " "
              + label
              + ", got "
              + series.instrument()
              + " "
              + series.timeframe().label());
    }
    if (!series.isEmpty()) {
      refuseAfter(instant, series.lastClosesAt(), "the " + label + " candle that closes");
    }
  }

  private static void refuseAfter(Instant instant, Instant knowable, String fact) {
    if (knowable.isAfter(instant)) {
      throw new LookAheadException(fact + " at " + knowable + " was not knowable at " + instant);
    }
  }

  private static SortedMap<String, Integer> window() {
    SortedMap<String, Integer> window = new TreeMap<>();
    window.put(Timeframe.M5.label(), 300);
    window.put(Timeframe.M15.label(), 200);
    window.put(Timeframe.H1.label(), 120);
    window.put(Timeframe.H4.label(), 60);
    return Collections.unmodifiableSortedMap(window);
  }

  public Instant instant() {
    return instant;
  }

  public Instrument instrument() {
    return instrument;
  }

  /**
   * Finished candles, the newest last; may be empty.
   *
   * @throws IllegalArgumentException if the timeframe is not in {@link #WINDOW}
   */
  public CandleSeries candles(Timeframe timeframe) {
    CandleSeries series = candles.get(timeframe.label());
    if (series == null) {
      throw new IllegalArgumentException("not observed: " + timeframe.label());
    }
    return series;
  }

  /** Price of the last trade, which may be older than the instant. */
  public Price lastPrice() {
    return lastTick.price();
  }

  public Instant lastPriceAt() {
    return lastTick.time();
  }

  public Tick lastTick() {
    return lastTick;
  }

  public Regime regime() {
    return regime;
  }

  public Pulse pulse() {
    return pulse;
  }

  public Holding holding() {
    return holding;
  }

  /** Five-minute candles of a second instrument, as many as of this one at most. */
  public Optional<CandleSeries> beside() {
    return beside;
  }

  /** SHA-256 over everything seen; equal observations have equal digests. */
  public Digest digest() {
    SortedMap<String, Digest> series = new TreeMap<>();
    candles.forEach((label, s) -> series.put(label, s.digest()));
    return Canon.digest(
        new Seen(
            instant,
            instrument,
            series,
            lastTick,
            holding,
            beside.map(second -> new Beside(second.instrument(), second.digest()))));
  }

  /** What the digest is taken of. */
  private record Seen(
      Instant instant,
      Instrument instrument,
      SortedMap<String, Digest> candles,
      Tick lastTick,
      Holding holding,
      @LeftOutWhenEmpty Optional<Beside> beside) {}

  private record Beside(Instrument instrument, Digest candles) {}
}
