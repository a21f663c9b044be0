package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Anthropic's Messages; the system part is marked for its cache. */
final class AnthropicForm implements Form {

  @Override
  public ChatModel chat(Endpoint endpoint, Manner manner, HttpClientBuilder wire) {
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(wire)
            .baseUrl(endpoint.base().toString())
            .apiKey(NO_KEY)
            .modelName(endpoint.model())
            .maxTokens(manner.maxTokens())
            .cacheSystemMessages(true)
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    Form.schema(manner).ifPresent(builder::responseFormat);
    return builder.build();
  }

  @Override
  public boolean isWhole(JsonObject answer) {
    return Read.isList(answer, "content");
  }

  @Override
  public Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer) {
    return finish(answer).equals("refusal")
        ? Optional.of(Troubles.refused(vendor, "stop_reason refusal"))
        : Optional.empty();
  }

  /** What is written to and read from the cache is not among Anthropic's input tokens. */
  @Override
  public Tokens tokens(JsonObject answer) {
    JsonObject usage = Read.object(answer, "usage");
    long cached = Read.count(usage, "cache_read_input_tokens");
    long input =
        Read.count(usage, "input_tokens")
            + Read.count(usage, "cache_creation_input_tokens")
            + cached;
    return new Tokens(input, cached, Read.count(usage, "output_tokens"));
  }

  @Override
  public String finish(JsonObject answer) {
    return Read.word(answer, "stop_reason");
  }
}
