package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/**
 * Alpaca's REST calls that tell of many pairs. Bounded in time and answer size, and may be
 * repeated; each throws a {@link VenueException} where it is not answered as documented.
 */
public interface AlpacaLists {

  /** {@code GET /v2/assets} of the trading side: all crypto pairs. */
  JsonArray assets();

  /**
   * {@code GET /v1beta3/crypto/us/snapshots}.
   *
   * @param symbols with commas between
   */
  JsonObject snapshots(String symbols);
}
