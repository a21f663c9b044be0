package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.Tokens;
import ffe.desk.models.Spending;
import ffe.desk.models.SpendingContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreSpendingTest extends SpendingContract {

  private static final AtomicInteger DAYS = new AtomicInteger();

  private final StoreSpending spending = new StoreSpending(TestStore.transactions());

  @Override
  protected Spending spending() {
    return spending;
  }

  @Override
  protected Instant day() {
    return Instant.parse("2026-11-21T10:00:00Z").plus(DAYS.addAndGet(2), ChronoUnit.DAYS);
  }

  @Test
  void tells_by_model_what_was_asked_answered_failed_and_cost() {
    Instant day = day();
    for (int i = 1; i <= 4; i++) {
      spending.reserve(call("u" + i + day, day, "0.5"), new BigDecimal(100));
    }
    spending.settle(ended("u1" + day, "0.1"));
    spending.settle(ended("u2" + day, "0.2"));
    spending.settle(
        new Spending.Ended(
            call("u3" + day, day, "0.5"),
            Duration.ofSeconds(30),
            "TIMEOUT",
            Tokens.NONE,
            new BigDecimal("0.5")));
    List<Spending.Use> uses = spending.uses(day);
    assertThat(uses).hasSize(1);
    Spending.Use use = uses.get(0);
    assertThat(use.provider()).isEqualTo("openai");
    assertThat(use.calls()).isEqualTo(4);
    assertThat(use.answered()).isEqualTo(2);
    assertThat(use.open()).isEqualTo(1);
    assertThat(use.failures()).isEqualTo(Map.of("TIMEOUT", 1L));
    assertThat(use.latency())
        .contains(new Spending.Latency(Duration.ofMillis(1_200), Duration.ofMillis(1_200)));
    assertThat(use.tokens()).isEqualTo(new Tokens(1_800, 200, 160));
    assertThat(use.cost()).isEqualByComparingTo("1.3");
    assertThat(spending.uses(day.plus(1, ChronoUnit.DAYS))).isEmpty();
  }
}
