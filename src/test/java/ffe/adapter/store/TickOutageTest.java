package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.adapter.ticks.TickDisk;
import ffe.adapter.ticks.TickKeeper;
import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickKeeping.State;
import ffe.desk.ticks.TickQuery;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks on their way into a real database that goes away and comes back. */
@Tag("store")
class TickOutageTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  @TempDir Path home;

  private final String source = TestStore.newAccount();
  private final StoreTicks real = new StoreTicks(TestStore.transactions());
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong known = new AtomicLong();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final Clock wall = HeldClock.telling(() -> now);

  private TradeTick tick(int id) {
    return new TradeTick(
        source,
        BTC,
        now.truncatedTo(ChronoUnit.HOURS).plusMillis(id),
        Integer.toString(id),
        Price.of("1.5"),
        Quantity.of("2"),
        Optional.empty(),
        now.truncatedTo(ChronoUnit.HOURS).plusMillis(id + 5));
  }

  private TickKeeper keeper(TickBook book) throws IOException {
    return new TickKeeper(
        book,
        Optional.of(TickDisk.open(home, 1L << 20)),
        new TickKeeper.Tally() {
          @Override
          public void stored(long ticks, long already) {
            known.addAndGet(already);
          }

          @Override
          public void dropped(long ticks) {
            dropped.addAndGet(ticks);
          }
        },
        wall);
  }

  private void second(TickKeeper keeper) {
    now = now.plusSeconds(1);
    keeper.pass();
    keeper.spill();
  }

  private List<TradeTick> stored() {
    return real.read(
        new TickQuery(
            source, BTC, Optional.empty(), Optional.empty(), Optional.empty(), TickQuery.LIMIT_MAX),
        TickQuery.LIMIT_MAX);
  }

  /** The real database, or one that is not there. */
  private final class Switched implements TickBook {
    private final StoreTicks nowhere = new StoreTicks(TestStore.nowhere());
    private boolean isAway;

    @Override
    public int keep(List<TradeTick> ticks) {
      return (isAway ? nowhere : real).keep(ticks);
    }

    @Override
    public List<TradeTick> read(TickQuery query, int max) {
      return real.read(query, max);
    }
  }

  @Test
  void nothing_is_lost_while_it_is_away_and_a_run_ends() throws IOException {
    Switched book = new Switched();
    List<TradeTick> told = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      try (TickKeeper keeper = keeper(book)) {
        for (int i = 0; i < 12; i++) {
          book.isAway = run == 1 || (i > 2 && i < 9);
          for (int n = 0; n < 100; n++) {
            TradeTick tick = tick(told.size());
            told.add(tick);
            keeper.heard(tick);
          }
          second(keeper);
        }
        if (run == 2) {
          for (int i = 0; i < 40; i++) {
            second(keeper);
          }
          assertThat(keeper.state().map(State::words)).contains("up");
        }
      }
    }
    assertThat(stored()).isEqualTo(told).hasSize(3_600);
    assertThat(dropped).hasValue(0);
  }

  @Test
  void what_is_not_known_to_be_stored_is_stored_once() throws IOException {
    AtomicInteger commits = new AtomicInteger();
    LocalTransactions broken =
        TestStore.transactions(
            commit -> {
              if (commits.incrementAndGet() <= 2) {
                if (commits.get() == 2) {
                  // committed, and nobody is told
                  commit.commit();
                }
                try (Statement statement = commit.createStatement()) {
                  statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                }
              }
            });
    List<TradeTick> told = new ArrayList<>();
    try (TickKeeper keeper = keeper(new StoreTicks(broken))) {
      for (int i = 0; i < 500; i++) {
        told.add(tick(i));
        keeper.heard(told.get(i));
      }
      for (int i = 0; i < 40; i++) {
        second(keeper);
      }
    }
    assertThat(commits.get()).isGreaterThanOrEqualTo(3);
    assertThat(stored()).isEqualTo(told);
    assertThat(known.get()).as("told again").isEqualTo(500);
  }
}
