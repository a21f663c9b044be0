package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
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

  /**
   * Whether the vendor may be told to answer in JSON: some refuse that unless the request speaks of
   * it.
   */
  static boolean speaksOfJson(ModelRequest request) {
    return (request.system() + request.user()).toLowerCase(Locale.ROOT).contains("json");
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
