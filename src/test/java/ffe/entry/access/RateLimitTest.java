package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.desk.access.SharedCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RateLimitTest {
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final RateLimit limit =
      new RateLimit(HeldClock.telling(() -> now), SharedCounts.NONE, 30, 3);

  @Test
  void lets_a_burst_pass_and_then_says_how_long_to_wait() {
    assertThat(IntStream.range(0, 5).mapToLong(i -> limit.takes("a")))
        .containsExactly(0L, 0L, 0L, 2L, 2L);
  }

  @Test
  void gives_back_steadily_and_never_more_than_the_burst() {
    empty("a");
    now = now.plusSeconds(2);
    assertThat(limit.takes("a")).isZero();
    assertThat(limit.takes("a")).isEqualTo(2);
    now = now.plusSeconds(1);
    assertThat(limit.takes("a")).isEqualTo(1);
    now = now.plusSeconds(3_600);
    assertThat(IntStream.range(0, 4).mapToLong(i -> limit.takes("a")))
        .containsExactly(0L, 0L, 0L, 2L);
  }

  @Test
  void counts_each_name_for_itself() {
    empty("a");
    assertThat(limit.takes("b")).isZero();
  }

  @Test
  void a_clock_that_goes_back_gives_nothing() {
    empty("a");
    now = now.minusSeconds(60);
    assertThat(limit.takes("a")).isPositive();
  }

  @Test
  void forgets_the_name_heard_of_longest_ago() {
    empty("a");
    empty("b");
    IntStream.range(0, 9_998).forEach(i -> limit.takes("other " + i));
    assertThat(limit.takes("a")).as("still known").isPositive();
    limit.takes("one more");
    assertThat(limit.takes("a")).as("heard of since").isPositive();
    assertThat(limit.takes("b")).as("forgotten").isZero();
  }

  private void empty(String name) {
    IntStream.range(0, 3).forEach(i -> limit.takes(name));
  }

  /** All servers' counts, as one map. */
  private static final class Together implements SharedCounts {
    private final Map<String, Long> counted = new TreeMap<>();
    private long waitMillis;
    private boolean isAway;

    @Override
    public OptionalLong takes(String name, int perMinute, int burst) {
      return isAway ? OptionalLong.empty() : OptionalLong.of(waitMillis);
    }

    @Override
    public OptionalLong count(String name) {
      return isAway ? OptionalLong.empty() : OptionalLong.of(counted.getOrDefault(name, 0L));
    }

    @Override
    public void add(String name, Duration window) {
      counted.merge(name, 1L, Long::sum);
    }
  }

  @Test
  void the_bucket_of_all_servers_may_say_wait_and_away_it_leaves_this_one_s() {
    Together all = new Together();
    RateLimit one = new RateLimit(HeldClock.telling(() -> now), all, 30, 3);
    all.waitMillis = 1_001;
    assertThat(one.takes("a")).isEqualTo(2);
    all.isAway = true;
    assertThat(one.takes("a")).isZero();
    assertThat(one.takes("a")).isZero();
    assertThat(one.takes("a")).isEqualTo(2);
  }

  @Test
  void failures_elsewhere_count_and_away_those_here_do() {
    Together all = new Together();
    Failures here = new Failures(HeldClock.telling(() -> now), all, "login");
    Failures there = new Failures(HeldClock.telling(() -> now), all, "login");
    Failures door = new Failures(HeldClock.telling(() -> now), all, "door");
    for (int i = 0; i < Failures.FAILURES_MAX; i++) {
      assertThat(here.isTooMany("10.0.0.1")).isFalse();
      there.failed("10.0.0.1");
    }
    assertThat(here.isTooMany("10.0.0.1")).isTrue();
    assertThat(here.isTooMany("10.0.0.2")).isFalse();
    assertThat(door.isTooMany("10.0.0.1")).isFalse();
    all.isAway = true;
    assertThat(here.isTooMany("10.0.0.1")).isFalse();
    assertThat(there.isTooMany("10.0.0.1")).isTrue();
  }
}
