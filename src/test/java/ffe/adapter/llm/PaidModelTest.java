package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.ToldLog;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Price;
import ffe.council.ScriptedModel;
import ffe.council.Tokens;
import ffe.desk.models.MemorySpending;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaidModelTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Price PRICE = Price.parse("3/0.30/15").orElseThrow();
  private static final ModelRequest REQUEST =
      new ModelRequest(
          "openai", "openai-1", "x".repeat(1_000), "y".repeat(1_000), 2_000, Duration.ofSeconds(9));

  /** 3,000 tokens in and 2,000 out. */
  private static final BigDecimal WORST = new BigDecimal("0.039");

  private final MemorySpending spending = new MemorySpending();
  private Instant now = NOW;

  private PaidModel paid(ScriptedModel model, String limit) {
    return paid(model, new Budget(spending, new BigDecimal(limit), HeldClock.telling(() -> now)));
  }

  private static PaidModel paid(ScriptedModel model, Budget budget) {
    return new PaidModel(model, Optional.of(PRICE), budget);
  }

  private static ScriptedModel saying(Tokens tokens) {
    return new ScriptedModel("openai", any -> ModelReply.of("yes", tokens, "stop"));
  }

  private static String reason(ModelReply reply) {
    return reply instanceof ModelReply.Failure f ? f.reason() : "";
  }

  @Test
  void a_price_is_of_what_was_used_exactly() {
    assertThat(PRICE.of(new Tokens(1_000, 400, 100))).isEqualByComparingTo("0.00342");
    assertThat(PRICE.worst(REQUEST)).isEqualByComparingTo(WORST);
    assertThat(Price.parse("3/15")).isEmpty();
    assertThat(Price.parse("3/-1/15")).isEmpty();
    assertThat(Price.parse("1e3/1/1")).isEmpty();
    assertThat(Price.parse(" 0 / 0 / 0.5 ")).isPresent();
    assertThat(Price.parse("30/0.300/0")).isEqualTo(Price.parse("30.0/0.3/0.0"));
  }

  @Test
  void what_was_used_is_charged_and_the_rest_given_back() {
    PaidModel model = paid(saying(new Tokens(1_000, 400, 100)), "1");
    assertThat(model.ask(REQUEST)).isInstanceOf(ModelReply.Text.class);
    assertThat(spending.held(NOW)).isEqualByComparingTo("0.00342");
    assertThat(spending.ended.get(0).outcome()).isEqualTo(Spending.ANSWERED);
  }

  @Test
  void an_answer_that_tells_no_tokens_costs_the_worst() {
    paid(saying(Tokens.NONE), "1").ask(REQUEST);
    assertThat(spending.held(NOW)).isEqualByComparingTo(WORST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TIMEOUT",
        "CLOSED",
        "CUT_OFF",
        "SERVER_ERROR",
        "TOO_LARGE",
        "MALFORMED",
        "REFUSED",
        "EMPTY",
        "BLOCKED",
        "NOT_THE_API",
        "SOMETHING_NEW"
      })
  void what_may_have_been_worked_on_is_charged_in_full(String failure) {
    paid(ScriptedModel.failing("openai", failure), "1").ask(REQUEST);
    assertThat(spending.held(NOW)).isEqualByComparingTo(WORST);
    assertThat(spending.ended.get(0).outcome()).isEqualTo(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RATE_LIMITED",
        "UNAUTHORIZED",
        "BAD_REQUEST",
        "OVERLOADED",
        "UNREACHABLE",
        "BREAKER_OPEN",
        "BUSY",
        "OUT_OF_CREDIT",
        "UNKNOWN_MODEL"
      })
  void what_was_not_taken_in_costs_nothing(String failure) {
    paid(ScriptedModel.failing("openai", failure), "1").ask(REQUEST);
    assertThat(spending.held(NOW)).isZero();
  }

  @Test
  void beyond_the_budget_nobody_is_asked_and_it_is_said_once_a_day() {
    ScriptedModel inner = saying(new Tokens(1_000, 0, 100));
    PaidModel model = paid(inner, "0.04");
    assertThat(reason(model.ask(REQUEST))).isEmpty();
    List<LogRecord> told =
        ToldLog.by(
            Budget.class,
            () -> {
              assertThat(reason(model.ask(REQUEST))).isEqualTo(PaidModel.OUT_OF_BUDGET);
              assertThat(reason(model.ask(REQUEST))).isEqualTo(PaidModel.OUT_OF_BUDGET);
            });
    assertThat(told).hasSize(1);
    now = NOW.plus(Duration.ofDays(1));
    assertThat(reason(model.ask(REQUEST))).isEmpty();
    assertThat(inner.asked()).hasSize(2);
  }

  @Test
  void without_the_database_no_paid_model_is_asked_and_a_free_one_is() {
    spending.isAway = true;
    ScriptedModel inner = saying(new Tokens(1_000, 0, 100));
    assertThat(reason(paid(inner, "100").ask(REQUEST))).isEqualTo(PaidModel.BUDGET_UNKNOWN);
    assertThat(inner.asked()).isEmpty();
    Budget budget = new Budget(spending, BigDecimal.ZERO, HeldClock.telling(() -> now));
    assertThat(reason(new PaidModel(inner, Optional.empty(), budget).ask(REQUEST))).isEmpty();
    assertThat(inner.asked()).hasSize(1);
  }

  @Test
  void a_free_model_is_asked_with_a_budget_of_nothing_and_its_use_is_kept() {
    ScriptedModel inner = saying(new Tokens(1_000, 0, 100));
    Budget budget = new Budget(spending, BigDecimal.ZERO, HeldClock.telling(() -> now));
    new PaidModel(inner, Optional.empty(), budget).ask(REQUEST);
    assertThat(spending.ended).hasSize(1);
    assertThat(spending.held(NOW)).isZero();
    assertThat(reason(paid(inner, budget).ask(REQUEST))).isEqualTo(PaidModel.OUT_OF_BUDGET);
  }

  @Test
  void an_equal_request_is_answered_from_memory_and_a_failure_is_not() {
    ScriptedModel inner = saying(new Tokens(1_000, 0, 100));
    RememberedModel model = new RememberedModel(paid(inner, "1"));
    ModelReply first = model.ask(REQUEST);
    assertThat(model.ask(REQUEST)).isEqualTo(first);
    assertThat(inner.asked()).hasSize(1);
    ScriptedModel failing = ScriptedModel.failing("openai", "OVERLOADED");
    RememberedModel other = new RememberedModel(paid(failing, "1"));
    other.ask(REQUEST);
    other.ask(REQUEST);
    assertThat(failing.asked()).isEqualTo(List.of(REQUEST, REQUEST));
  }

  @Test
  void no_more_answers_are_remembered_than_the_bound() {
    ScriptedModel inner = saying(new Tokens(1_000, 0, 100));
    RememberedModel model = new RememberedModel(paid(inner, "100"));
    for (int i = 0; i <= RememberedModel.ANSWERS_MAX; i++) {
      model.ask(numbered(i));
    }
    int before = inner.asked().size();
    model.ask(numbered(RememberedModel.ANSWERS_MAX));
    assertThat(inner.asked()).hasSize(before);
    model.ask(numbered(0));
    assertThat(inner.asked()).hasSize(before + 1);
  }

  private static ModelRequest numbered(int i) {
    return new ModelRequest("openai", "openai-1", "s", "u" + i, 100, Duration.ofSeconds(9));
  }
}
