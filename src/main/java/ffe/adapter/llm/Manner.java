package ffe.adapter.llm;

import ffe.council.Answer;
import ffe.council.ModelRequest;
import java.util.Locale;

/**
 * What of a request the client library is set up with; the rest it is told in each call.
 *
 * @param showsSchema the request shows the schema of its answer
 * @param speaksOfJson some vendors refuse to be told to answer in JSON unless the request does
 * @param maxTokens of the answer
 * @param window tokens, for those who must be told one
 */
record Manner(boolean showsSchema, boolean speaksOfJson, int maxTokens, int window) {

  static Manner of(ModelRequest request) {
    return new Manner(
        request.system().contains(Answer.SCHEMA),
        speaksOfJson(request.system()) || speaksOfJson(request.user()),
        request.maxTokens(),
        OllamaForm.window(request));
  }

  private static boolean speaksOfJson(String text) {
    return text.toLowerCase(Locale.ROOT).contains("json");
  }
}
