package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import ffe.council.Answer;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** A wire format: how a request is written and what an answer with status 200 says. */
interface Form {

  /** Stands where the client library wants a key; the true one is put in when it is sent. */
  String NO_KEY = "sent-by-the-wire";

  /** The schema that the request itself shows, to be kept by the vendor. */
  static Optional<ResponseFormat> schema(ModelRequest request) {
    if (!request.system().contains(Answer.SCHEMA)) {
      return Optional.empty();
    }
    JsonSchema schema =
        JsonSchema.builder().name("answer").rootElement(JsonRawSchema.from(Answer.SCHEMA)).build();
    return Optional.of(
        ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build());
  }

  /** Some vendors refuse to be told to answer in JSON unless the request speaks of it. */
  static Optional<ResponseFormat> json(ModelRequest request) {
    String text = (request.system() + request.user()).toLowerCase(Locale.ROOT);
    return text.contains("json") ? Optional.of(ResponseFormat.JSON) : Optional.empty();
  }

  static Optional<ResponseFormat> format(ModelRequest request) {
    return schema(request).or(() -> json(request));
  }

  /** Writes the request and reads the text, for this one call. */
  ChatModel chat(Endpoint endpoint, ModelRequest request, HttpClientBuilder wire);

  /** Whether the answer has the parts that every answer of this form has. */
  boolean isWhole(JsonObject answer);

  /** Why there is no text to use, where the vendor says so. */
  Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer);

  Tokens tokens(JsonObject answer);

  /** Why the answer ended, in the vendor's word. */
  String finish(JsonObject answer);
}
