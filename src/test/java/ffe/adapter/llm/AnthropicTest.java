package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Forms after docs.anthropic.com, Messages and Errors, as of 2026-11. */
class AnthropicTest extends LanguageModelContract {

  @Override
  Vendor vendor() {
    return Vendor.ANTHROPIC;
  }

  @Override
  String basePath() {
    return "/v1";
  }

  @Override
  String answer(String quoted) {
    return message("[{\"type\":\"text\",\"text\":" + quoted + "}]", "end_turn");
  }

  private static String message(String content, String stop) {
    return """
    {"id":"msg_013Zva2CMHLNnjNjJKKqJ2EF","type":"message","role":"assistant",
     "model":"some-model-1","content":%s,"stop_reason":"%s","stop_sequence":null,
     "usage":{"input_tokens":50,"cache_creation_input_tokens":150,
       "cache_read_input_tokens":1000,"output_tokens":80,"service_tier":"standard"}}\
    """
        .formatted(content, stop);
  }

  @Override
  String error(int status, String words) {
    String type =
        switch (status) {
          case 401 -> "authentication_error";
          case 402 -> "billing_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 500 -> "api_error";
          case 504 -> "timeout_error";
          case 529 -> "overloaded_error";
          default -> "invalid_request_error";
        };
    return """
    {"type":"error","error":{"type":"%s","message":%s},"request_id":"req_011CSHoEeqs5"}\
    """
        .formatted(type, quoted(words));
  }

  @Override
  Map<String, List<String>> declined() {
    return Map.of(
        "REFUSED", List.of(message("[]", "refusal")),
        "EMPTY",
            List.of(
                message("[]", "end_turn"),
                message("[]", "max_tokens"),
                message(
                    "[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"x\"}]",
                    "max_tokens")),
        "MALFORMED", List.of(message("7", "end_turn")),
        "SERVER_ERROR", List.of(error(500, "an error with status 200")));
  }

  @Override
  String finish() {
    return "end_turn";
  }

  @Override
  String schemaAt() {
    return "output_config.format.schema";
  }

  @Override
  void asks(Seen request) {
    assertThat(request.path()).isEqualTo("/v1/messages");
    assertThat(request.headers().get("x-api-key")).isEqualTo(KEY);
    assertThat(request.headers().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(request.at("model")).isEqualTo(MODEL);
    assertThat(request.at("max_tokens")).isEqualTo("700");
    assertThat(request.at("system.0.text")).isEqualTo(SYSTEM);
    assertThat(request.at("system.0.cache_control.type")).isEqualTo("ephemeral");
    assertThat(request.json().getJsonArray("system")).hasSize(1);
    assertThat(request.json().getJsonArray("messages")).hasSize(1);
    assertThat(request.at("messages.0.role")).isEqualTo("user");
    assertThat(request.at("messages.0.content.0.text")).isEqualTo(USER);
    assertThat(request.at("messages.0.content")).doesNotContain("cache_control");
  }
}
