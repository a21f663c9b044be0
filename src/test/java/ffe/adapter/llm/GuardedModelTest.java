package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import ffe.setting.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class GuardedModelTest {

  private static final ModelReply TEXT = new ModelReply.Text("{}", Tokens.NONE, "stop");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Deque<Supplier<ModelReply>> replies = new ArrayDeque<>();
  private final List<ModelRequest> asked = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;
  private boolean isBrokenOff;

  private final GuardedModel model =
      new GuardedModel(
          new HttpModel(
              HttpModel.client(),
              new Endpoint(
                  Vendor.OPENAI,
                  URI.create("http://127.0.0.1:1/v1"),
                  "some-model",
                  Optional.of(Secret.of("key-canary")))),
          (inner, request) -> {
            asked.add(request);
            ModelReply reply = replies.remove().get();
            if (reply instanceof ModelReply.Failure f && Guard.SICK.contains(f.reason())) {
              throw new CallFailure(f);
            }
            return reply;
          },
          () -> now,
          time -> {
            waits.add(time);
            now += time.toNanos();
            return !isBrokenOff;
          });

  private GuardedModelTest() {}

  private ModelReply ask() {
    return model.ask(new ModelRequest("openai", "some-model", "", "now?", 100, LIMIT));
  }

  private void then(String reason, Duration... wish) {
    replies.add(
        () ->
            new ModelReply.Failure(
                reason,
                "it was " + reason,
                wish.length == 0 ? Optional.empty() : Optional.of(wish[0])));
  }

  private static String reason(ModelReply reply) {
    return ((ModelReply.Failure) reply).reason();
  }

  private static String detail(ModelReply reply) {
    return ((ModelReply.Failure) reply).detail();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OVERLOADED", "UNREACHABLE"})
  void repeats_once_what_the_vendor_did_not_take_in_within_the_rest_of_the_limit(String reason) {
    then(reason);
    replies.add(() -> TEXT);
    assertThat(ask()).isEqualTo(TEXT);
    assertThat(waits).containsExactly(GuardedModel.PAUSE);
    assertThat(asked.get(1).limit()).isEqualTo(LIMIT.minus(GuardedModel.PAUSE));
    assertThat(asked.get(1).user()).isEqualTo("now?");
    then(reason);
    then(reason);
    assertThat(reason(ask())).isEqualTo(reason);
    assertThat(asked).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TIMEOUT",
        "CLOSED",
        "CUT_OFF",
        "SERVER_ERROR",
        "BAD_REQUEST",
        "UNAUTHORIZED",
        "REFUSED",
        "BLOCKED",
        "EMPTY",
        "MALFORMED",
        "TOO_LARGE",
        "NOT_THE_API",
        "OUT_OF_CREDIT",
        "UNKNOWN_MODEL",
        "RATE_LIMITED",
        "REPLY_TOO_LONG"
      })
  void repeats_nothing_that_may_have_been_charged_or_would_not_help(String reason) {
    then(reason);
    assertThat(reason(ask())).isEqualTo(reason);
    assertThat(asked).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void waits_as_long_as_the_vendor_wishes_if_that_fits() {
    then("RATE_LIMITED", Duration.ofSeconds(29));
    replies.add(() -> TEXT);
    assertThat(ask()).isEqualTo(TEXT);
    assertThat(waits).containsExactly(Duration.ofSeconds(29));
    assertThat(asked.get(1).limit()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void leaves_a_vendor_alone_that_wishes_for_longer() {
    then("RATE_LIMITED", Duration.ofSeconds(90));
    assertThat(reason(ask())).isEqualTo("RATE_LIMITED");
    now += Duration.ofSeconds(80).toNanos();
    ModelReply.Failure denied = (ModelReply.Failure) ask();
    assertThat(denied.reason()).isEqualTo("RATE_LIMITED");
    assertThat(denied.detail()).isEqualTo("OpenAI wished to be left alone for another 10 s");
    assertThat(denied.retryAfter()).contains(Duration.ofSeconds(10));
    assertThat(asked).hasSize(1);
    now += Duration.ofSeconds(10).toNanos();
    replies.add(() -> TEXT);
    assertThat(ask()).isEqualTo(TEXT);
  }

  @Test
  void a_wait_that_is_broken_off_ends_with_the_first_answer() {
    isBrokenOff = true;
    then("OVERLOADED");
    assertThat(reason(ask())).isEqualTo("OVERLOADED");
    assertThat(asked).hasSize(1);
  }

  @Test
  void keeps_the_true_cause_when_the_guard_lets_nothing_through() {
    then("UNAUTHORIZED");
    ask();
    replies.add(
        () -> {
          throw new CircuitBreakerOpenException("open");
        });
    ModelReply open = ask();
    assertThat(reason(open)).isEqualTo("BREAKER_OPEN");
    assertThat(detail(open)).endsWith("the last trouble: UNAUTHORIZED, it was UNAUTHORIZED");
    replies.add(
        () -> {
          throw new BulkheadException("full");
        });
    assertThat(reason(ask())).isEqualTo("BUSY");
    replies.add(
        () -> {
          throw new TimeoutException("late");
        });
    assertThat(reason(ask())).isEqualTo("TIMEOUT");
  }

  @Test
  void every_vendor_is_present_by_its_endpoint_or_absent_with_what_it_needs() {
    Endpoint one =
        new Endpoint(
            Vendor.OLLAMA, URI.create("http://127.0.0.1:11434"), "llama3.2", Optional.empty());
    Models models = new Models(List.of(one), e -> model, v -> v.title() + " needs a key");
    assertThat(models.present()).hasSize(1);
    assertThat(models.absent())
        .containsOnlyKeys("anthropic", "deepseek", "gemini", "openai", "xai")
        .containsEntry("openai", "OpenAI needs a key");
  }

  @Test
  void every_guard_limits_calls_opens_its_breaker_and_lets_only_some_in() throws Exception {
    for (Vendor vendor : Vendor.values()) {
      var once = vendor.guard().getMethod("once", HttpModel.class, ModelRequest.class);
      assertThat(once.getDeclaringClass()).isEqualTo(vendor.guard());
      assertThat(once.getAnnotations())
          .extracting(a -> a.annotationType().getSimpleName())
          .contains("Timeout", "CircuitBreaker", "Bulkhead");
    }
    assertThat(List.of(Vendor.values()).stream().map(Vendor::guard)).doesNotHaveDuplicates();
  }
}
