package ffe.desk;

import ffe.market.Instrument;
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

  /** False when the account trades it already, or is not open. */
  boolean add(String account, Instrument instrument);

  /** False when the account does not trade it. */
  boolean remove(String account, Instrument instrument);

  /** Archives one and opens the other, or neither; false when the first is not open. */
  boolean replace(AccountPlan archived, AccountPlan opened);
}
