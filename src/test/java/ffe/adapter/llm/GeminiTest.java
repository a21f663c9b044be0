package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms after ai.google.dev, generateContent and google.rpc errors, as of 2026-11. */
class GeminiTest extends LanguageModelContract {

  @Override
  Vendor vendor() {
    return Vendor.GEMINI;
  }

  @Override
  String basePath() {
    return "/v1beta";
  }

  @Override
  String answer(String quoted) {
    return candidates(
        "{\"content\":{\"parts\":[{\"text\":"
            + quoted
            + "}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}");
  }

  private static String candidates(String candidates) {
    return """
    {"candidates":[%s],
     "usageMetadata":{"promptTokenCount":1200,"cachedContentTokenCount":1000,
       "candidatesTokenCount":50,"thoughtsTokenCount":30,"totalTokenCount":1280,
       "promptTokensDetails":[{"modality":"TEXT","tokenCount":1200}]},
     "modelVersion":"some-model-1","responseId":"bC0saOrVFuWZz7IPg5Wk2AY"}\
    """
        .formatted(candidates);
  }

  @Override
  String error(int status, String words) {
    return error(status, words, status(status), "[]");
  }

  private static String error(int status, String words, String word, String details) {
    return """
    {"error":{"code":%d,"message":%s,"status":"%s","details":%s}}\
    """
        .formatted(status, quoted(words), word, details);
  }

  private static String status(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 404 -> "NOT_FOUND";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 500 -> "INTERNAL";
      case 503 -> "UNAVAILABLE";
      case 504 -> "DEADLINE_EXCEEDED";
      default -> "INVALID_ARGUMENT";
    };
  }

  @Override
  Map<String, List<String>> declined() {
    return Map.of(
        "BLOCKED",
        List.of(
            "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                + "\"usageMetadata\":{\"promptTokenCount\":9,\"totalTokenCount\":9}}",
            candidates("{\"finishReason\":\"SAFETY\",\"index\":0,\"safetyRatings\":[]}"),
            candidates("{\"finishReason\":\"RECITATION\",\"index\":0}")),
        "EMPTY",
        List.of(
            candidates(""),
            candidates(
                "{\"content\":{\"role\":\"model\"},\"finishReason\":\"MAX_TOKENS\",\"index\":0}"),
            "{\"usageMetadata\":{\"promptTokenCount\":9,\"totalTokenCount\":9}}"),
        "MALFORMED",
        List.of("{\"candidates\":7}", "{\"candidates\":[{\"content\":7}]}"),
        "SERVER_ERROR",
        List.of(error(500, "an error with status 200")));
  }

  @Override
  String finish() {
    return "STOP";
  }

  @Override
  String schemaAt() {
    return "generationConfig.responseJsonSchema";
  }

  @Override
  void asks(Seen request) {
    assertThat(request.path()).isEqualTo("/v1beta/models/" + MODEL + ":generateContent");
    assertThat(request.headers().get("x-goog-api-key")).isEqualTo(KEY);
    assertThat(request.at("systemInstruction.parts.0.text")).isEqualTo(SYSTEM);
    assertThat(request.json().getJsonArray("contents")).hasSize(1);
    assertThat(request.at("contents.0.role")).isEqualTo("user");
    assertThat(request.at("contents.0.parts.0.text")).isEqualTo(USER);
    assertThat(request.at("generationConfig.maxOutputTokens")).isEqualTo("700");
    assertThat(request.at("generationConfig.responseMimeType")).isEqualTo("application/json");
  }

  @Test
  void a_wrong_key_is_told_with_status_400_and_is_unauthorized() {
    server.thenAnswer(
        400,
        JSON,
        error(
            400,
            "API key not valid. Please pass a valid API key.",
            "INVALID_ARGUMENT",
            """
            [{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID",
              "domain":"googleapis.com"}]\
            """));
    fails("UNAUTHORIZED");
  }

  @Test
  void the_wish_to_be_left_alone_stands_in_the_details() {
    server.thenAnswer(
        429,
        JSON,
        error(
            429,
            "You exceeded your current quota",
            "RESOURCE_EXHAUSTED",
            """
            [{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[]},
             {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]\
            """));
    ModelReply.Failure failure = fails("RATE_LIMITED");
    assertThat(failure.retryAfter()).contains(Duration.ofMillis(34_500));
  }
}
