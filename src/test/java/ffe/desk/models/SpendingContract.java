package ffe.desk.models;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every keeper of spending must do. */
public abstract class SpendingContract {

  private static final BigDecimal LIMIT = new BigDecimal("5");

  protected abstract Spending spending();

  /** A day nobody else uses. */
  protected abstract Instant day();

  protected static Spending.Opened call(String id, Instant at, String worst) {
    return new Spending.Opened(id, at, "openai", "gpt", new BigDecimal(worst));
  }

  protected static Spending.Ended ended(String id, String cost) {
    return new Spending.Ended(
        call(id, Instant.EPOCH, "0"),
        Duration.ofMillis(1_200),
        Spending.ANSWERED,
        new Tokens(900, 100, 80),
        new BigDecimal(cost));
  }

  @Test
  void the_worst_is_held_until_what_it_cost_is_known() {
    Instant day = day();
    assertThat(spending().held(day)).isZero();
    assertThat(spending().reserve(call("a" + day, day, "3"), LIMIT)).isTrue();
    assertThat(spending().held(day)).isEqualByComparingTo("3");
    assertThat(spending().settle(ended("a" + day, "0.125"))).isTrue();
    assertThat(spending().held(day)).isEqualByComparingTo("0.125");
  }

  @Test
  void nothing_is_reserved_beyond_the_limit_to_the_last_cent() {
    Instant day = day();
    assertThat(spending().reserve(call("b" + day, day, "4.99"), LIMIT)).isTrue();
    assertThat(spending().reserve(call("c" + day, day, "0.010001"), LIMIT)).isFalse();
    assertThat(spending().held(day)).isEqualByComparingTo("4.99");
    assertThat(spending().reserve(call("d" + day, day, "0.01"), LIMIT)).isTrue();
    assertThat(spending().settle(ended("c" + day, "1"))).isFalse();
    assertThat(spending().held(day)).isEqualByComparingTo("5");
  }

  @Test
  void a_call_is_settled_once() {
    Instant day = day();
    spending().reserve(call("e" + day, day, "2"), LIMIT);
    assertThat(spending().settle(ended("e" + day, "1"))).isTrue();
    assertThat(spending().settle(ended("e" + day, "0"))).isFalse();
    assertThat(spending().held(day)).isEqualByComparingTo("1");
  }

  @Test
  void a_new_day_begins_with_all_of_its_budget() {
    Instant day = day();
    spending().reserve(call("f" + day, day, "5"), LIMIT);
    Instant next = day.plus(Duration.ofDays(1));
    assertThat(spending().reserve(call("g" + day, day, "0.01"), LIMIT)).isFalse();
    assertThat(spending().reserve(call("h" + day, next, "5"), LIMIT)).isTrue();
  }

  @Test
  void many_at_once_never_hold_more_than_the_limit() throws Exception {
    Instant day = day();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> asked = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String id = "m" + i + day;
        asked.add(threads.submit(() -> spending().reserve(call(id, day, "0.3"), LIMIT)));
      }
      int held = 0;
      for (Future<Boolean> one : asked) {
        held += one.get() ? 1 : 0;
      }
      assertThat(held).isEqualTo(16);
      assertThat(spending().held(day)).isEqualByComparingTo("4.8");
    } finally {
      threads.shutdownNow();
    }
  }
}
