package ffe.desk.keeping;

/** No backup was made; the message is one line that says why. */
public final class BackupFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackupFailedException(String line, Throwable cause) {
    super(line, cause);
  }
}
