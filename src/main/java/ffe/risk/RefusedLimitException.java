package ffe.risk;

/** A limit was given a value that it cannot have. The message names key, value and range. */
public final class RefusedLimitException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  public RefusedLimitException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** What was refused. */
  public String key() {
    return key;
  }
}
