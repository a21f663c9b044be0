package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Ollama's chat, in one piece. */
final class OllamaForm implements Form {

  private static final int WINDOW_MIN = 8_192;
  private static final int WINDOW_MAX = 131_072;

  /** Figures have few characters a token. */
  private static final int CHARACTERS_A_TOKEN_MIN = 2;

  @Override
  public ChatModel chat(Endpoint endpoint, Manner manner, HttpClientBuilder wire) {
    OllamaChatModel.OllamaChatModelBuilder builder =
        OllamaChatModel.builder()
            .httpClientBuilder(wire)
            .baseUrl(endpoint.base().toString())
            .modelName(endpoint.model())
            .numPredict(manner.maxTokens())
            .numCtx(manner.window())
            .logRequests(false)
            .logResponses(false);
    Form.format(manner).ifPresent(builder::responseFormat);
    return builder.maxRetries(0).build();
  }

  /**
   * Ollama cuts what is beyond its window, silently, and loads the model anew for another one: so
   * it is told a window that is surely wide enough, of few different sizes.
   */
  static int window(ModelRequest request) {
    int tokens =
        (request.system().length() + request.user().length()) / CHARACTERS_A_TOKEN_MIN
            + request.maxTokens();
    int window = WINDOW_MIN;
    while (window < tokens && window < WINDOW_MAX) {
      window *= 2;
    }
    return window;
  }

  @Override
  public boolean isWhole(JsonObject answer) {
    return answer.get("message") instanceof JsonObject;
  }

  @Override
  public Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer) {
    return JsonValue.FALSE.equals(answer.get("done"))
        ? Optional.of(
            Troubles.of(Troubles.CUT_OFF, vendor.title() + "'s answer broke off: it is not done"))
        : Optional.empty();
  }

  /** What Ollama had evaluated before is not among the tokens it tells. */
  @Override
  public Tokens tokens(JsonObject answer) {
    return new Tokens(Read.count(answer, "prompt_eval_count"), 0, Read.count(answer, "eval_count"));
  }

  @Override
  public String finish(JsonObject answer) {
    return Read.word(answer, "done_reason");
  }
}
