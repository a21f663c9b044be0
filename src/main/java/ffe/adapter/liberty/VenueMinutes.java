package ffe.adapter.liberty;

import ffe.adapter.venue.feed.Minutes;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.desk.backfill.PastMinutes;
import ffe.market.Instrument;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The minutes of long ago from the venues that live feeds come from. */
@Dependent
@SuppressWarnings("NullAway.Init")
public class VenueMinutes implements PastMinutes {

  @Inject Feeds feeds;

  @Override
  public List<String> sources() {
    return Feeds.GUARDS.keySet().stream().filter(feeds::isUsable).toList();
  }

  @Override
  public Optional<Terms> terms(String source, Instrument instrument) {
    if (!sources().contains(source)) {
      return Optional.empty();
    }
    VenueHistory history = feeds.history(source, instrument);
    return Optional.of(new Terms(history.minutesReach(), history.unknown().hours()));
  }

  @Override
  public Page ask(String source, Instrument instrument, Instant from, Instant to) {
    try {
      Minutes told = feeds.history(source, instrument).minutes(from, to);
      return new Page(told.candles(), told.until());
    } catch (VenueException e) {
      boolean isForGood = e instanceof VenueException.Permanent;
      Duration after =
          e instanceof VenueException.Throttled throttled ? throttled.after() : Duration.ZERO;
      throw new NotToldException(String.valueOf(e.getMessage()), isForGood, after, e);
    }
  }
}
