package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ticks.TradeTick;
import ffe.trading.JournalDownException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On PostgreSQL as it comes. */
@Tag("store")
class StoreTicksTest extends TickBookContract {

  private static final Duration DAY = Duration.ofDays(1);

  @Override
  LocalTransactions transactions() {
    return TestStore.transactions();
  }

  @Override
  Connection asOwner() throws SQLException {
    return TestStore.asOwner();
  }

  @Test
  void says_when_the_database_is_away() {
    StoreTicks nowhere = new StoreTicks(TestStore.nowhere());
    assertThatThrownBy(() -> nowhere.keep(List.of(tick(noon, "1"))))
        .isInstanceOf(JournalDownException.class);
    assertThat(nowhere.keep(List.of())).isZero();
  }

  @Test
  void the_oldest_go_by_age_in_bounded_steps_and_the_young_stay() throws Exception {
    OwnDatabase own = new OwnDatabase();
    StoreTicks book = new StoreTicks(own.transactions);
    StoreOldTicks old = new StoreOldTicks(own.transactions);
    Instant now = Instant.now();
    List<TradeTick> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add(tick(now.minus(DAY.multipliedBy(3)).plusMillis(i), Integer.toString(i)));
    }
    TradeTick young = tick(now.minus(DAY.multipliedBy(2)).plusSeconds(60), "25");
    all.add(young);
    book.keep(all);
    assertThat(old.keepFor(DAY.multipliedBy(2))).as("the database drops days by itself").isFalse();
    assertThat(old.remove(DAY.multipliedBy(2), 20)).isEqualTo(20);
    assertThat(old.remove(DAY.multipliedBy(2), 20)).isEqualTo(5);
    assertThat(old.remove(DAY.multipliedBy(2), 20)).isZero();
    assertThat(book.read(all(), 10)).containsExactly(young);
    assertThatThrownBy(() -> old.remove(DAY.minusSeconds(1), 20))
        .hasStackTraceContaining("1 day old or more");
    assertThatThrownBy(() -> old.remove(DAY, 10_001)).hasStackTraceContaining("10000");
  }
}
