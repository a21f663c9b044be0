package ffe.desk.stream;

import ffe.desk.market.Slot;
import ffe.desk.market.SlotPage;
import ffe.money.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a follower was told.
 *
 * @param next opening of the next candle to tell
 * @param told opening of the last one that was told
 * @param price told last
 * @param candles of a snapshot
 * @param isMore whether stored candles wait
 */
record Place(
    Instant next, Optional<Instant> told, Optional<Price> price, int candles, boolean isMore) {

  /** Candles of one message that is no snapshot. */
  static final int CANDLES_MAX = 500;

  static Place begin(Followed what, SlotPage page, int candles) {
    Instant next = page.sample().begins();
    return new Place(next, Optional.empty(), Optional.empty(), candles, false).after(what, page);
  }

  Place after(Followed what, SlotPage page) {
    List<Slot> whole = whole(page);
    Optional<Instant> last =
        whole.isEmpty() ? told : Optional.of(whole.get(whole.size() - 1).opensAt());
    return new Place(
        whole.isEmpty() ? next : what.after(last.orElseThrow()),
        last,
        price,
        candles,
        page.next().isPresent());
  }

  Place at(Price now) {
    return new Place(next, told, Optional.of(now), candles, isMore);
  }

  /** Without the one that is still open. */
  static List<Slot> whole(SlotPage page) {
    int open = page.sample().isLastOpen() ? 1 : 0;
    return page.slots().subList(0, page.slots().size() - open);
  }

  /** Whether the market went back behind what was told. */
  boolean isAhead(Followed what, Instant known) {
    return told.filter(opensAt -> known.isBefore(what.after(opensAt))).isPresent();
  }
}
