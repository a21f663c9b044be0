package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/**
 * Binance's public REST calls that tell of many symbols. Bounded in time and answer size, and may
 * be repeated; each throws a {@link VenueException} where it is not answered as documented.
 */
public interface BinanceLists {

  /** {@code GET /api/v3/exchangeInfo}: all of the spot market. */
  JsonObject symbols();

  /**
   * {@code GET /api/v3/ticker/24hr}.
   *
   * @param symbols as a JSON array of names; one that is unknown spoils the answer
   */
  JsonArray tickers(String symbols);
}
