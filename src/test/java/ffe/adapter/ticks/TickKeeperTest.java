package ffe.adapter.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickKeeping.State;
import ffe.desk.ticks.TickQuery;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import ffe.trading.JournalDownException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TickKeeperTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path home;

  private volatile Instant now = NOON;
  private final Clock wall = HeldClock.telling(() -> now);
  private final Book book = new Book();
  private final Counts counts = new Counts();

  /** A database that may be away, or refuse one tick for good. */
  static final class Book implements TickBook {
    final SortedSet<TradeTick> rows = new TreeSet<>(TradeTick.IN_ORDER);
    final List<Integer> batches = new ArrayList<>();
    boolean isAway;
    String refused = "";
    volatile Waiting before = () -> {};

    interface Waiting {
      void now() throws InterruptedException;
    }

    @Override
    public int keep(List<TradeTick> ticks) {
      try {
        before.now();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (isAway) {
        throw new JournalDownException(
            "keep ticks: the database is away", new IllegalStateException());
      }
      if (ticks.stream().anyMatch(t -> t.id().equals(refused))) {
        throw new IllegalStateException("keep ticks: the database refused");
      }
      batches.add(ticks.size());
      int before = rows.size();
      rows.addAll(ticks);
      return rows.size() - before;
    }

    @Override
    public List<TradeTick> read(TickQuery query, int max) {
      return List.copyOf(rows);
    }
  }

  static final class Counts implements TickKeeper.Tally {
    long stored;
    long known;
    long dropped;

    @Override
    public void stored(long ticks, long already) {
      stored += ticks;
      known += already;
    }

    @Override
    public void dropped(long ticks) {
      dropped += ticks;
    }
  }

  static TradeTick tick(int id) {
    return new TradeTick(
        "kraken",
        Instrument.of("BTC-USD"),
        NOON.plusMillis(id),
        Integer.toString(id),
        Price.of("64001.5"),
        Quantity.of("0.25"),
        id % 2 == 0 ? Optional.of(Side.BUY) : Optional.empty(),
        NOON.plusMillis(id + 20));
  }

  private TickKeeper keeper(int memoryMax) {
    return new TickKeeper(book, Optional.empty(), counts, wall, memoryMax);
  }

  private TickKeeper onDisk(int memoryMax, long bytesMax) throws IOException {
    return new TickKeeper(
        book, Optional.of(TickDisk.open(home, bytesMax)), counts, wall, memoryMax);
  }

  private void seconds(TickKeeper keeper, int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      keeper.pass();
      keeper.spill();
    }
  }

  private static void hear(TickKeeper keeper, int from, int to) {
    for (int id = from; id < to; id++) {
      keeper.heard(tick(id));
    }
  }

  private List<TradeTick> ticks(int from, int to) {
    List<TradeTick> all = new ArrayList<>();
    for (int id = from; id < to; id++) {
      all.add(tick(id));
    }
    return all;
  }

  @Test
  void stores_what_it_heard_in_batches_and_counts_what_was_known() {
    TickKeeper keeper = keeper(20_000);
    hear(keeper, 0, 12_000);
    hear(keeper, 11_990, 12_010);
    assertThat(book.rows).as("nobody waits").isEmpty();
    keeper.pass();
    assertThat(book.rows).containsExactlyElementsOf(ticks(0, 12_010));
    assertThat(book.batches).containsExactly(5_000, 5_000, 2_020);
    assertThat(counts.stored).isEqualTo(12_010);
    assertThat(counts.known).isEqualTo(10);
    assertThat(counts.dropped).isZero();
    assertThat(keeper.state().map(State::words)).contains("up");
  }

  @Test
  void refuses_and_counts_what_has_no_room_and_keeps_what_was_first() {
    TickKeeper keeper = keeper(10);
    book.isAway = true;
    hear(keeper, 0, 13);
    keeper.pass();
    assertThat(counts.dropped).isEqualTo(3);
    book.isAway = false;
    now = now.plus(TickKeeper.PAUSE_MAX);
    keeper.pass();
    assertThat(book.rows).containsExactlyElementsOf(ticks(0, 10));
    assertThat(keeper.state().map(State::words)).contains("up; 3 were dropped");
  }

  @Test
  void asks_a_database_that_is_away_more_and_more_rarely_and_loses_nothing() {
    TickKeeper keeper = keeper(100);
    hear(keeper, 0, 50);
    book.isAway = true;
    keeper.pass();
    now = now.plusMillis(500);
    book.isAway = false;
    keeper.pass();
    assertThat(book.rows).as("not asked yet").isEmpty();
    State state = keeper.state().orElseThrow();
    assertThat(state.isUp()).isFalse();
    assertThat(state.since()).isEqualTo(NOON);
    assertThat(state.waiting()).isEqualTo(50);
    assertThat(state.words()).contains("database is away").contains("50 ticks");
    now = NOON.plus(TickKeeper.PAUSE);
    keeper.pass();
    assertThat(book.rows).containsExactlyElementsOf(ticks(0, 50));
    assertThat(keeper.state().orElseThrow().isUp()).isTrue();
    assertThat(counts.dropped).isZero();
  }

  @Test
  void takes_to_the_disk_what_waits_and_stores_it_when_the_database_is_back() throws IOException {
    try (TickKeeper keeper = onDisk(1_000, 10_000_000)) {
      book.isAway = true;
      for (int from = 0; from < 60_000; from += 1_000) {
        hear(keeper, from, from + 1_000);
        seconds(keeper, 1);
      }
      State away = keeper.state().orElseThrow();
      assertThat(away.isUp()).isFalse();
      assertThat(away.waiting()).as("in memory").isZero();
      assertThat(away.queuedBytes()).isGreaterThan(3_000_000);
      assertThat(away.words()).contains("database is away").contains(" bytes on the disk wait");
      assertThat(book.rows).isEmpty();
      book.isAway = false;
      hear(keeper, 60_000, 60_100);
      seconds(keeper, 31);
      assertThat(book.rows).containsExactlyElementsOf(ticks(0, 60_100));
      assertThat(keeper.state().map(State::words)).contains("up");
      assertThat(keeper.state().orElseThrow().queuedBytes()).isZero();
      assertThat(counts.dropped).isZero();
    }
  }

  @Test
  void what_waited_on_the_disk_is_stored_by_the_next_run() throws IOException {
    book.isAway = true;
    try (TickKeeper keeper = onDisk(1_000, 10_000_000)) {
      hear(keeper, 0, 700);
      seconds(keeper, 2);
      hear(keeper, 700, 900);
    }
    book.isAway = false;
    try (TickKeeper next = onDisk(1_000, 10_000_000)) {
      assertThat(next.state().orElseThrow().queuedBytes()).isPositive();
      assertThat(next.state().map(State::words).orElseThrow()).contains("catching up");
      hear(next, 900, 950);
      next.pass();
    }
    assertThat(book.rows).containsExactlyElementsOf(ticks(0, 950));
    assertThat(counts.dropped).isZero();
  }

  @Test
  void keeps_the_oldest_and_counts_the_rest_when_the_disk_is_full_too() throws IOException {
    try (TickKeeper keeper = onDisk(100, 10_000)) {
      book.isAway = true;
      for (int from = 0; from < 1_000; from += 50) {
        hear(keeper, from, from + 50);
        seconds(keeper, 1);
      }
      State full = keeper.state().orElseThrow();
      assertThat(full.queuedBytes()).isBetween(9_800L, 10_000L);
      assertThat(full.waiting()).isEqualTo(100);
      assertThat(counts.dropped).isEqualTo(full.dropped()).isPositive();
      book.isAway = false;
      seconds(keeper, 31);
      int kept = book.rows.size();
      assertThat(kept + counts.dropped).isEqualTo(1_000);
      assertThat(book.rows).containsExactlyElementsOf(ticks(0, kept));
    }
  }

  @Test
  void a_database_that_hangs_holds_nothing_up() throws Exception {
    try (TickKeeper keeper = onDisk(1_000, 10_000_000)) {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch answered = new CountDownLatch(1);
      book.before =
          () -> {
            asked.countDown();
            answered.await();
          };
      hear(keeper, 0, 600);
      Thread stuck = new Thread(keeper::pass);
      stuck.start();
      asked.await();
      for (int from = 600; from < 6_000; from += 600) {
        hear(keeper, from, from + 600);
        seconds(keeper, 1);
      }
      assertThat(counts.dropped).isZero();
      // as a process that is killed now leaves it
      Path copy = Files.createDirectory(home.resolve("copy"));
      for (Path file : files(home.resolve("1"))) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      try (DiskQueue left = new DiskQueue(copy, 10_000_000)) {
        assertThat(left.take(100_000)).containsExactlyElementsOf(ticks(0, 6_000));
      }
      book.before = () -> {};
      answered.countDown();
      stuck.join();
      seconds(keeper, 2);
    }
    assertThat(book.rows).containsExactlyElementsOf(ticks(0, 6_000));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(DiskQueue.END)).sorted().toList();
    }
  }

  @Test
  void drops_only_the_tick_that_the_database_refuses_for_good() {
    TickKeeper keeper = keeper(1_000);
    book.refused = "137";
    hear(keeper, 0, 300);
    keeper.pass();
    List<TradeTick> rest = ticks(0, 300);
    rest.remove(137);
    assertThat(book.rows).containsExactlyElementsOf(rest);
    assertThat(counts.dropped).isEqualTo(1);
    assertThat(counts.stored).isEqualTo(299);
  }

  @Test
  void counts_each_of_many_threads() throws InterruptedException {
    TickKeeper keeper = keeper(100_000);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int from = t * 1_000;
      Thread thread = new Thread(() -> hear(keeper, from, from + 1_000));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(20).toMillis());
    }
    keeper.pass();
    assertThat(book.rows).hasSize(4_000);
  }
}
