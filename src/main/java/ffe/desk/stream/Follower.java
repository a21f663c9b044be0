package ffe.desk.stream;

import ffe.desk.Actor;
import ffe.desk.market.Slot;
import ffe.desk.market.SlotPage;
import ffe.money.Price;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One who follows series of candles; to be closed. */
public final class Follower implements AutoCloseable {

  /** Series of one follower. */
  public static final int FOLLOWED_MAX = 16;

  /** Candles of a snapshot. */
  public static final int CANDLES_MAX = 500;

  private final Actor actor;
  private final Ear ear;
  private final StreamDesk desk;
  private final Map<Followed, Place> places = new TreeMap<>();

  Follower(Actor actor, Ear ear, StreamDesk desk) {
    this.actor = actor;
    this.ear = ear;
    this.desk = desk;
  }

  Actor actor() {
    return actor;
  }

  Ear ear() {
    return ear;
  }

  /**
   * Tells the newest candles, or those from an instant on, and then each when it is whole. Who
   * follows the series already begins anew.
   *
   * @param candles of the first answer
   * @return false when as many series are followed as may be
   * @throws UnknownSeriesException when nothing of that source and instrument is stored
   * @throws ffe.desk.market.OutOfRangeException when what is stored cannot make that timeframe
   */
  public boolean follow(Followed what, Optional<Instant> from, int candles) {
    synchronized (this) {
      if (places.size() >= FOLLOWED_MAX && !places.containsKey(what)) {
        return false;
      }
    }
    SlotPage page = desk.read(actor, what, from, candles);
    synchronized (this) {
      Place place = Place.begin(what, page, candles);
      places.put(what, place);
      ear.snapshot(what, Place.whole(page), place.isMore());
    }
    return true;
  }

  /** Whether it was followed. */
  public synchronized boolean leave(Followed what) {
    return places.remove(what) != null;
  }

  synchronized Map<Followed, Place> places() {
    return new TreeMap<>(places);
  }

  /** Tells a page to those who still wait for it at that place. */
  synchronized void tell(Followed what, Place place, SlotPage page) {
    List<Slot> whole = Place.whole(page);
    if (places.replace(what, place, place.after(what, page)) && !whole.isEmpty()) {
      ear.candles(what, whole);
    }
  }

  synchronized void tell(Followed what, Price price, Instant at) {
    Place place = places.get(what);
    if (place != null && !place.price().equals(Optional.of(price))) {
      places.put(what, place.at(price));
      ear.price(what, price, at);
    }
  }

  synchronized void end(Followed what, RuntimeException why) {
    if (places.remove(what) != null) {
      ear.ended(what, why);
    }
  }

  @Override
  public void close() {
    desk.leave(this);
  }
}
