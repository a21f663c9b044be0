package ffe.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.council.Tokens;
import ffe.desk.models.MemorySpending;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MeteredSpendingTest {

  private static final BigDecimal LIMIT = new BigDecimal(5);

  private final KeptMetrics metrics = new KeptMetrics();
  private final MeteredSpending spending =
      new MeteredSpending(new MemorySpending(), new Meters(metrics.registry()));

  @BeforeEach
  void openai_is_there() {
    spending.prepare("openai");
  }

  private static Spending.Opened call(String id) {
    return new Spending.Opened(
        id, Instant.parse("2026-11-22T09:00:00Z"), "openai", "gpt", BigDecimal.ONE);
  }

  private static Spending.Ended ended(String id, Tokens tokens, String cost) {
    return new Spending.Ended(
        call(id), Duration.ofSeconds(1), Spending.ANSWERED, tokens, new BigDecimal(cost));
  }

  private double cost() {
    return metrics.gauge("ffe_llm_cost_usd_total{provider=openai}");
  }

  private Map<String, Long> tokens() {
    return metrics.counts;
  }

  @Test
  void a_provider_is_known_at_zero_before_it_is_asked() {
    assertThat(cost()).isZero();
    assertThat(tokens())
        .containsOnly(
            Map.entry("ffe_llm_tokens_total{kind=input,provider=openai}", 0L),
            Map.entry("ffe_llm_tokens_total{kind=cached,provider=openai}", 0L),
            Map.entry("ffe_llm_tokens_total{kind=output,provider=openai}", 0L));
  }

  @Test
  void each_token_is_counted_once_and_cents_add_up() {
    for (String id : new String[] {"a", "b"}) {
      assertThat(spending.reserve(call(id), LIMIT)).isTrue();
      assertThat(spending.settle(ended(id, new Tokens(900, 100, 80), "0.0125"))).isTrue();
    }
    assertThat(cost()).isCloseTo(0.025, within(1e-12));
    assertThat(tokens())
        .containsOnly(
            Map.entry("ffe_llm_tokens_total{kind=input,provider=openai}", 1_600L),
            Map.entry("ffe_llm_tokens_total{kind=cached,provider=openai}", 200L),
            Map.entry("ffe_llm_tokens_total{kind=output,provider=openai}", 160L));
  }

  @Test
  void what_is_not_settled_or_was_before_is_not_counted() {
    spending.reserve(call("a"), LIMIT);
    assertThat(cost()).isZero();
    spending.settle(ended("a", new Tokens(10, 0, 1), "1"));
    assertThat(spending.settle(ended("a", new Tokens(10, 0, 1), "1"))).isFalse();
    assertThat(spending.settle(ended("never opened", new Tokens(10, 0, 1), "1"))).isFalse();
    assertThat(cost()).isEqualTo(1);
    assertThat(tokens()).containsEntry("ffe_llm_tokens_total{kind=input,provider=openai}", 10L);
  }

  @Test
  void what_is_held_is_what_the_spending_says() {
    spending.reserve(call("a"), LIMIT);
    assertThat(spending.held(call("a").at())).isEqualByComparingTo("1");
  }
}
