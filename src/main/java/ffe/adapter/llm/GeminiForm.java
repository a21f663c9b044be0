package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Google's generateContent. */
final class GeminiForm implements Form {

  /** Ends that withhold the text. */
  private static final Set<String> BLOCKING =
      Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE");

  @Override
  public ChatModel chat(Endpoint endpoint, Manner manner, HttpClientBuilder wire) {
    GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder =
        GoogleAiGeminiChatModel.builder()
            .httpClientBuilder(wire)
            .baseUrl(endpoint.base().toString())
            .apiKey(NO_KEY)
            .modelName(endpoint.model())
            .maxOutputTokens(manner.maxTokens())
            .logRequestsAndResponses(false)
            .logRequests(false)
            .logResponses(false);
    Form.format(manner).ifPresent(builder::responseFormat);
    return builder.maxRetries(0).build();
  }

  @Override
  public boolean isWhole(JsonObject answer) {
    return Read.isList(answer, "candidates");
  }

  @Override
  public Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer) {
    String before = Read.word(Read.object(answer, "promptFeedback"), "blockReason");
    if (!before.isEmpty()) {
      return Optional.of(Troubles.blocked(vendor, "promptFeedback " + before));
    }
    if (BLOCKING.contains(finish(answer))) {
      return Optional.of(Troubles.blocked(vendor, "finishReason " + finish(answer)));
    }
    boolean isTold = isWhole(answer) || answer.containsKey("usageMetadata");
    return isTold && Read.list(answer, "candidates").isEmpty()
        ? Optional.of(Troubles.empty(vendor, "no candidate among the answers"))
        : Optional.empty();
  }

  /** Hidden reasoning is told beside the candidates' tokens. */
  @Override
  public Tokens tokens(JsonObject answer) {
    JsonObject usage = Read.object(answer, "usageMetadata");
    long input = Read.count(usage, "promptTokenCount");
    long cached = Math.min(input, Read.count(usage, "cachedContentTokenCount"));
    long output =
        Read.count(usage, "candidatesTokenCount") + Read.count(usage, "thoughtsTokenCount");
    return new Tokens(input, cached, output);
  }

  @Override
  public String finish(JsonObject answer) {
    return Read.word(Read.first(answer, "candidates"), "finishReason");
  }
}
