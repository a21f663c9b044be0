package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.canon.Canon;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CouncilValuesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static ModelRequest request(String provider, String user, int tokens, Duration limit) {
    return new ModelRequest(provider, "m-1", "Be brief.", user, tokens, limit);
  }

  @Test
  void a_request_is_named_by_all_that_is_sent_and_by_nothing_else() {
    ModelRequest request = request("claude", "what now?", 9, LIMIT);
    assertThat(request.digest().hex())
        .isEqualTo("bd1b56935b7e8095d8f9e106df479c09324c26b6e3595b70665092daaad34be1");
    assertThat(request("claude", "what now?", 9, LIMIT.plusMillis(1)).digest())
        .isEqualTo(request.digest());
    assertThat(
            java.util.stream.Stream.of(
                    request,
                    request("claudf", "what now?", 9, LIMIT),
                    request("claude", "what now!", 9, LIMIT),
                    request("claude", "what now?", 8, LIMIT),
                    new ModelRequest("claude", "m-2", "Be brief.", "what now?", 9, LIMIT),
                    new ModelRequest("claude", "m-1", "Be long.", "what now?", 9, LIMIT),
                    new ModelRequest("claude", "m-1", "Be brief.what", " now?", 9, LIMIT))
                .map(ModelRequest::digest)
                .distinct())
        .hasSize(7);
  }

  @Test
  void a_request_that_cannot_be_sent_is_refused() {
    assertThat(request("claude", "?", 1, LIMIT).maxTokens()).isEqualTo(1);
    for (String provider : List.of("", "Claude", "a b", "a".repeat(41))) {
      assertThatIllegalArgumentException().isThrownBy(() -> request(provider, "?", 1, LIMIT));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> request("claude", " ", 1, LIMIT));
    assertThatIllegalArgumentException().isThrownBy(() -> request("claude", "?", 0, LIMIT));
    assertThatIllegalArgumentException().isThrownBy(() -> request("claude", "?", 100_001, LIMIT));
    assertThatIllegalArgumentException().isThrownBy(() -> request("claude", "?", 1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("claude", "?", 1, Duration.ofMinutes(11)));
    String most = "x".repeat(ModelRequest.CHARACTERS_MAX);
    assertThatIllegalArgumentException().isThrownBy(() -> request("claude", most, 1, LIMIT));
  }

  @Test
  void tokens_are_counted_not_guessed() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(1, 1, -1));
  }

  @Test
  void an_answer_too_long_to_keep_is_a_failure_that_says_so() {
    assertThat(ModelReply.of("x".repeat(ModelReply.RAW_MAX), Tokens.NONE, "stop"))
        .isInstanceOf(ModelReply.Text.class);
    assertThat(ModelReply.of("x".repeat(3_000_000), Tokens.NONE, "stop"))
        .isInstanceOfSatisfying(
            ModelReply.Failure.class,
            f -> {
              assertThat(f.reason()).isEqualTo("REPLY_TOO_LONG");
              assertThat(f.detail()).contains("3000000", "200000");
            });
  }

  @Test
  void a_failure_names_its_cause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelReply.Failure("it broke", "It broke.", Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelReply.Failure("BROKEN", " ", Optional.empty()));
  }

  @Test
  void request_and_reply_are_read_as_they_were_written() {
    ModelRequest request = request("claude", "lone \ud800 and \u0000 \"quoted\"\n", 9, LIMIT);
    assertThat(Canon.read(Canon.write(request), ModelRequest.class)).isEqualTo(request);
    for (ModelReply reply :
        List.of(
            new ModelReply.Text("{\"action\":\"BUY\"}", new Tokens(9, 3, 1), ""),
            new ModelReply.Failure(
                "RATE_LIMITED", "429 after 3 s.", Optional.of(Duration.ofSeconds(7))))) {
      assertThat(Canon.read(Canon.write(reply), ModelReply.class)).isEqualTo(reply);
    }
  }
}
