package ffe.desk.backfill;

import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The minutes of a page with those in which nobody traded.
 *
 * @param candles oldest first, told and quiet ones
 * @param quiet how many are flat because the venue told nothing
 * @param last told one so far; empty before the first
 * @param until all before it is told
 */
public record WholeMinutes(
    List<Candle> candles, int quiet, Optional<LastClose> last, Instant until) {

  /** The market was open for so long and nobody traded: more is not known to be quiet. */
  static final Duration QUIET_MAX = Duration.ofDays(1);

  /**
   * The last minute that was told.
   *
   * @param at its beginning
   */
  public record LastClose(Instant at, double price) {}

  static WholeMinutes of(
      Optional<LastClose> before,
      Instant from,
      PastMinutes.Page page,
      Optional<TradingHours> hours) {
    List<Candle> all = new ArrayList<>();
    Optional<LastClose> last = before;
    Instant at = from;
    for (Candle candle : page.candles()) {
      fill(all, last, at, candle.opensAt(), hours);
      all.add(candle);
      last = Optional.of(new LastClose(candle.opensAt(), candle.close()));
      at = Timeframe.M1.next(candle.opensAt());
    }
    fill(all, last, at, page.until(), hours);
    return new WholeMinutes(all, all.size() - page.candles().size(), last, page.until());
  }

  private static void fill(
      List<Candle> all,
      Optional<LastClose> last,
      Instant from,
      Instant to,
      Optional<TradingHours> hours) {
    if (last.isEmpty()) {
      return;
    }
    double price = last.get().price();
    for (Instant at = from; at.isBefore(to); at = Timeframe.M1.next(at)) {
      Instant end = Timeframe.M1.next(at);
      if (open(hours, last.get().at(), at).compareTo(QUIET_MAX) > 0) {
        return;
      }
      if (hours.filter(h -> h.isClosed(end.minus(Timeframe.M1.length()), end)).isEmpty()) {
        all.add(new Candle(at, price, price, price, price, 0, 0));
      }
    }
  }

  private static Duration open(Optional<TradingHours> hours, Instant from, Instant to) {
    return hours.map(h -> h.open(from, to)).orElseGet(() -> Duration.between(from, to));
  }
}
