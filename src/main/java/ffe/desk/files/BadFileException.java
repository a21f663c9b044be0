package ffe.desk.files;

/** A file that is not taken; the message is one line that says why and what would do. */
public final class BadFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private BadFileException(boolean tooLarge, String line) {
    super(line);
    this.tooLarge = tooLarge;
  }

  public static BadFileException because(String line) {
    return new BadFileException(false, line);
  }

  public static BadFileException tooLarge(String line) {
    return new BadFileException(true, line);
  }

  public boolean isTooLarge() {
    return tooLarge;
  }

  /** The line for people. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
