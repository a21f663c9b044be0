package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Forms after platform.openai.com, chat completions and error codes, as of 2026-11. */
class OpenAiTest extends LanguageModelContract {

  @Override
  Vendor vendor() {
    return Vendor.OPENAI;
  }

  @Override
  String basePath() {
    return "/v1";
  }

  @Override
  String answer(String quoted) {
    return completion("{\"role\":\"assistant\",\"content\":" + quoted + ",\"refusal\":null}");
  }

  private String completion(String message) {
    return choices(
        "{\"index\":0,\"message\":" + message + ",\"logprobs\":null,\"finish_reason\":\"stop\"}");
  }

  private String choices(String choices) {
    return """
    {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion",
     "created":1741569952,"model":"some-model-1","choices":[%s],
     "usage":%s,"service_tier":"default"}\
    """
        .formatted(choices, usage());
  }

  String usage() {
    return """
    {"prompt_tokens":1200,"completion_tokens":80,"total_tokens":1280,
     "prompt_tokens_details":{"cached_tokens":1000,"audio_tokens":0},
     "completion_tokens_details":{"reasoning_tokens":30,"audio_tokens":0,
       "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}\
    """;
  }

  @Override
  String error(int status, String words) {
    return """
    {"error":{"message":%s,"type":"%s","param":null,"code":%s}}\
    """
        .formatted(
            quoted(words),
            status == 401 ? "invalid_request_error" : "error",
            status == 401 ? "\"invalid_api_key\"" : "null");
  }

  @Override
  Map<String, List<String>> declined() {
    return Map.of(
        "REFUSED",
        List.of(
            completion(
                "{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I can't help with"
                    + " that\"}")),
        "BLOCKED",
        List.of(
            choices(
                "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"x\"},"
                    + "\"finish_reason\":\"content_filter\"}")),
        "EMPTY",
        List.of(choices(""), completion("{\"role\":\"assistant\",\"content\":null}")),
        "MALFORMED",
        List.of(completion("7"), "{\"choices\":7}", "{\"choices\":[7]}"),
        "SERVER_ERROR",
        List.of(error(500, "an error with status 200")));
  }

  @Override
  String finish() {
    return "stop";
  }

  @Override
  String schemaAt() {
    return "response_format.json_schema.schema";
  }

  @Override
  void asks(Seen request) {
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.headers().get("authorization")).isEqualTo("Bearer " + KEY);
    assertThat(request.at("model")).isEqualTo(MODEL);
    limits(request);
    assertThat(request.at("messages.0.role")).isEqualTo("system");
    assertThat(request.at("messages.0.content")).isEqualTo(SYSTEM);
    assertThat(request.at("messages.1.role")).isEqualTo("user");
    assertThat(request.at("messages.1.content")).isEqualTo(USER);
    assertThat(request.json().getJsonArray("messages")).hasSize(2);
    assertThat(request.at("response_format.type")).isEqualTo("json_object");
  }

  void limits(Seen request) {
    assertThat(request.at("max_completion_tokens")).isEqualTo("700");
    assertThat(request.json()).doesNotContainKey("max_tokens");
  }
}
