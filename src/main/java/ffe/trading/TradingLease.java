package ffe.trading;

import java.util.Optional;

/**
 * Who may trade an account: one server at a time, with a token that grows at each change of holder.
 * On the database's clock. Errors: {@link JournalDownException}.
 */
public interface TradingLease {

  /**
   * Takes the lease if it is free or has run out, renews it if it is ours.
   *
   * @return the token while this server holds it, empty while another does
   */
  Optional<Long> hold(String account);

  /** Gives the lease back if it is ours. */
  void release(String account);

  /** Who holds it; empty when nobody does. */
  Optional<LeaseView> current(String account);
}
