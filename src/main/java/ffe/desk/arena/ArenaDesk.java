package ffe.desk.arena;

import ffe.desk.Actor;
import ffe.desk.Background;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.DayBounds;
import ffe.desk.ForbiddenException;
import ffe.desk.PerformanceQuery;
import ffe.desk.Role;
import ffe.desk.arena.SheetBook.Extent;
import ffe.desk.arena.SheetBook.Missing;
import ffe.desk.arena.SheetBook.Span;
import ffe.learning.Costs;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.observation.LookAheadException;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.SliceReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scores voters over stored decisions. A call reads a bounded number of them. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ArenaDesk {

  private static final Logger LOG = Logger.getLogger(ArenaDesk.class.getName());

  /** Decisions that are scored, the newest. */
  public static final int DECISIONS_MAX = 10_000;

  /** Days that are looked at where none are said. */
  public static final PerformanceQuery USUAL = PerformanceQuery.lastDays(30);

  /** Records that a call reads before it answers. */
  static final int TAKEN_MAX = 25;

  /** Records in one step of the work beside calls. */
  private static final int STEP = 250;

  /** Answers that are remembered: small, and the same until the next cycle. */
  private static final int REMEMBERED_MAX = 16;

  private final AtomicBoolean taking = new AtomicBoolean();
  private final Map<Asked, ArenaView> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, ArenaView> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };
  private Cockpits cockpits;
  private SheetBook book;
  private SliceReader slices;
  private Costs costs;
  private Background background;

  /** What an answer depends on. */
  private record Asked(Span span, Instant asOf, Extent extent, Optional<Money> stake) {}

  ArenaDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public ArenaDesk(
      Cockpits cockpits, SheetBook book, SliceReader slices, Costs costs, Background background) {
    this.cockpits = cockpits;
    this.book = book;
    this.slices = slices;
    this.costs = costs;
    this.background = background;
  }

  /** As of the last five minutes of market time that are over. One is computed at a time. */
  public ArenaView scores(Actor actor, PerformanceQuery query) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    Cockpit cockpit = cockpits.of(actor);
    DayBounds days = DayBounds.of(query, cockpit);
    Span span = new Span(cockpit.lane(), days.from(), days.to());
    Asked asked =
        new Asked(
            span,
            Timeframe.M5.floor(cockpit.status().marketNow()),
            book.extent(span),
            cockpit.view().map(view -> view.ledger().deposits()));
    synchronized (remembered) {
      ArenaView known = remembered.get(asked);
      return known == null ? computed(asked) : known;
    }
  }

  private ArenaView computed(Asked asked) {
    Span span = asked.span();
    List<Missing> missing = book.missing(span, DECISIONS_MAX);
    take(span.lane(), missing, TAKEN_MAX);
    int pending = Math.max(0, missing.size() - TAKEN_MAX);
    Reading reading =
        new Reading(span.lane(), asked.asOf(), book.sheets(span, DECISIONS_MAX), costs);
    ArenaView view = reading.view(asked.extent().decisions(), pending, asked.stake(), slices);
    if (pending == 0) {
      remembered.put(asked, view);
    } else {
      takeTheRest(span);
    }
    return view;
  }

  /** The first of them, in two statements at most. */
  private void take(Lane lane, List<Missing> missing, int most) {
    List<Missing> first = missing.subList(0, Math.min(most, missing.size()));
    if (first.isEmpty()) {
      return;
    }
    SortedMap<String, Sheet> sheets = new TreeMap<>();
    first.forEach(m -> sheets.put(m.decision(), Sheet.unreadable(m.decision(), m.at())));
    for (DecisionRecord record :
        book.records(lane, first.stream().map(Missing::decision).toList())) {
      try {
        sheets.put(record.id(), Sheet.of(record));
      } catch (IllegalArgumentException | LookAheadException e) {
        // it contradicts itself, and is counted among those that cannot be read
        LOG.log(Level.WARNING, "decision " + record.id() + " is not scored", e);
      }
    }
    book.keep(lane, new ArrayList<>(sheets.values()));
  }

  /** Beside this call, one lane at a time; who asks again sees how far it came. */
  private void takeTheRest(Span span) {
    if (!taking.compareAndSet(false, true)) {
      return;
    }
    boolean isHandedOver = false;
    try {
      background.run(() -> takeAll(span));
      isHandedOver = true;
    } finally {
      if (!isHandedOver) {
        taking.set(false);
      }
    }
  }

  private void takeAll(Span span) {
    try {
      for (int round = 0; round <= DECISIONS_MAX / STEP; round++) {
        List<Missing> missing = book.missing(span, DECISIONS_MAX);
        if (missing.isEmpty()) {
          return;
        }
        take(span.lane(), missing, STEP);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "decisions of " + span.lane() + " were not read to be scored", e);
    } finally {
      taking.set(false);
    }
  }
}
