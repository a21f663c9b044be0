package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;

/**
 * Kraken's public REST calls that tell of many pairs. Bounded in time and answer size, and may be
 * repeated; each gives the {@code result} of an answer without errors, else throws a {@link
 * VenueException}.
 */
public interface KrakenLists {

  /** {@code GET /0/public/AssetPairs} without a pair: all of them. */
  JsonObject allPairs();

  /**
   * {@code GET /0/public/Ticker}.
   *
   * @param pairs as REST names them, with commas between; one that is unknown spoils the answer
   */
  JsonObject ticker(String pairs);
}
