package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * Coinbase's public REST calls about one product, such as {@code BTC-USD}. Every call is bounded in
 * time and answer size and may be repeated; each throws a {@link VenueException} where it is not
 * answered as documented.
 */
public interface CoinbasePublic {

  /** Candles that open from one instant to another, both included; at most 350. */
  record Span(String granularity, Instant from, Instant to) {}

  /** {@code GET /time}. */
  JsonObject time();

  /** {@code GET /market/products/PRODUCT}: its rules. */
  JsonObject product(String product);

  /**
   * {@code GET /market/products/PRODUCT/candles}: newest first, the last one unfinished; those
   * without a trade are left out.
   */
  JsonObject candles(String product, Span span);

  /** {@code GET /market/products/PRODUCT/ticker}: the last 1,000 trades. */
  JsonObject trades(String product);
}
