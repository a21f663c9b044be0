package ffe.adapter.https;

import org.jspecify.annotations.Nullable;

/** A certificate or key that cannot serve; the message says what would. */
public final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which of the things that were given is at fault. */
  public enum Part {
    KEYSTORE,
    PASSWORD,
    CERTIFICATE,
    KEY
  }

  private final Part part;

  UnfitException(Part part, String allowed, @Nullable Throwable cause) {
    super(allowed, cause);
    this.part = part;
  }

  public Part part() {
    return part;
  }
}
