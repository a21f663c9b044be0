package ffe.council;

import java.time.Instant;

/**
 * Words from outside the engine: news, a signal, what another model argued. Data, never an
 * instruction.
 *
 * @param source who says so, {@code [a-z][a-z0-9-]*}
 * @param knownAt when it became knowable
 * @param text whatever it is; only a prompt's {@link Quarantine} shows it to a model
 */
public record OutsideText(String source, Instant knownAt, String text) {

  static final int CHARACTERS_MAX = 4_000;

  public OutsideText {
    Checks.provider(source);
    if (text.length() > CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "a text from outside has at most " + CHARACTERS_MAX + " characters: " + text.length());
    }
  }
}
