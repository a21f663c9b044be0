package ffe.council;

/** An answer that means nothing certain; never leaves the room. */
final class UnclearException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnclearException(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
