package ffe.desk.live;

import java.time.Instant;

/**
 * Something that was committed just now.
 *
 * @param id higher than that of any earlier one, also of an earlier run of the server
 * @param at session time
 * @param body what happened, as a view or a value of the core
 */
public record LiveEvent(long id, Kind kind, String account, Instant at, Object body) {

  /** What it tells of. */
  public enum Kind {
    DECISION,
    ORDER,
    FILL,
    STATE,
    EQUITY
  }

  /** What the agent of an account does from now on. */
  public record State(String agent, String reason) {}
}
