package ffe.adapter.llm.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.ScriptedModel;
import ffe.council.Tokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cli")
class PatientModelTest {

  private static final ModelRequest REQUEST =
      new ModelRequest("openai", "openai-1", "", "what now?", 700, Duration.ofSeconds(9));
  private static final ModelReply YES = ModelReply.of("yes", Tokens.NONE, "stop");

  private final List<Duration> waits = new ArrayList<>();
  private final Deque<ModelReply> replies = new ArrayDeque<>();
  private final ScriptedModel vendor = new ScriptedModel("openai", any -> replies.remove());

  private static ModelReply failure(String reason, Optional<Duration> wish) {
    return new ModelReply.Failure(reason, "It is down.", wish);
  }

  private ModelReply asked() {
    return new PatientModel(vendor, waits::add).ask(REQUEST);
  }

  @Test
  void asks_again_what_was_not_taken_in_after_as_long_as_the_vendor_wishes() {
    replies.add(failure("RATE_LIMITED", Optional.of(Duration.ofSeconds(17))));
    replies.add(failure("OVERLOADED", Optional.empty()));
    replies.add(failure("UNREACHABLE", Optional.empty()));
    replies.add(YES);
    assertThat(asked()).isEqualTo(YES);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void gives_up_after_so_many_rounds_with_the_vendors_own_reason() {
    for (int i = 0; i < PatientModel.ROUNDS_MAX; i++) {
      replies.add(failure("OVERLOADED", Optional.empty()));
    }
    assertThat(asked()).isEqualTo(failure("OVERLOADED", Optional.empty()));
    assertThat(replies).isEmpty();
    assertThat(waits).hasSize(PatientModel.ROUNDS_MAX - 1);
  }

  @Test
  void does_not_wait_for_longer_than_a_person_would() {
    replies.add(failure("RATE_LIMITED", Optional.of(PatientModel.WAIT_MAX.plusMillis(1))));
    assertThat(asked()).isInstanceOf(ModelReply.Failure.class);
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMEOUT", "SERVER_ERROR", "UNAUTHORIZED", "OUT_OF_BUDGET", "REFUSED"})
  void what_may_have_been_charged_or_will_not_change_is_asked_once(String reason) {
    replies.add(failure(reason, Optional.empty()));
    assertThat(asked()).isEqualTo(failure(reason, Optional.empty()));
  }

  @Test
  void broken_off_it_says_what_it_has() {
    replies.add(failure("OVERLOADED", Optional.empty()));
    assertThat(new PatientModel(vendor, time -> false).ask(REQUEST))
        .isEqualTo(failure("OVERLOADED", Optional.empty()));
  }
}
