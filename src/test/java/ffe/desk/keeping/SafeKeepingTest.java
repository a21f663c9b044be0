package ffe.desk.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpits;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafeKeepingTest {

  private static final SafeKeeping.Daily AT_THREE =
      new SafeKeeping.Daily(true, LocalTime.parse("03:00"));

  private final Shelf shelf = new Shelf();
  private Instant now = Instant.parse("2026-11-21T02:00:00Z");

  /** Backups that are names only. */
  private static final class Shelf implements Backups {
    private final List<Kept> kept = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private int attempts;
    private int thinned;

    @Override
    public Report make(Instant at) {
      attempts++;
      failure.ifPresent(
          why -> {
            throw new BackupFailedException(why, new java.io.IOException(why));
          });
      kept.add(0, new Kept("of " + at, at, 1));
      return new Report("of " + at, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public List<Kept> list() {
      return List.copyOf(kept);
    }

    @Override
    public Optional<Report> verify(String name) {
      return Optional.empty();
    }

    @Override
    public void thin() {
      thinned++;
    }
  }

  private SafeKeeping started(SafeKeeping.Daily daily) {
    Clock wall = HeldClock.telling(() -> now);
    return new SafeKeeping(shelf, none(Cockpits.class), none(Archive.class), daily, wall);
  }

  private static <T> T none(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, args) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  private void minutes(SafeKeeping keeping, Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(60)) {
      keeping.tick();
    }
  }

  private List<String> made() {
    return shelf.kept.stream().map(k -> k.takenAt().toString()).toList();
  }

  @Test
  void makes_one_a_day_at_its_time_and_thins_out_after_each() {
    shelf.kept.add(new Backups.Kept("old", Instant.parse("2026-11-20T03:00:00Z"), 1));
    minutes(started(AT_THREE), Duration.ofDays(2));
    assertThat(made())
        .containsExactly("2026-11-22T03:00:00Z", "2026-11-21T03:00:00Z", "2026-11-20T03:00:00Z");
    assertThat(shelf.thinned).isEqualTo(2);
  }

  @Test
  void makes_up_for_a_missed_one_ten_minutes_after_the_start() {
    shelf.kept.add(new Backups.Kept("old", Instant.parse("2026-11-18T03:00:00Z"), 1));
    minutes(started(AT_THREE), Duration.ofMinutes(30));
    assertThat(made()).containsExactly("2026-11-21T02:10:00Z", "2026-11-18T03:00:00Z");
  }

  @Test
  void one_made_by_hand_after_the_time_is_the_days_one() {
    shelf.kept.add(new Backups.Kept("by hand", Instant.parse("2026-11-20T03:00:01Z"), 1));
    minutes(started(AT_THREE), Duration.ofMinutes(59));
    assertThat(shelf.attempts).isZero();
  }

  @Test
  void makes_none_when_it_is_off() {
    minutes(started(new SafeKeeping.Daily(false, LocalTime.parse("03:00"))), Duration.ofDays(2));
    assertThat(shelf.attempts).isZero();
  }

  @Test
  void a_failure_is_shown_and_tried_again_each_quarter_until_it_ends() {
    shelf.kept.add(new Backups.Kept("old", Instant.parse("2026-11-20T03:00:00Z"), 1));
    shelf.failure = Optional.of("No space left on device");
    SafeKeeping keeping = started(AT_THREE);
    minutes(keeping, Duration.ofHours(2));
    assertThat(shelf.attempts).as("03:00, 03:15, 03:30, 03:45").isEqualTo(4);
    assertThat(shelf.thinned).as("old ones stay").isZero();
    assertThat(keeping.trouble()).contains("No space left on device");
    assertThat(keeping.lastSuccess()).contains(Instant.parse("2026-11-20T03:00:00Z"));

    shelf.failure = Optional.empty();
    minutes(keeping, Duration.ofMinutes(16));
    assertThat(keeping.trouble()).isEmpty();
    assertThat(keeping.lastSuccess()).contains(Instant.parse("2026-11-21T04:00:00Z"));
  }

  @Test
  void tells_when_the_next_one_is_made() {
    SafeKeeping keeping = started(AT_THREE);
    assertThat(keeping.view().next())
        .as("none yet: ten minutes after the start")
        .contains(Instant.parse("2026-11-21T02:10:00Z"));
    minutes(keeping, Duration.ofMinutes(30));
    assertThat(keeping.view().next()).contains(Instant.parse("2026-11-21T03:00:00Z"));
    assertThat(keeping.view().last().map(Backups.Kept::takenAt))
        .contains(Instant.parse("2026-11-21T02:10:00Z"));
    shelf.failure = Optional.of("Read-only file system");
    minutes(keeping, Duration.ofMinutes(40));
    assertThat(keeping.view().next())
        .as("failed at three")
        .contains(Instant.parse("2026-11-21T03:15:00Z"));
    assertThat(keeping.view().trouble()).contains("Read-only file system");
    SafeKeeping never = started(new SafeKeeping.Daily(false, LocalTime.parse("03:00")));
    assertThat(never.view().next()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T02:59:59Z, 2026-11-20T03:00:00Z",
    "2026-11-21T03:00:00Z, 2026-11-21T03:00:00Z",
    "2026-11-21T23:59:59Z, 2026-11-21T03:00:00Z"
  })
  void the_last_due_moment_is_never_ahead(Instant at, Instant due) {
    assertThat(AT_THREE.due(at)).isEqualTo(due);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void only_an_admin_may_see_or_make_any(Role role) {
    SafeKeeping keeping = started(AT_THREE);
    Actor actor = new Actor("somebody", role, "test");
    assertThatThrownBy(() -> keeping.make(actor)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> keeping.list(actor)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> keeping.verify(actor, "x")).isInstanceOf(ForbiddenException.class);
    assertThat(shelf.attempts).isZero();
  }
}
