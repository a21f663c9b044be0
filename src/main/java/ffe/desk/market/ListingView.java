package ffe.desk.market;

import ffe.market.Listing;
import ffe.market.Quote;
import java.util.List;
import java.util.Optional;

/**
 * An instrument of a source, with what is known of it now.
 *
 * @param listing with the reason why it cannot be traded, the engine's or the source's
 * @param quote empty when none is known yet
 * @param traders accounts that trade it
 */
public record ListingView(
    String source, Listing listing, Optional<Quote> quote, List<Trader> traders) {

  /**
   * @param left empty while its lane is not known here
   */
  public record Trader(String account, Optional<WarmUp.Left> left) {}
}
