package ffe.council;

import java.time.Duration;
import java.util.Optional;

/** What came back: the answer's text before any parsing, or why there is none. */
public sealed interface ModelReply {

  /** Characters of an answer; a longer one is a failure, since it would be stored for ever. */
  int RAW_MAX = 200_000;

  /** Reason of an answer longer than {@link #RAW_MAX}. */
  String TOO_LONG = "REPLY_TOO_LONG";

  /** An answer of any length: one that is too long becomes a failure. */
  static ModelReply of(String raw, Tokens tokens, String finish) {
    return raw.length() > RAW_MAX
        ? new Failure(
            TOO_LONG,
            "the answer has " + raw.length() + " characters, at most " + RAW_MAX + " are read",
            Optional.empty())
        : new Text(raw, tokens, finish);
  }

  /**
   * An answer; it may be empty or nonsense.
   *
   * @param raw the answer's text before any parsing
   * @param finish why it ended, in the vendor's word; empty if the vendor does not say
   */
  record Text(String raw, Tokens tokens, String finish) implements ModelReply {

    public Text {
      if (raw.length() > RAW_MAX) {
        throw new IllegalArgumentException(
            "an answer has at most " + RAW_MAX + " characters, not " + raw.length());
      }
      if (finish.length() > Checks.DETAIL_MAX) {
        throw new IllegalArgumentException("a finish has " + finish.length() + " characters");
      }
    }
  }

  /**
   * No answer.
   *
   * @param reason stable code, UPPER_SNAKE, for example TIMEOUT, RATE_LIMITED, UNAUTHORIZED
   * @param detail one sentence that names the true cause, without secrets
   * @param retryAfter what the vendor asks for, if it does
   */
  record Failure(String reason, String detail, Optional<Duration> retryAfter)
      implements ModelReply {

    public Failure {
      Checks.code(reason);
      Checks.detail(detail);
    }
  }
}
