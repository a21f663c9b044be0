package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class VenueGateTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final VenueGate gate = new VenueGate("Binance", nanos::get);
  private int asked;

  private String ask() {
    return gate.ask(
        () -> {
          asked++;
          return "told";
        });
  }

  private void told(Duration wait) {
    assertThatThrownBy(
            () ->
                gate.ask(
                    () -> {
                      throw new VenueException.Throttled("too often", wait);
                    }))
        .hasMessage("too often");
  }

  private void later(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  @Test
  void asks_nobody_before_the_wait_is_over_whoever_was_told() {
    assertThat(ask()).isEqualTo("told");
    told(Duration.ofSeconds(75));
    later(Duration.ofSeconds(75).minusNanos(1));

    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            VenueException.Throttled.class,
            e -> assertThat(e.after()).isEqualTo(Duration.ofNanos(1)))
        .hasMessage("Binance said to wait: it is asked again in 1 s");
    assertThat(asked).isEqualTo(1);
    later(Duration.ofNanos(1));
    assertThat(ask()).isEqualTo("told");
  }

  @Test
  void keeps_a_ban_of_three_days_and_no_longer_one() {
    told(Duration.ofDays(400));
    later(Duration.ofDays(3).minusSeconds(1));
    assertThatThrownBy(this::ask).isInstanceOf(VenueException.Throttled.class);
    later(Duration.ofSeconds(1));
    assertThat(ask()).isEqualTo("told");
  }

  /** Two that asked at once are told in any order. */
  @Test
  void a_shorter_wait_does_not_end_a_longer_one() throws InterruptedException {
    assertThatThrownBy(
            () ->
                gate.ask(
                    () -> {
                      told(Duration.ofSeconds(100));
                      throw new VenueException.Throttled("too often", Duration.ofSeconds(2));
                    }))
        .hasMessage("too often");
    later(Duration.ofSeconds(99));

    assertThatThrownBy(this::ask).isInstanceOf(VenueException.Throttled.class);
  }

  @Test
  void holds_questions_apart_and_sends_away_who_would_wait_too_long() {
    List<Long> turns = new ArrayList<>();
    VenueGate paced = new VenueGate("Coinbase", nanos::get, Duration.ofMillis(125), turns::add);
    for (int i = 0; i < 33; i++) {
      paced.ask(() -> asked++);
    }
    assertThat(turns).hasSize(32).startsWith(125_000_000L, 250_000_000L).endsWith(4_000_000_000L);

    assertThatThrownBy(() -> paced.ask(() -> asked++))
        .isInstanceOfSatisfying(
            VenueException.Throttled.class,
            e -> assertThat(e.after()).isEqualTo(Duration.ofMillis(4_125)))
        .hasMessage("too many questions wait for Coinbase");
    assertThat(asked).isEqualTo(33);
    later(Duration.ofMillis(4_125));
    paced.ask(() -> asked++);
    assertThat(turns).hasSize(32);
  }

  @Test
  void asks_nothing_in_its_turn_when_the_venue_said_to_wait_meanwhile() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    VenueGate paced =
        new VenueGate(
            "Coinbase",
            nanos::get,
            Duration.ofMillis(125),
            turn -> meanwhile.getAndSet(() -> {}).run());
    paced.ask(() -> asked++);
    meanwhile.set(
        () ->
            assertThatThrownBy(
                    () ->
                        paced.ask(
                            () -> {
                              throw new VenueException.Throttled(
                                  "too often", Duration.ofSeconds(10));
                            }))
                .hasMessage("too often"));

    assertThatThrownBy(() -> paced.ask(() -> asked++))
        .hasMessageStartingWith("Coinbase said to wait");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void another_failure_makes_nobody_wait() {
    assertThatThrownBy(
            () ->
                gate.ask(
                    () -> {
                      throw new VenueException.Retryable("busy");
                    }))
        .hasMessage("busy");
    assertThat(ask()).isEqualTo("told");
  }
}
