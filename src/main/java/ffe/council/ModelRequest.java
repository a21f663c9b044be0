package ffe.council;

import ffe.canon.Canon;
import ffe.canon.Digest;
import java.time.Duration;

/**
 * What a model is asked. What is sent is what is recorded; keys and addresses are not part of it.
 *
 * @param provider stable name, {@code [a-z][a-z0-9-]*}
 * @param model as the vendor names it
 * @param system the stable part, which vendors may cache
 * @param user what is asked now
 * @param maxTokens of the answer
 * @param limit how long the answer may take
 */
public record ModelRequest(
    String provider, String model, String system, String user, int maxTokens, Duration limit) {

  /** Of system and user together. */
  public static final int CHARACTERS_MAX = 400_000;

  static final int TOKENS_MAX = 100_000;
  static final Duration LIMIT_MAX = Duration.ofMinutes(10);

  public ModelRequest {
    Checks.provider(provider);
    Checks.model(model);
    if (user.isBlank()) {
      throw new IllegalArgumentException("a request asks something");
    }
    if (system.length() + user.length() > CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "a request has at most "
              + CHARACTERS_MAX
              + " characters, not "
              + (system.length() + user.length()));
    }
    if (maxTokens < 1 || maxTokens > TOKENS_MAX) {
      throw new IllegalArgumentException(
          "an answer has 1 to " + TOKENS_MAX + " tokens: " + maxTokens);
    }
    if (limit.isNegative() || limit.isZero() || limit.compareTo(LIMIT_MAX) > 0) {
      throw new IllegalArgumentException("an answer takes at most " + LIMIT_MAX + ": " + limit);
    }
  }

  /** What a vendor is told. */
  record Sent(String provider, String model, String system, String user, int maxTokens) {}

  /**
   * Names what is sent: the same model asked the same for an answer of the same length. How long
   * the answer may take is told to no vendor and is no part of it.
   */
  public Digest digest() {
    return Canon.digest(new Sent(provider, model, system, user, maxTokens));
  }
}
