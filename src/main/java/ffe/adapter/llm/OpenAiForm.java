package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.openai.OpenAiChatModel;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import java.util.Optional;

/** OpenAI's chat completions, and those who speak the same with small differences. */
enum OpenAiForm implements Form {
  OPENAI(true),
  XAI(true),
  /** Knows {@code max_tokens} only, and JSON without a schema. */
  DEEPSEEK(false);

  private final boolean hasCompletionLimit;

  OpenAiForm(boolean hasCompletionLimit) {
    this.hasCompletionLimit = hasCompletionLimit;
  }

  @Override
  public ChatModel chat(Endpoint endpoint, Manner manner, HttpClientBuilder wire) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(wire)
            .baseUrl(endpoint.base().toString())
            .apiKey(NO_KEY)
            .strictJsonSchema(true)
            .modelName(endpoint.model())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    Optional<ResponseFormat> format = this == DEEPSEEK ? Form.json(manner) : Form.format(manner);
    format.ifPresent(builder::responseFormat);
    return (hasCompletionLimit
            ? builder.maxCompletionTokens(manner.maxTokens())
            : builder.maxTokens(manner.maxTokens()))
        .build();
  }

  @Override
  public boolean isWhole(JsonObject answer) {
    return Read.isList(answer, "choices");
  }

  @Override
  public Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer) {
    if (isWhole(answer) && Read.list(answer, "choices").isEmpty()) {
      return Optional.of(Troubles.empty(vendor, "no choice among the answers"));
    }
    if (!Read.word(message(answer), "refusal").isBlank()) {
      return Optional.of(Troubles.refused(vendor, "a refusal in place of an answer"));
    }
    return switch (finish(answer)) {
      case "content_filter" -> Optional.of(Troubles.blocked(vendor, "content_filter"));
      case "insufficient_system_resource" ->
          Optional.of(Troubles.cutOff(vendor, "insufficient_system_resource"));
      default -> Optional.empty();
    };
  }

  /**
   * All of the input is in {@code prompt_tokens}. xAI leaves hidden reasoning out of {@code
   * completion_tokens}, but not out of the total; DeepSeek tells its cache in a field of its own.
   */
  @Override
  public Tokens tokens(JsonObject answer) {
    JsonObject usage = Read.object(answer, "usage");
    long input = Read.count(usage, "prompt_tokens");
    long cached =
        Math.max(
            Read.count(Read.object(usage, "prompt_tokens_details"), "cached_tokens"),
            Read.count(usage, "prompt_cache_hit_tokens"));
    long output =
        Math.max(Read.count(usage, "completion_tokens"), Read.count(usage, "total_tokens") - input);
    return new Tokens(input, Math.min(cached, input), output);
  }

  @Override
  public String finish(JsonObject answer) {
    return Read.word(Read.first(answer, "choices"), "finish_reason");
  }

  private static JsonObject message(JsonObject answer) {
    return Read.object(Read.first(answer, "choices"), "message");
  }
}
