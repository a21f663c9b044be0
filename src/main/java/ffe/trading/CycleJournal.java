package ffe.trading;

import ffe.market.MarketBook;
import ffe.order.Order;
import java.util.List;
import java.util.Optional;

/**
 * Where a lane commits what it did. Each method is one transaction of its own.
 *
 * <p>Errors: {@link LeaseLostException} when the token is no longer the current one (nothing was
 * written); {@link JournalDownException} when it is not known whether the commit happened or it
 * could not be tried: the lane must be loaded again.
 */
public interface CycleJournal {

  /**
   * An account as last committed, with these lanes of it; empty when none of its lanes ever ran.
   *
   * @param lanes all it trades now, of one account and source
   * @throws IllegalStateException if an order works in a lane that is not among them
   */
  Optional<AccountSnapshot> load(List<Lane> lanes);

  /** The only lane of an account as last committed; empty when it never ran. */
  default Optional<LaneSnapshot> load(Lane lane) {
    return load(List.of(lane)).flatMap(account -> account.lane(lane));
  }

  /** A decision that was committed; empty when there is none of that id. */
  Optional<DecisionRecord> decision(Lane lane, String id);

  /**
   * Keeps the finished candles a source knew when it was opened; known ones are left as they are.
   */
  void keepHistory(Lane lane, MarketBook market);

  /** Commits a step. */
  void append(LaneAppend append);

  /**
   * Claims an intended order for sending: INTENDED becomes SENDING if the token still is the
   * current one. False when somebody else claimed it or it has ended.
   */
  boolean claim(Lane lane, Order order, long leaseToken);
}
