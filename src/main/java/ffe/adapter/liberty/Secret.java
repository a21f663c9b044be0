package ffe.adapter.liberty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Text that is compared and sent, never shown. */
public final class Secret {
  private final String text;

  Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that has to send or hash it. */
  public String reveal() {
    return text;
  }

  /** Takes the same time wherever the texts differ. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
