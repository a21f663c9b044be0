package ffe.desk.market;

import ffe.desk.Actor;
import ffe.desk.RowPage;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sources told and was not taken as told: counted, and kept for those who ask. Hearing never
 * waits; what is heard is stored by another thread.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FlawDesk {

  /** Of one kind, source and instrument in an hour; more are counted only. */
  static final int HOUR_MAX = 20;

  /** Waiting to be stored; more are counted only. */
  static final int WAITING_MAX = 1_000;

  /** How long they are kept. */
  static final Duration KEPT = Duration.ofDays(90);

  private FlawBook book;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Integer> ofHour = new TreeMap<>();
  private Instant hour = Instant.MIN;
  private List<DataFlaw> waiting = new ArrayList<>();

  FlawDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public FlawDesk(FlawBook book) {
    this.book = book;
  }

  /** A source told something that is not believed. Never waits. */
  public synchronized void heard(DataFlaw flaw) {
    counts.merge(key(flaw.source(), flaw.kind()), 1L, Long::sum);
    Instant now = flaw.at().truncatedTo(ChronoUnit.HOURS);
    if (!now.equals(hour)) {
      hour = now;
      ofHour.clear();
    }
    String series =
        key(flaw.source(), flaw.kind()) + " " + flaw.instrument().map(Instrument::name).orElse("");
    if (ofHour.merge(series, 1, Integer::sum) <= HOUR_MAX && waiting.size() < WAITING_MAX) {
      waiting.add(flaw);
    }
  }

  /** Stores what waits; asks nobody when nothing does. What cannot be stored goes on waiting. */
  public void store() {
    List<DataFlaw> taken;
    synchronized (this) {
      if (waiting.isEmpty()) {
        return;
      }
      taken = waiting;
      waiting = new ArrayList<>();
    }
    try {
      book.keep(taken, taken.get(taken.size() - 1).at().minus(KEPT));
    } catch (RuntimeException e) {
      synchronized (this) {
        taken.addAll(waiting.subList(0, Math.min(waiting.size(), WAITING_MAX - taken.size())));
        waiting = taken;
      }
      throw e;
    }
  }

  /** How many were heard of a source since this server started. */
  public synchronized long count(String source, DataFlaw.Kind kind) {
    return counts.getOrDefault(key(source, kind), 0L);
  }

  /** Flaws that are kept, the last first. */
  public RowPage<DataFlaw> flaws(Actor actor, FlawQuery query) {
    MarketDesk.need(actor);
    return book.page(query);
  }

  private static String key(String source, DataFlaw.Kind kind) {
    return source + " " + kind;
  }
}
