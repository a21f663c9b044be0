package ffe.desk.backfill;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Orders for the minutes of long ago: taken, looked up, cancelled, resumed. */
@Dependent
public class BackfillDesk {

  public static final int LIST_MAX = 100;

  /** Orders that wait or run. */
  static final int OPEN_MAX = 50;

  private static final int ID_BYTES = 6;

  private final SecureRandom random = new SecureRandom();
  private final BackfillBook book;
  private final PastMinutes venues;
  private final Witness witness;

  /** Who knows what was ordered by whom. */
  private record Witness(Cockpits cockpits, Archive archive, Clock wall) {}

  @Inject
  BackfillDesk(
      BackfillBook book, PastMinutes venues, Cockpits cockpits, Archive archive, Clock wall) {
    this.book = book;
    this.venues = venues;
    this.witness = new Witness(cockpits, archive, wall);
  }

  /** Venues that can be asked, sorted. */
  public List<String> sources() {
    return venues.sources();
  }

  /**
   * @param to empty for now
   * @throws RefusedException where the venue would not tell
   * @throws ConflictException while too many wait
   */
  public BackfillView order(
      Actor actor, String source, Instrument instrument, Instant from, Optional<Instant> to) {
    need(actor, Role.TRADER);
    Instant now = witness.wall().instant();
    PastMinutes.Terms terms =
        venues
            .terms(source, instrument)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "source", "source is one of " + String.join(", ", venues.sources())));
    if (to.filter(t -> t.isAfter(now)).isPresent()) {
      throw new RefusedException("to", "to is not after now, " + Timeframe.M1.floor(now));
    }
    Instant end = Timeframe.M1.floor(to.orElse(now));
    Instant begin = Timeframe.M1.floor(from);
    terms
        .reach()
        .filter(reach -> begin.isBefore(now.minus(reach)))
        .ifPresent(
            reach -> {
              throw new RefusedException(
                  "from",
                  source
                      + " tells minutes of the last "
                      + reach.toHours()
                      + " hours only; begin later, or import a file of its candles or trades");
            });
    BackfillOrder order = order(source, instrument, begin, end);
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    ControlAction action = action(actor, "BACKFILL", order.words());
    if (!book.open(id, order, actor.name(), OPEN_MAX)) {
      throw tooMany();
    }
    witness.archive().control(action);
    return book.find(id).orElseThrow(() -> new IllegalStateException("no backfill " + id));
  }

  private static BackfillOrder order(
      String source, Instrument instrument, Instant from, Instant to) {
    try {
      return new BackfillOrder(source, instrument, from, to);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("from", String.valueOf(e.getMessage()));
    }
  }

  private static ConflictException tooMany() {
    return new ConflictException(
        "QUEUE_FULL", OPEN_MAX + " backfills wait or run; wait for one or cancel one");
  }

  /** Newest first. */
  public List<BackfillView> list(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return book.list(Math.max(1, Math.min(limit, LIST_MAX)));
  }

  public Optional<BackfillView> find(Actor actor, String id) {
    need(actor, Role.VIEWER);
    return book.find(id);
  }

  /**
   * Ends it; what was stored stays.
   *
   * @throws ConflictException if it has ended already
   */
  public Optional<BackfillView> cancel(Actor actor, String id) {
    need(actor, Role.TRADER);
    if (book.find(id).isEmpty()) {
      return Optional.empty();
    }
    ControlAction action = action(actor, "CANCEL_BACKFILL", id);
    if (!book.cancel(id)) {
      throw new ConflictException("NOT_RUNNING", "it has ended already");
    }
    witness.archive().control(action);
    return book.find(id);
  }

  /**
   * Puts one that failed or was cancelled back, to go on where it ended.
   *
   * @throws ConflictException if it waits, runs or is done, or too many wait
   */
  public Optional<BackfillView> resume(Actor actor, String id) {
    need(actor, Role.TRADER);
    Optional<BackfillView> view = book.find(id);
    if (view.isEmpty()) {
      return view;
    }
    ControlAction action = action(actor, "RESUME_BACKFILL", id);
    if (!book.resume(id, OPEN_MAX)) {
      throw switch (book.find(id).orElse(view.get()).state()) {
        case FAILED, CANCELLED -> tooMany();
        case QUEUED, RUNNING, DONE ->
            new ConflictException("NOT_ENDED", "only one that failed or was cancelled goes on");
      };
    }
    witness.archive().control(action);
    return book.find(id);
  }

  private ControlAction action(Actor actor, String command, String words) {
    return ControlAction.of(actor, witness.cockpits().of(actor), witness.wall(), command, words);
  }

  /**
   * Before what is ordered is looked at.
   *
   * @throws ForbiddenException for who may not order
   */
  public static void needTrader(Actor actor) {
    need(actor, Role.TRADER);
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }

  /** The order cannot be met; {@link #field} has to be another. */
  public static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedException(String field, String message) {
      super(message);
      this.field = field;
    }

    public String field() {
      return field;
    }
  }
}
