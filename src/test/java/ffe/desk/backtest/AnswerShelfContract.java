package ffe.desk.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every shelf of answers must do. */
public abstract class AnswerShelfContract {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final BigDecimal LIMIT = new BigDecimal("5");
  private static final ModelReply BUY =
      ModelReply.of("{\"action\":\"BUY\",\"why\":\"ação\"}", new Tokens(900, 100, 80), "stop");

  /** Another one over the same. */
  protected abstract AnswerShelf shelf();

  /** Of no other test. */
  protected abstract String name();

  private ModelRequest request(String text) {
    return new ModelRequest(
        "openai", "gpt-1", "You trade.", text + name(), 2_000, Duration.ofSeconds(30));
  }

  private Spending.Opened call(String id, String worst) {
    return new Spending.Opened(id, NOW, "openai", "gpt-1", new BigDecimal(worst));
  }

  private Spending.Ended ended(String id, String cost) {
    return new Spending.Ended(
        call(id, "0"), Duration.ofSeconds(1), Spending.ANSWERED, Tokens.NONE, new BigDecimal(cost));
  }

  @Test
  void an_answer_is_found_by_what_exactly_was_asked() {
    assertThat(shelf().to(request("one"))).isEmpty();
    assertThat(shelf().keep(request("one"), BUY, NOW)).isEqualTo(BUY);
    ModelReply refused = new ModelReply.Failure("REFUSED", "It refused.", Optional.empty());
    assertThat(shelf().keep(request("two"), refused, NOW)).isEqualTo(refused);
    assertThat(shelf().to(request("one"))).contains(BUY);
    assertThat(shelf().to(request("two"))).contains(refused);
    assertThat(shelf().to(request("three"))).isEmpty();
  }

  @Test
  void of_two_who_asked_the_first_counts_for_both() {
    ModelReply other = ModelReply.of("{\"action\":\"SELL\"}", Tokens.NONE, "stop");
    assertThat(shelf().keep(request("four"), BUY, NOW)).isEqualTo(BUY);
    assertThat(shelf().keep(request("four"), other, NOW)).isEqualTo(BUY);
    assertThat(shelf().to(request("four"))).contains(BUY);
  }

  @Test
  void a_job_never_holds_more_than_its_budget_however_often_it_is_begun() {
    String job = "job" + name();
    Spending first = shelf().spentBy(job);
    assertThat(first.held(NOW)).isZero();
    assertThat(first.reserve(call("a", "3"), LIMIT)).isTrue();
    assertThat(first.settle(ended("a", "0.5"))).isTrue();
    assertThat(first.settle(ended("a", "0"))).isFalse();
    assertThat(first.held(NOW)).isEqualByComparingTo("0.5");
    assertThat(first.reserve(call("b", "4"), LIMIT)).isTrue();
    // its server ends before b does
    Spending again = shelf().spentBy(job);
    assertThat(again.held(NOW.plus(Duration.ofDays(3)))).isEqualByComparingTo("4.5");
    assertThat(again.reserve(call("c", "0.51"), LIMIT)).isFalse();
    assertThat(again.settle(ended("c", "0.1"))).isFalse();
    assertThat(again.reserve(call("d", "0.5"), LIMIT)).isTrue();
    assertThat(again.held(NOW)).isEqualByComparingTo("5");
    assertThat(shelf().spentBy("other" + name()).held(NOW)).isZero();
  }
}
