package ffe.desk;

import ffe.trading.TradingLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the lease while one turn takes long, as it does when models are asked: else another server
 * would take the account over in the middle of each cycle. A turn that hangs loses it all the same.
 */
final class LeaseKeeper {

  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class.getName());

  /** A turn that long since it looked at the lease is a long one. */
  static final Duration AFTER = Duration.ofSeconds(2);

  /** A turn that long hangs: rules and two rounds of models are done by then. */
  static final Duration MOST = Duration.ofMinutes(2);

  private final TradingLease lease;
  private final String account;
  private final Clock wall;
  private Optional<Instant> looked = Optional.empty();

  LeaseKeeper(TradingLease lease, String account, Clock wall) {
    this.lease = lease;
    this.account = account;
    this.wall = wall;
  }

  /** The turn's own look. */
  synchronized Optional<Long> hold() {
    looked = Optional.of(wall.instant());
    return lease.hold(account);
  }

  /** The turn ended: nothing is kept any more. */
  synchronized void end() {
    looked = Optional.empty();
  }

  /** By others, while the turn is at work. What it finds, the turn finds out itself. */
  synchronized void keep() {
    Instant now = wall.instant();
    boolean isLong =
        looked.isPresent()
            && !now.isBefore(looked.get().plus(AFTER))
            && now.isBefore(looked.get().plus(MOST));
    if (isLong) {
      try {
        lease.hold(account);
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "the lease is not kept", e);
      }
    }
  }
}
