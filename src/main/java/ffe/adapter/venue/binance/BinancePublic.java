package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Binance's public REST calls. Every call is bounded in time and answer size and may be repeated;
 * each throws a {@link VenueException} where it is not answered as documented.
 */
public interface BinancePublic {

  /** {@code GET /api/v3/exchangeInfo} of one symbol, for example {@code BTCUSDT}. */
  JsonObject symbol(String symbol);

  /**
   * {@code GET /api/v3/klines}: at most 1,000 candles, the last one unfinished.
   *
   * @param interval as {@code 1m}
   * @param from epoch milliseconds; empty for the newest
   */
  JsonArray klines(String symbol, String interval, Optional<Long> from);

  /** {@code GET /api/v3/trades}: the last 1,000. */
  JsonArray trades(String symbol);
}
