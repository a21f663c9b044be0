package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Coinbase's public REST calls that tell of many products. Bounded in time and answer size, and may
 * be repeated; each throws a {@link VenueException} where it is not answered as documented.
 */
public interface CoinbaseLists {

  /**
   * {@code GET /market/products}: rules and last prices of the spot market.
   *
   * @param products such as {@code BTC-USD}; none for all
   */
  JsonObject products(List<String> products);
}
