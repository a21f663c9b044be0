package ffe.desk.keeping;

import java.util.List;

/** Where the texts of retired records are kept for ever. */
public interface TextShelf {

  /**
   * A file that was read back.
   *
   * @param sha256 of all its bytes
   */
  record Written(String file, String sha256) {}

  /**
   * Writes texts into a file of their own; the same texts again make the same file.
   *
   * @throws BackupFailedException when that is not possible; nothing is left then
   */
  Written write(String account, List<OldTexts.Text> texts);
}
