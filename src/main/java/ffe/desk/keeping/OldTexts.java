package ffe.desk.keeping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The texts of old decisions' records, where they were journaled. */
public interface OldTexts {

  /**
   * A record as it was committed.
   *
   * @param text its canonical text, one line, which the digest is of
   */
  record Text(String id, Instant slot, String digest, String text) {}

  /** All that have decisions. */
  List<String> accounts();

  /**
   * The oldest that may go: not what an open position or an order without an end came from, nor
   * anything since, nor a text that is not what its digest says.
   *
   * @param age market time back from the account's newest decision
   */
  List<Text> oldest(String account, Duration age, int most);

  /** Lets the texts go, all or none; the decisions stay and name the file. */
  void retire(String account, List<Text> texts, Duration age, TextShelf.Written file);
}
