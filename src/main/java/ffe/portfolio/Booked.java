package ffe.portfolio;

import java.util.List;

/**
 * The answer to a booking.
 *
 * @param ledger the ledger after the event
 * @param entry what was written
 * @param closed round trips the event completed, oldest lot first; empty for all that closes
 *     nothing
 */
public record Booked(Ledger ledger, LedgerEntry entry, List<RoundTrip> closed) {

  public Booked {
    closed = List.copyOf(closed);
  }
}
