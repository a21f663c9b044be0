package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.desk.access.SharedCounts;
import java.time.Instant;
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
}
