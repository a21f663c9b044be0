package ffe.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts of the engine, shared by its servers. */
public interface AccountBook {

  /**
   * @param archivedAt when it was reset; empty while it trades
   */
  record Entry(AccountPlan plan, Instant openedAt, Optional<Instant> archivedAt) {
    public boolean isOpen() {
      return archivedAt.isEmpty();
    }
  }

  /** Oldest first, archived ones included. */
  List<Entry> entries();

  /** False when there is, or was, one of that name; it stays as it is. */
  boolean open(AccountPlan plan);

  /** Archives one and opens the other, or neither; false when the first is not open. */
  boolean replace(AccountPlan archived, AccountPlan opened);
}
