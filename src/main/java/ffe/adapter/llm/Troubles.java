package ffe.adapter.llm;

import ffe.council.ModelReply;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What goes wrong at a vendor, as a reason and a sentence. */
final class Troubles {

  static final String TIMEOUT = "TIMEOUT";
  static final String RATE_LIMITED = "RATE_LIMITED";
  static final String OUT_OF_CREDIT = "OUT_OF_CREDIT";
  static final String UNAUTHORIZED = "UNAUTHORIZED";
  static final String BAD_REQUEST = "BAD_REQUEST";
  static final String UNKNOWN_MODEL = "UNKNOWN_MODEL";
  static final String OVERLOADED = "OVERLOADED";
  static final String SERVER_ERROR = "SERVER_ERROR";
  static final String CUT_OFF = "CUT_OFF";
  static final String NOT_THE_API = "NOT_THE_API";
  static final String REFUSED = "REFUSED";
  static final String BLOCKED = "BLOCKED";
  static final String EMPTY = "EMPTY";
  static final String TOO_LARGE = "TOO_LARGE";
  static final String MALFORMED = "MALFORMED";
  static final String UNREACHABLE = "UNREACHABLE";
  static final String CLOSED = "CLOSED";
  static final String BREAKER_OPEN = "BREAKER_OPEN";
  static final String BUSY = "BUSY";

  private static final int WORDS_MAX = 400;
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");

  private Troubles() {}

  static ModelReply.Failure of(String reason, String detail) {
    return new ModelReply.Failure(reason, clean(detail), Optional.empty());
  }

  static ModelReply.Failure refused(Vendor vendor, String how) {
    return of(REFUSED, vendor.title() + "'s model refused to answer: " + how);
  }

  static ModelReply.Failure blocked(Vendor vendor, String how) {
    return of(BLOCKED, vendor.title() + " blocked the request or its answer: " + how);
  }

  static ModelReply.Failure empty(Vendor vendor, String how) {
    return of(EMPTY, vendor.title() + "'s answer has no text: " + how);
  }

  static ModelReply.Failure cutOff(Vendor vendor, String how) {
    return of(CUT_OFF, vendor.title() + "'s answer broke off: " + how);
  }

  /** Of an answer with another status than 200. */
  static ModelReply.Failure ofStatus(
      Endpoint endpoint, int status, HttpHeaders headers, String body) {
    Optional<JsonObject> json = Read.json(body);
    JsonObject error = json.map(Troubles::error).orElse(Read.NOTHING);
    String reason = reason(status, error, json.isPresent());
    String said = reason.equals(UNAUTHORIZED) ? codes(error) : words(endpoint, json, error);
    String detail =
        endpoint.vendor().title()
            + " answered with HTTP status "
            + status
            + (said.isEmpty() ? "" : ": " + said);
    return new ModelReply.Failure(reason, detail, RetryAfter.of(headers, error));
  }

  /** Of an answer with status 200 that holds an error in place of what was asked. */
  static Optional<ModelReply.Failure> inAnswer(Endpoint endpoint, JsonObject answer) {
    return Optional.of(answer)
        .filter(a -> a.containsKey("error"))
        .map(a -> words(endpoint, Optional.of(a), error(a)))
        .filter(said -> !said.isEmpty())
        .map(
            said ->
                of(SERVER_ERROR, endpoint.vendor().title() + " answered with an error: " + said));
  }

  private static String reason(int status, JsonObject error, boolean isJson) {
    List<String> codes = List.of(Read.word(error, "code"), Read.word(error, "type"));
    if (codes.contains("insufficient_quota") || status == 402) {
      return OUT_OF_CREDIT;
    }
    if (detailReasons(error).contains("API_KEY_INVALID")) {
      return UNAUTHORIZED;
    }
    return switch (status) {
      case 401, 403 -> UNAUTHORIZED;
      case 404 -> isJson ? UNKNOWN_MODEL : NOT_THE_API;
      case 408, 504 -> TIMEOUT;
      case 429 -> RATE_LIMITED;
      case 503, 529 -> OVERLOADED;
      default -> status >= 500 ? SERVER_ERROR : status >= 400 ? BAD_REQUEST : NOT_THE_API;
    };
  }

  private static List<String> detailReasons(JsonObject error) {
    return Read.list(error, "details").stream()
        .map(detail -> Read.word(Read.asObject(detail), "reason"))
        .toList();
  }

  private static JsonObject error(JsonObject body) {
    return Read.object(body, "error");
  }

  /** Machine-readable parts only: beside them vendors repeat parts of the key. */
  private static String codes(JsonObject error) {
    String code = Read.word(error, "code");
    String other = Read.word(error, "type") + Read.word(error, "status");
    return clean(code.isEmpty() ? other : code);
  }

  private static String words(Endpoint endpoint, Optional<JsonObject> body, JsonObject error) {
    String message = Read.word(error, "message");
    // xAI and Ollama say it in a text, not in an object
    String text =
        message.isEmpty()
            ? body.filter(b -> b.get("error") instanceof JsonString)
                .map(b -> Read.word(b, "error"))
                .orElse("")
            : message;
    return clean(withoutKey(endpoint, text));
  }

  private static String withoutKey(Endpoint endpoint, String text) {
    return endpoint
        .key()
        .map(key -> key.reveal())
        .filter(key -> !key.isEmpty())
        .map(key -> text.replace(key, "(key)"))
        .orElse(text);
  }

  /** One line of what a vendor says, at most so long. */
  private static String clean(String text) {
    String line = BLANKS.matcher(text.strip()).replaceAll(" ");
    return line.length() <= WORDS_MAX ? line : line.substring(0, WORDS_MAX) + " ...";
  }
}
