package ffe.canon;

/** A value has no canonical form, or a text is not one. */
public final class CanonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CanonException(String message) {
    super(message);
  }

  CanonException(String message, Throwable cause) {
    super(message, cause);
  }
}
