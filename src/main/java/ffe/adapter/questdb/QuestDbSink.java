package ffe.adapter.questdb;

import ffe.desk.chain.ChainStore;
import ffe.desk.chain.ChainStore.Chain;
import ffe.desk.chain.ChainTail;
import ffe.desk.live.Outlet;
import ffe.market.MarketSource;
import ffe.trading.JournalDownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Keeps QuestDB told, by passes on a thread of its own; nobody else waits for it. While it is away
 * executions and signals wait in the journal, ticks in a buffer.
 */
public final class QuestDbSink implements Outlet {

  /** Ticks that wait at most, some 10 MB; beyond them the oldest are dropped. */
  public static final int TICKS_MAX = 65_536;

  /** One call, to the last byte of its answer. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_MAX = Duration.ofSeconds(30);
  static final int TICKS_A_CALL = 5_000;

  /** Then the journal is looked at again. */
  private static final int CALLS_A_PASS = 10;

  private static final Logger LOG = Logger.getLogger(QuestDbSink.class.getName());

  private final QuestDbPlace place;
  private final QuestDb db;
  private final JournalFlow journal;
  private final TickBuffer ticks;
  private final Tally tally;
  private final Clock wall;
  private final Map<Table, String> refusals = new EnumMap<>(Table.class);
  private boolean hasTables;
  private Instant retryAt = Instant.MIN;
  private Duration pause = PAUSE;
  private volatile State last;

  /** Where rows are counted. */
  public interface Tally {
    void taken(Table table, long rows);

    void dropped(Table table, long rows);
  }

  /** Asks nothing yet. */
  public QuestDbSink(QuestDbPlace place, Journal journal, Tally tally, Clock wall) {
    this(place, journal, tally, wall, ANSWER_MAX, TICKS_MAX);
  }

  QuestDbSink(
      QuestDbPlace place,
      Journal journal,
      Tally tally,
      Clock wall,
      Duration answerMax,
      int ticksMax) {
    this.place = place;
    this.db = new QuestDb(place, answerMax);
    this.journal = new JournalFlow(journal.chains(), journal.tail(), journal.leads());
    this.ticks = new TickBuffer(ticksMax);
    this.tally = tally;
    this.wall = wall;
    this.last = new State(false, wall.instant(), "not asked yet", 0);
  }

  /**
   * What is told of it.
   *
   * @param leads whether the account of this name is told from here
   */
  public record Journal(ChainStore chains, ChainTail tail, Predicate<String> leads) {}

  /** The same source; what it tells of trades is told to QuestDB too. */
  public MarketSource watched(MarketSource source) {
    return new WatchedSource(source, ticks);
  }

  @Override
  public Optional<State> state() {
    State known = last;
    return Optional.of(new State(known.isUp(), known.since(), known.trouble(), ticks.waiting()));
  }

  /** Writes what is new, where it is time to. */
  public synchronized void pass() {
    countDropped();
    if (wall.instant().isBefore(retryAt)) {
      return;
    }
    refusals.clear();
    try {
      makeTables();
      List<Chain> led = journal.led();
      each(Table.EXECUTIONS, () -> journal(Table.EXECUTIONS, led));
      each(Table.SIGNALS, () -> journal(Table.SIGNALS, led));
      each(Table.TICKS, this::ticks);
      if (refusals.isEmpty()) {
        up();
      } else {
        down(
            refusals.entrySet().stream()
                .map(e -> e.getKey().title() + ": " + e.getValue())
                .collect(Collectors.joining("; ")));
      }
    } catch (QuestDbException e) {
      if (!Thread.currentThread().isInterrupted()) {
        down(e.words());
      }
    } catch (JournalDownException e) {
      // the lanes tell of it; QuestDB is told when the database is back
      LOG.log(Level.FINE, "nothing to tell QuestDB", e);
    }
    countDropped();
  }

  private void makeTables() {
    if (!hasTables) {
      for (Table table : Table.values()) {
        db.ask(table.create());
      }
      hasTables = true;
    }
  }

  /** What is not taken of one table does not hold up the others. */
  private void each(Table table, Runnable step) {
    try {
      step.run();
    } catch (QuestDbException e) {
      if (!e.isRefusal()) {
        throw e;
      }
      refusals.put(table, e.words());
    }
  }

  private void journal(Table table, List<Chain> led) {
    journal.flow(db, table, led, rows -> tally.taken(table, rows));
  }

  private void ticks() {
    for (int call = 0; call < CALLS_A_PASS && ticks.waiting() > 0; call++) {
      List<TickBuffer.Heard> batch = ticks.take(TICKS_A_CALL);
      boolean isTaken = false;
      try {
        db.write(lines(batch));
        isTaken = true;
      } finally {
        if (!isTaken) {
          ticks.giveBack(batch);
        }
      }
      tally.taken(Table.TICKS, batch.size());
    }
  }

  private static String lines(List<TickBuffer.Heard> batch) {
    Lines lines = new Lines(batch.size());
    for (TickBuffer.Heard heard : batch) {
      lines
          .row(Table.TICKS.title())
          .symbol("source", heard.source())
          .symbol("instrument", heard.instrument().name())
          .real("price", heard.tick().price().value())
          .real("quantity", heard.tick().quantity().value())
          .whole("id", heard.tick().sequence())
          .at(heard.tick().time());
    }
    return lines.toString();
  }

  private void countDropped() {
    long dropped = ticks.takeDropped();
    if (dropped > 0) {
      tally.dropped(Table.TICKS, dropped);
    }
  }

  private void up() {
    pause = PAUSE;
    retryAt = Instant.MIN;
    if (!last.isUp()) {
      last = new State(true, wall.instant(), "", 0);
      LOG.log(Level.INFO, "QuestDB at {0} takes ticks, signals and executions", place);
    }
  }

  private void down(String why) {
    Instant now = wall.instant();
    retryAt = now.plus(pause);
    pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    // what it had taken may be gone with it, its tables too
    hasTables = false;
    journal.forget();
    boolean isNews = last.isUp() || last.trouble().equals("not asked yet");
    last = new State(false, isNews ? now : last.since(), why, 0);
    if (isNews) {
      LOG.log(
          Level.WARNING,
          "QuestDB at {0} is not told what happens: {1}; the engine goes on without it",
          new Object[] {place, why});
    }
  }
}
