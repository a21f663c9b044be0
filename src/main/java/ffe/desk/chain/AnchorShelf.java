package ffe.desk.chain;

import ffe.chain.Anchor;
import java.util.List;

/** Where anchors are kept: outside the database. */
public interface AnchorShelf {

  /** Where that is, for people. */
  String place();

  /**
   * All lines, oldest first.
   *
   * @throws AnchorFailedException when they cannot be read
   */
  List<String> lines();

  /**
   * Adds lines; they are on the disk when this returns.
   *
   * @throws AnchorFailedException when that is not possible
   */
  void append(List<Anchor> anchors);

  /** How many lines were posted. */
  long posted();

  void posted(long lines);
}
