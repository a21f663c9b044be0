package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelRequest;
import ffe.council.Tokens;
import ffe.setting.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forms after docs.ollama.com, /api/chat, as of 2026-11. */
class OllamaTest extends LanguageModelContract {

  @Override
  Vendor vendor() {
    return Vendor.OLLAMA;
  }

  @Override
  Optional<Secret> key() {
    return Optional.empty();
  }

  @Override
  String basePath() {
    return "";
  }

  @Override
  Tokens used() {
    return new Tokens(1_200, 0, 80);
  }

  @Override
  String answer(String quoted) {
    return chat("{\"role\":\"assistant\",\"content\":" + quoted + "}", true);
  }

  private static String chat(String message, boolean isDone) {
    return """
    {"model":"some-model-1","created_at":"2026-11-22T02:00:00.115Z","message":%s,
     "done":%s,"done_reason":"stop","total_duration":4935886791,"load_duration":534986708,
     "prompt_eval_count":1200,"prompt_eval_duration":107345000,
     "eval_count":80,"eval_duration":4289432000}\
    """
        .formatted(message, isDone);
  }

  @Override
  String error(int status, String words) {
    return "{\"error\":" + quoted(words) + "}";
  }

  @Override
  Map<String, List<String>> declined() {
    return Map.of(
        "CUT_OFF",
        List.of(chat("{\"role\":\"assistant\",\"content\":\"half an\"}", false)),
        "EMPTY",
        List.of(chat("{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"hm\"}", true)),
        "MALFORMED",
        List.of(chat("7", true), chat("{\"role\":7,\"content\":{}}", true)),
        "SERVER_ERROR",
        List.of(error(500, "an error with status 200")));
  }

  @Override
  String finish() {
    return "stop";
  }

  @Override
  String schemaAt() {
    return "format";
  }

  @Override
  void asks(Seen request) {
    assertThat(request.path()).isEqualTo("/api/chat");
    assertThat(request.headers()).doesNotContainKey("authorization");
    assertThat(request.at("model")).isEqualTo(MODEL);
    assertThat(request.at("stream")).isEqualTo("false");
    assertThat(request.at("options.num_predict")).isEqualTo("700");
    assertThat(request.at("options.num_ctx")).isEqualTo("8192");
    assertThat(request.at("format")).isEqualTo("json");
    assertThat(request.json().getJsonArray("messages")).hasSize(2);
    assertThat(request.at("messages.0.role").toLowerCase(java.util.Locale.ROOT))
        .isEqualTo("system");
    assertThat(request.at("messages.0.content")).isEqualTo(SYSTEM);
    assertThat(request.at("messages.1.content")).isEqualTo(USER);
  }

  @Test
  void the_window_holds_the_whole_request_and_is_of_few_sizes() {
    assertThat(OllamaForm.window(of(14_000))).isEqualTo(8_192);
    assertThat(OllamaForm.window(of(16_000))).isEqualTo(16_384);
    assertThat(OllamaForm.window(of(300_000))).isEqualTo(131_072);
  }

  private static ModelRequest of(int characters) {
    return new ModelRequest(
        "ollama", MODEL, "", "x".repeat(characters), 700, Duration.ofSeconds(1));
  }
}
