package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.VendorPrice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * A vendor behind its guard and its meter, whose answers are checked and kept for a while: a price
 * for {@link #PRICE_AGE}, candles that are finished for {@link #CANDLES_AGE}. Any thread may call.
 */
final class CarefulVendor implements PriceVendor {

  static final Duration PRICE_AGE = Duration.ofSeconds(10);
  static final Duration CANDLES_AGE = Duration.ofMinutes(5);

  /** A price from farther ahead is none. */
  static final Duration AHEAD_MAX = Duration.ofMinutes(2);

  private static final int KEPT_MAX = 64;

  private final PriceVendor vendor;
  private final VendorGuard guard;
  private final Meter meter;
  private final InstantSource clock;
  private final Kept<Instrument, VendorPrice> prices = new Kept<>();
  private final Kept<Span, List<Candle>> spans = new Kept<>();

  CarefulVendor(PriceVendor vendor, VendorGuard guard, Meter meter, InstantSource clock) {
    this.vendor = vendor;
    this.guard = guard;
    this.meter = meter;
    this.clock = clock;
  }

  @Override
  public String name() {
    return vendor.name();
  }

  @Override
  public List<Candle> candles(Span span) {
    Instant now = clock.instant();
    Optional<List<Candle>> kept = spans.find(span, now.minus(CANDLES_AGE));
    if (kept.isPresent()) {
      return kept.get();
    }
    List<Candle> told = asked(() -> checked(span, vendor.candles(span)));
    // one that the end of the span cut off may be told later
    boolean isOver = !span.to().isAfter(now);
    if (isOver && !told.isEmpty()) {
      spans.keep(span, told, now);
    }
    return told;
  }

  /** Finished ones within the span; what is out of order or off the grid voids all. */
  private List<Candle> checked(Span span, List<Candle> told) {
    Instant now = clock.instant();
    List<Candle> candles = new ArrayList<>();
    Instant before = Instant.MIN;
    for (Candle candle : told) {
      if (!span.timeframe().isBoundary(candle.opensAt()) || !candle.opensAt().isAfter(before)) {
        throw Words.broken(name(), "a candle at " + candle.opensAt() + " after " + before);
      }
      before = candle.opensAt();
      boolean isFinished = !before.plus(span.timeframe().length()).isAfter(now);
      if (isFinished && span.has(candle)) {
        candles.add(candle);
      }
    }
    return List.copyOf(candles);
  }

  @Override
  public VendorPrice last(Instrument instrument) {
    Instant now = clock.instant();
    Optional<VendorPrice> kept = prices.find(instrument, now.minus(PRICE_AGE));
    if (kept.isPresent()) {
      return kept.get();
    }
    VendorPrice told =
        asked(
            () -> {
              VendorPrice price = vendor.last(instrument);
              if (price.at().isAfter(clock.instant().plus(AHEAD_MAX))) {
                throw Words.broken(name(), "its price is of " + price.at());
              }
              return price;
            });
    prices.keep(instrument, told, now);
    return told;
  }

  private <T> T asked(Supplier<T> call) {
    try {
      T answer = guard.call(call);
      meter.answered();
      return answer;
    } catch (VendorException.Refused e) {
      if (e.isOfVendor()) {
        meter.refused(e.told());
      }
      throw e;
    } catch (FaultToleranceException e) {
      throw VendorException.of(
          Reason.RESTING, name() + " is not asked now: " + e.getClass().getSimpleName());
    }
  }

  /** What was told lately; the oldest goes first. */
  private static final class Kept<K, V> {

    private record At<V>(V value, Instant at) {}

    private final Map<K, At<V>> kept = new LinkedHashMap<>();

    synchronized Optional<V> find(K key, Instant since) {
      return Optional.ofNullable(kept.get(key)).filter(v -> v.at().isAfter(since)).map(At::value);
    }

    synchronized void keep(K key, V value, Instant at) {
      kept.remove(key);
      if (kept.size() >= KEPT_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
      kept.put(key, new At<>(value, at));
    }
  }
}
