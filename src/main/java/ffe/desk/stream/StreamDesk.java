package ffe.desk.stream;

import ffe.desk.Actor;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import ffe.desk.market.DataDesk;
import ffe.desk.market.GapMode;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.market.SampleQuery;
import ffe.desk.market.SlotPage;
import ffe.trading.JournalDownException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who follows which candles, and the one reader that looks for new ones. A pass costs one question
 * for the list of series and one for each series that has something new, however many follow it.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class StreamDesk {

  /** Followers of this server. */
  public static final int FOLLOWERS_MAX = 32;

  /** Followers of one name. */
  public static final int FOLLOWERS_OF_ONE_MAX = 8;

  /** How often who hears nothing else is told so. */
  public static final Duration BEAT = Duration.ofSeconds(15);

  private static final Logger LOG = Logger.getLogger(StreamDesk.class.getName());

  private final List<Follower> followers = new ArrayList<>();
  private final AtomicBoolean isPassing = new AtomicBoolean();
  private final AtomicLong tooSlow = new AtomicLong();
  private Cockpits cockpits;
  private MarketDesk market;
  private DataDesk data;
  private Clock wall;
  private Instant beaten = Instant.EPOCH;
  private boolean isOver;
  private volatile boolean isReading = true;
  private volatile Duration took = Duration.ZERO;

  /** Those who wait for the same candle get the same answer. */
  private record Question(Optional<String> account, Followed what, Instant next) {}

  /** One of those who ask. */
  private record Asker(Follower follower, Place place) {}

  StreamDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public StreamDesk(Cockpits cockpits, MarketDesk market, DataDesk data, Clock wall) {
    this.cockpits = cockpits;
    this.market = market;
    this.data = data;
    this.wall = wall;
  }

  /** A follower of nothing yet, to be closed; empty if as many follow as may. */
  public Optional<Follower> open(Actor actor, Ear ear) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    cockpits.of(actor);
    synchronized (followers) {
      long ofOne = followers.stream().filter(f -> f.actor().name().equals(actor.name())).count();
      if (isOver || followers.size() >= FOLLOWERS_MAX || ofOne >= FOLLOWERS_OF_ONE_MAX) {
        return Optional.empty();
      }
      Follower follower = new Follower(actor, ear, this);
      followers.add(follower);
      return Optional.of(follower);
    }
  }

  void leave(Follower follower) {
    synchronized (followers) {
      followers.remove(follower);
    }
  }

  /** One that took too slowly is cut off. */
  public void wasTooSlow() {
    tooSlow.incrementAndGet();
  }

  /** How many follow. */
  public int followers() {
    return all().size();
  }

  /** Followers that were cut off for taking too slowly, since the server started. */
  public long dropped() {
    return tooSlow.get();
  }

  /** How long the last look for new candles took. */
  public Duration took() {
    return took;
  }

  private List<Follower> all() {
    synchronized (followers) {
      return List.copyOf(followers);
    }
  }

  /** The candles from an instant on, or the newest ones, whole ones and the one that is open. */
  SlotPage read(Actor actor, Followed what, Optional<Instant> from, int candles) {
    SampleQuery query =
        new SampleQuery(
            what.source(),
            what.instrument(),
            what.timeframe(),
            from,
            Optional.empty(),
            Optional.empty(),
            Optional.of(what.timeframe().length()),
            candles,
            List.of());
    SlotPage page =
        data.slots(actor, query, GapMode.SKIP, false)
            .orElseThrow(() -> new UnknownSeriesException(what));
    if (!page.sample().step().equals(what.timeframe().length())) {
      throw new OutOfRangeException("timeframe", "is shorter than what is stored");
    }
    return page;
  }

  /** Looks for what is new and tells it; does nothing while another look is under way. */
  public void pass() {
    List<Follower> all = all();
    if (all.isEmpty() || !isPassing.compareAndSet(false, true)) {
      return;
    }
    Instant began = wall.instant();
    try {
      beat(all, began);
      look(all);
      if (!isReading) {
        LOG.info("candles are told again");
      }
      isReading = true;
    } catch (JournalDownException e) {
      if (isReading) {
        LOG.log(Level.WARNING, "no candles are told: {0}", e.getMessage());
      }
      isReading = false;
    } finally {
      took = Duration.between(began, wall.instant());
      isPassing.set(false);
    }
  }

  private void beat(List<Follower> all, Instant now) {
    if (!now.isBefore(beaten.plus(BEAT))) {
      beaten = now;
      all.stream().filter(f -> !f.ear().beat(isReading)).forEach(Follower::close);
    }
  }

  private void look(List<Follower> all) {
    Map<Question, List<Asker>> waiting = new LinkedHashMap<>();
    for (Follower follower : all) {
      boolean isBehind = follower.ear().isBehind();
      follower
          .places()
          .forEach(
              (what, place) -> {
                if (!(isBehind && place.isMore())) {
                  Question question = new Question(follower.actor().account(), what, place.next());
                  waiting
                      .computeIfAbsent(question, q -> new ArrayList<>())
                      .add(new Asker(follower, place));
                }
              });
    }
    List<SeriesView> stored = waiting.isEmpty() ? List.of() : market.series(all.get(0).actor());
    waiting.forEach((question, askers) -> answer(question, askers, stored));
  }

  private void answer(Question question, List<Asker> askers, List<SeriesView> stored) {
    Followed what = question.what();
    Actor actor = askers.get(0).follower().actor();
    try {
      Instant known = market.knowableUntil(actor, what.source());
      for (Asker asker : askers) {
        if (asker.place().isAhead(what, known)) {
          asker.follower().follow(what, Optional.empty(), asker.place().candles());
        }
      }
      if (!known.isBefore(what.after(question.next()))
          && stored.stream().anyMatch(s -> what.isIn(s, question.next()))) {
        SlotPage page = read(actor, what, Optional.of(question.next()), Place.CANDLES_MAX);
        askers.forEach(asker -> asker.follower().tell(what, asker.place(), page));
      }
      price(actor, what, askers);
    } catch (JournalDownException e) {
      throw e;
    } catch (ConflictException starting) {
      // the account is opened just now; the next look finds it
      LOG.log(Level.FINE, "no candles of an account that starts", starting);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "no candles any more of " + what.id(), e);
      askers.forEach(asker -> asker.follower().end(what, e));
    }
  }

  /** The last price where the account hears that market on this server. */
  private void price(Actor actor, Followed what, List<Asker> askers) {
    if (!cockpits.of(actor).instruments().contains(what.instrument())) {
      return;
    }
    StatusView status = cockpits.of(actor.at(Optional.of(what.instrument()))).status();
    if (status.holder() && status.sourceId().equals(what.source())) {
      Instant at = status.marketNow().minus(status.dataAge().orElse(Duration.ZERO));
      status
          .lastPrice()
          .ifPresent(price -> askers.forEach(a -> a.follower().tell(what, price, at)));
    }
  }

  /** The server stops: every stream ends. */
  public void end() {
    synchronized (followers) {
      isOver = true;
    }
    all().forEach(follower -> follower.ear().end());
  }
}
