package ffe.backup;

import java.io.IOException;

/** A backup that cannot be made or used; the message is one line for the person who asked. */
public final class BackupException extends IOException {

  private static final long serialVersionUID = 1L;

  public BackupException(String line) {
    super(line);
  }

  public BackupException(String line, Throwable cause) {
    super(line, cause);
  }
}
