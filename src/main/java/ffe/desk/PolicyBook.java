package ffe.desk;

import ffe.trading.DecisionRecord;
import ffe.trading.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of an account's policy, and the decisions that a proposed one is judged by. */
public interface PolicyBook {

  /**
   * @param writtenAt wall time of the database
   */
  record Entry(PolicyVersion version, Instant writtenAt) {}

  /**
   * Which decisions.
   *
   * @param from session time of the first one
   * @param withHeld also those that came to nothing
   */
  record Span(String account, Instant from, boolean withHeld) {}

  /**
   * @param unreadable how many more there were that another version recorded
   * @param next where to go on; empty at the end
   */
  record Page(List<DecisionRecord> records, int unreadable, Optional<String> next) {
    public Page {
      records = List.copyOf(records);
    }
  }

  /** Newest first. */
  List<Entry> versions(String account, int limit);

  /** Decisions of the agent and of people, advice apart, newest first. */
  Page decisions(Span span, Optional<String> after, int limit);
}
