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
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that may be seen of one instrument at one instant, and nothing that became known
 * later. Immutable; a pure function of what it was built from.
 */
public final class Observation {

  /**
   * How many candles are held at most: of the cycles' own timeframe, and of the next longer ones.
   */
  private static final int[] COUNTS = {300, 200, 120, 60};

  private static final Map<Timeframe, SortedMap<String, Integer>> WINDOWS = windows();

  /** How many candles an observation of 5-minute cycles holds at most, per timeframe label. */
  public static final SortedMap<String, Integer> WINDOW = window(Timeframe.M5);

  private final Instant instant;
  private final Instrument instrument;
  private final Timeframe base;
  private final SortedMap<String, CandleSeries> candles;
  private final Tick lastTick;
  private final Holding holding;
  private final Optional<CandleSeries> beside;

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
    this.base = base(candles);
  }

  /**
   * Takes exactly the timeframes of a {@link #window} (a series may be empty) and keeps the last
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
    SortedMap<String, Integer> window = window(base(candlesByTimeframe));
    if (!candlesByTimeframe.keySet().equals(window.keySet())) {
      throw new IllegalArgumentException(
          "an observation holds " + window.keySet() + ", not " + candlesByTimeframe.keySet());
    }
    SortedMap<String, CandleSeries> kept = new TreeMap<>();
    window.forEach(
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
   * The same with the candles of a second instrument, of which the last are kept.
   *
   * @throws LookAheadException if one closes after the instant
   * @throws IllegalArgumentException if they are of this instrument or another timeframe
   */
  public Observation beside(CandleSeries second) {
    if (second.instrument().equals(instrument) || second.timeframe() != base) {
      throw new IllegalArgumentException(
          "beside "
              + instrument
              + " stand "
              + base.label()
              + " candles of another instrument, not "
              + second.instrument()
              + " "
              + second.timeframe().label());
    }
    CandleSeries kept = second.last(candles().size());
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

  /**
   * How many candles an observation holds at most, per timeframe label: of the cycles' own
   * timeframe and of up to three longer ones, as many as there are.
   */
  public static SortedMap<String, Integer> window(Timeframe cycles) {
    return Optional.ofNullable(WINDOWS.get(cycles)).orElseThrow();
  }

  private static Map<Timeframe, SortedMap<String, Integer>> windows() {
    Map<Timeframe, SortedMap<String, Integer>> windows = new EnumMap<>(Timeframe.class);
    for (Timeframe cycles : Timeframe.values()) {
      SortedMap<String, Integer> window = new TreeMap<>();
      for (int i = 0; i < COUNTS.length; i++) {
        int count = COUNTS[i];
        cycles.longer(i).ifPresent(timeframe -> window.put(timeframe.label(), count));
      }
      windows.put(cycles, Collections.unmodifiableSortedMap(window));
    }
    return windows;
  }

  /** The shortest of them; that of 5-minute cycles where none is known. */
  private static Timeframe base(SortedMap<String, CandleSeries> candles) {
    return Arrays.stream(Timeframe.values())
        .filter(timeframe -> candles.containsKey(timeframe.label()))
        .findFirst()
        .orElse(Timeframe.M5);
  }

  public Instant instant() {
    return instant;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** What the cycles run on: the shortest candles that are seen. */
  public Timeframe base() {
    return base;
  }

  /** The timeframe that is so many steps longer; empty where none is seen. */
  public Optional<Timeframe> longer(int steps) {
    return base.longer(steps).filter(t -> candles.containsKey(t.label()));
  }

  /** Finished candles of the cycles' own timeframe, the newest last; may be empty. */
  public CandleSeries candles() {
    return candles(base);
  }

  /**
   * Finished candles, the newest last; may be empty.
   *
   * @throws IllegalArgumentException if the timeframe is not seen
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
    return candles(longer(1).orElse(base)).once(Regime.class, Regime::of);
  }

  /** Where all timeframes that are seen tend. */
  public Pulse pulse() {
    return new Pulse(
        Arrays.stream(Timeframe.values())
            .filter(t -> candles.containsKey(t.label()))
            .map(this::beat)
            .toList());
  }

  /** Where one that is seen tends. */
  public Pulse.Beat beat(Timeframe timeframe) {
    return candles(timeframe).once(Pulse.Beat.class, Pulse::beat);
  }

  public Holding holding() {
    return holding;
  }

  /** Candles of a second instrument, of this one's length and as many as of this one at most. */
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
