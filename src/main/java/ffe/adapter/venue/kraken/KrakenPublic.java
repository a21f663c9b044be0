package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;

/**
 * Kraken's public REST calls. Every call is bounded in time and answer size and may be repeated.
 *
 * <p>Both give the {@code result} of an answer without errors, else throw a {@link VenueException}.
 */
public interface KrakenPublic {

  /**
   * {@code GET /0/public/AssetPairs}.
   *
   * @param pair as REST names it, for example {@code XBTUSD}
   */
  JsonObject assetPairs(String pair);

  /**
   * {@code GET /0/public/OHLC}: at most 720 candles, the last one unfinished.
   *
   * @param minutes length of a candle
   * @param since epoch seconds; only candles that open after it, 0 for all
   */
  JsonObject ohlc(String pair, int minutes, long since);
}
