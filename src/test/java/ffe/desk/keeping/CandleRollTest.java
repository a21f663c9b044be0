package ffe.desk.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CandleRollTest {

  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private final MemoryStorage storage = new MemoryStorage();

  private CandleRoll roll(LongerCandles candles) {
    return new CandleRoll(
        candles,
        storage,
        new CandleRoll.Compression(Optional.of(Duration.ofDays(90))),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private CandleRoll over(int days) {
    AtomicInteger left = new AtomicInteger(days);
    return roll(
        most -> {
          calls.incrementAndGet();
          int done = Math.min(most, left.get());
          left.addAndGet(-done);
          return done;
        });
  }

  @Test
  void goes_on_in_steps_until_none_is_left() {
    CandleRoll roll = over(2 * CandleRoll.STEP_DAYS + 3);
    roll.tick();
    assertThat(calls).hasValue(3);
    roll.tick();
    assertThat(calls).hasValue(4);
  }

  @Test
  void leaves_the_rest_to_the_next_call() {
    CandleRoll roll = over(1_000_000);
    roll.tick();
    assertThat(calls).hasValue(CandleRoll.STEPS_MAX);
  }

  @Test
  void a_failure_ends_the_call_and_not_the_next() {
    CandleRoll roll =
        roll(
            most -> {
              calls.incrementAndGet();
              throw new IllegalStateException("the database is away");
            });
    roll.tick();
    roll.tick();
    assertThat(calls).hasValue(2);
    assertThat(roll.last().at()).contains(NOW);
    assertThat(roll.last().trouble()).isPresent();
    assertThat(storage.asked).isEmpty();
  }

  @Test
  void tells_how_many_days_it_made_and_when() {
    CandleRoll roll = over(13);
    assertThat(roll.last().at()).isEmpty();
    roll.tick();
    assertThat(roll.last()).isEqualTo(new CandleRoll.Last(Optional.of(NOW), 13, Optional.empty()));
  }

  @Test
  void says_once_from_when_on_to_compress() {
    CandleRoll roll = over(0);
    roll.tick();
    roll.tick();
    assertThat(storage.asked).containsExactly(Optional.of(Duration.ofDays(90)));
  }

  private StorageDesk desk(MemoryCold cold, ColdMove.Plan plan) {
    ColdMove move = new ColdMove(cold, cold, plan, HeldClock.telling(() -> NOW));
    return new StorageDesk(storage, over(0), move, new Retention());
  }

  @Test
  void admins_alone_let_old_candles_leave_and_only_where_they_can() {
    Actor admin = new Actor("x", Role.ADMIN, "rest");
    StorageDesk off = desk(new MemoryCold(), new ColdMove.Plan(true, Optional.empty()));
    assertThatThrownBy(() -> off.moveSoon(admin)).isInstanceOf(ConflictException.class);
    StorageDesk on =
        desk(new MemoryCold(), new ColdMove.Plan(true, Optional.of(Duration.ofDays(30))));
    assertThatThrownBy(() -> on.moveSoon(new Actor("x", Role.TRADER, "rest")))
        .isInstanceOf(ForbiddenException.class);
    assertThat(on.moveSoon(admin))
        .isEqualTo(new ColdView(true, Optional.of(30L), Optional.empty(), List.of()));
  }

  @Test
  void admins_alone_see_how_tables_are_stored_and_what_plain_postgresql_lacks() {
    StorageDesk desk = desk(new MemoryCold(), ColdMove.Plan.OFF);
    assertThatThrownBy(() -> desk.view(new Actor("x", Role.TRADER, "rest")))
        .isInstanceOf(ForbiddenException.class);
    assertThat(desk.view(new Actor("x", Role.ADMIN, "rest")).lacks())
        .containsExactly("hypertables", "continuous_aggregates", "compression");
    storage.used = true;
    assertThat(desk.view(new Actor("x", Role.ADMIN, "rest")).lacks()).isEmpty();
  }
}
