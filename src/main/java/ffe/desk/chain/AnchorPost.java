package ffe.desk.chain;

import java.util.List;

/** A place elsewhere that anchors are sent to. */
public interface AnchorPost {

  /** Whether there is one. */
  boolean isSet();

  /**
   * Sends lines, within a limit of time.
   *
   * @throws AnchorFailedException when it is not known that they arrived
   */
  void send(List<String> lines);
}
