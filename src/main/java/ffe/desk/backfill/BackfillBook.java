package ffe.desk.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Orders in the database, on its clock. Any thread may call.
 *
 * <p>What a worker says counts only while the order runs under its claim's token; otherwise nothing
 * is written and the answer is empty or false.
 */
public interface BackfillBook {

  /**
   * An order that was taken.
   *
   * @param reached where it goes on
   * @param token grows each time it is taken
   */
  record Claim(
      String id,
      BackfillOrder order,
      Instant reached,
      Optional<WholeMinutes.LastClose> last,
      long token) {

    boolean isDone() {
      return reached.equals(order.to());
    }
  }

  /** Puts an order at the end; false if so many are open already. */
  boolean open(String id, BackfillOrder order, String actor, int openMax);

  /**
   * Takes the order whose worker was not heard of within its lease, or the oldest that waits;
   * nothing while another one runs.
   */
  Optional<Claim> take(String worker, Duration lease);

  /** Renews the lease. */
  boolean beat(Claim claim, Duration lease);

  /** Keeps minutes and how far the order is, both or neither; the order as it stands then. */
  Optional<Claim> keep(Claim claim, WholeMinutes minutes, Duration lease);

  boolean done(Claim claim);

  boolean failed(Claim claim, String why);

  /** Another may go on with it. */
  boolean giveBack(Claim claim);

  /** Ends an order that waits or runs; false if there is none such. */
  boolean cancel(String id);

  /** Puts one that failed or was cancelled back; false if there is none such, or too many wait. */
  boolean resume(String id, int openMax);

  Optional<BackfillView> find(String id);

  /** Newest first. */
  List<BackfillView> list(int limit);
}
