package ffe.desk.keeping;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;

/** Takes old decisions' records out of the database, into files first. */
@Dependent
public class TextRetention {

  private static final Logger LOG = Logger.getLogger(TextRetention.class.getName());

  /** Records in one file and one transaction: about 4 MB. */
  static final int FILE_RECORDS = 500;

  /** Of one account and day; what is left goes on the next. */
  static final int FILES_MAX = 100;

  private final OldTexts texts;
  private final TextShelf shelf;

  @Inject
  TextRetention(OldTexts texts, TextShelf shelf) {
    this.texts = texts;
    this.shelf = shelf;
  }

  /** Answers how many went. */
  long remove(Duration age) {
    long gone = 0;
    for (String account : texts.accounts()) {
      int last = FILE_RECORDS;
      for (int i = 0; i < FILES_MAX && last == FILE_RECORDS; i++) {
        last = removeOldest(account, age);
        gone += last;
      }
    }
    return gone;
  }

  private int removeOldest(String account, Duration age) {
    List<OldTexts.Text> old = texts.oldest(account, age, FILE_RECORDS);
    if (!old.isEmpty()) {
      TextShelf.Written file = shelf.write(account, old);
      texts.retire(account, old, age, file);
      LOG.info(
          "retention: "
              + old.size()
              + " records of decisions went to "
              + file.file()
              + ", SHA-256 "
              + file.sha256());
    }
    return old.size();
  }
}
