package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import ffe.council.Answer;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import jakarta.json.JsonObject;
import java.util.Optional;

/** A wire format: how a request is written and what an answer with status 200 says. */
interface Form {

  /** Stands where the client library wants a key; the true one is put in when it is sent. */
  String NO_KEY = "sent-by-the-wire";

  /** The schema that the request itself shows, to be kept by the vendor. */
  static Optional<ResponseFormat> schema(Manner manner) {
    if (!manner.showsSchema()) {
      return Optional.empty();
    }
    JsonSchema schema =
        JsonSchema.builder().name("answer").rootElement(JsonRawSchema.from(Answer.SCHEMA)).build();
    return Optional.of(
        ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build());
  }

  static Optional<ResponseFormat> json(Manner manner) {
    return manner.speaksOfJson() ? Optional.of(ResponseFormat.JSON) : Optional.empty();
  }

  static Optional<ResponseFormat> format(Manner manner) {
    return schema(manner).or(() -> json(manner));
  }

  /** Writes requests of one manner and reads the text of their answers. */
  ChatModel chat(Endpoint endpoint, Manner manner, HttpClientBuilder wire);

  /** Whether the answer has the parts that every answer of this form has. */
  boolean isWhole(JsonObject answer);

  /** Why there is no text to use, where the vendor says so. */
  Optional<ModelReply.Failure> declined(Vendor vendor, JsonObject answer);

  Tokens tokens(JsonObject answer);

  /** Why the answer ended, in the vendor's word. */
  String finish(JsonObject answer);
}
