package ffe.desk;

/** The command has no meaning in the present state. */
public final class ConflictException extends RuntimeException {

  /** What was recorded has a form this version of the code does not read. */
  public static final String OTHER_VERSION = "OTHER_VERSION";

  /** What was recorded is old and was taken out of the database; the message names the file. */
  public static final String RETIRED = "RETIRED";

  private static final long serialVersionUID = 1L;

  private final String code;

  public ConflictException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable code, for example {@code TRADING_HALTED}. */
  public String code() {
    return code;
  }
}
