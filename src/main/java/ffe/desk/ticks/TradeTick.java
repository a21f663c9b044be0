package ffe.desk.ticks;

import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * A trade as a venue told it; of a venue that tells quotes, a price between them with quantity 0.
 *
 * @param at the venue's stamp; microseconds are kept
 * @param id the venue's, or where it gives none a number made of its stamp; 1 to 64 printable
 *     characters without spaces
 * @param taker who took what the other offered, where the venue says
 * @param heardAt by our clock; microseconds are kept
 */
public record TradeTick(
    String source,
    Instrument instrument,
    Instant at,
    String id,
    Price price,
    Quantity quantity,
    Optional<Side> taker,
    Instant heardAt) {

  /** In the order of pages, series by series. */
  public static final Comparator<TradeTick> IN_ORDER =
      Comparator.comparing(TradeTick::source)
          .thenComparing(tick -> tick.instrument().name())
          .thenComparing(TradeTick::place);

  public TradeTick {
    TickPlace.check(id);
    at = at.truncatedTo(ChronoUnit.MICROS);
    heardAt = heardAt.truncatedTo(ChronoUnit.MICROS);
  }

  public TickPlace place() {
    return new TickPlace(at, id);
  }
}
