package ffe.desk.market;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.Engine;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.market.Instrument;
import ffe.market.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of instruments that people of this server watch. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class WatchDesk {

  /** A quote that is older is stale: several were missed. */
  static final Duration QUOTE_AGE_MAX = Board.QUOTES_EVERY.multipliedBy(4);

  /** How often the list is read, however many look: another server may have changed it. */
  private static final Duration READ_EVERY = Duration.ofSeconds(10);

  private WatchBook book;
  private InstrumentDesk instruments;
  private Cockpits cockpits;
  private Archive archive;
  private Clock wall;

  private List<WatchBook.Entry> entries = List.of();
  private Instant nextRead = Instant.MIN;

  WatchDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public WatchDesk(
      WatchBook book, InstrumentDesk instruments, Cockpits cockpits, Archive archive, Clock wall) {
    this.book = book;
    this.instruments = instruments;
    this.cockpits = cockpits;
    this.archive = archive;
    this.wall = wall;
  }

  /** All of them, oldest first; at most one statement in a while, however many look. */
  public List<WatchView> list(Actor actor) {
    need(actor, Role.VIEWER);
    List<WatchBook.Entry> known = entries();
    List<String> sources = instruments.sources(actor);
    Map<String, Kept.Answer<Map<Instrument, Quote>>> quotes = new HashMap<>();
    List<WatchView> views = new ArrayList<>();
    for (WatchBook.Entry entry : known) {
      if (sources.contains(entry.source())) {
        views.add(view(entry, quotes.computeIfAbsent(entry.source(), one -> quotes(one, known))));
      }
    }
    return views;
  }

  private Kept.Answer<Map<Instrument, Quote>> quotes(String source, List<WatchBook.Entry> known) {
    return instruments.quotes(
        source,
        known.stream()
            .filter(e -> e.source().equals(source))
            .map(WatchBook.Entry::instrument)
            .toList());
  }

  private WatchView view(WatchBook.Entry entry, Kept.Answer<Map<Instrument, Quote>> told) {
    List<Engine> traders = instruments.traders(entry.source(), entry.instrument()).toList();
    Optional<Quote> quote =
        told.value().flatMap(all -> Optional.ofNullable(all.get(entry.instrument())));
    Optional<StatusView> seen =
        traders.stream()
            .flatMap(e -> e.known().stream())
            .filter(s -> s.lastPrice().isPresent())
            .findFirst();
    boolean isQuoted = quote.flatMap(Quote::last).isPresent();
    Optional<Duration> age =
        isQuoted
            ? quote.map(q -> Duration.between(q.at(), wall.instant()))
            : seen.flatMap(StatusView::dataAge);
    return new WatchView(
        entry.source(),
        entry.instrument(),
        entry.since(),
        quote,
        quote.flatMap(Quote::last).or(() -> seen.flatMap(StatusView::lastPrice)),
        age,
        isQuoted
            ? age.filter(a -> a.compareTo(QUOTE_AGE_MAX) > 0).isPresent()
            : seen.map(StatusView::dataStale).orElse(false),
        traders.stream().map(e -> e.plan().name()).toList(),
        told.trouble());
  }

  /**
   * Watches an instrument; nothing happens when it is watched already.
   *
   * @return false when it was watched already
   * @throws IllegalArgumentException if there is no such source, or it is known not to list it
   * @throws ConflictException if the list is full
   */
  public boolean add(Actor actor, String source, Instrument instrument) {
    need(actor, Role.TRADER);
    SourceFacts facts = instruments.facts(source, instrument);
    if (facts.at().isPresent() && facts.listing().isEmpty()) {
      throw new IllegalArgumentException(source + " does not list " + instrument);
    }
    WatchBook.Added added =
        book.add(new WatchBook.Entry(source, instrument, wall.instant(), actor.name()));
    changed();
    return switch (added) {
      case ADDED -> {
        note(actor, "WATCH", instrument + " on " + source);
        yield true;
      }
      case WAS_THERE -> false;
      case FULL ->
          throw new ConflictException(
              "WATCHLIST_FULL",
              "at most " + WatchBook.ENTRIES_MAX + " instruments are watched; remove one first");
    };
  }

  /** False when it was not watched. */
  public boolean remove(Actor actor, String source, Instrument instrument) {
    need(actor, Role.TRADER);
    boolean removed = book.remove(source, instrument);
    changed();
    if (removed) {
      note(actor, "UNWATCH", instrument + " on " + source);
    }
    return removed;
  }

  private synchronized void changed() {
    nextRead = Instant.MIN;
  }

  private synchronized List<WatchBook.Entry> entries() {
    Instant now = wall.instant();
    if (!now.isBefore(nextRead) || nextRead.isAfter(now.plus(READ_EVERY))) {
      entries = book.entries();
      nextRead = now.plus(READ_EVERY);
    }
    return entries;
  }

  private void note(Actor actor, String command, String effect) {
    archive.control(ControlAction.of(actor, cockpits.of(actor), wall, command, effect));
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
