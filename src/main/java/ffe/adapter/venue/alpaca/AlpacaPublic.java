package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Alpaca's REST calls about one crypto pair, such as {@code BTC/USD}. Every call is bounded in time
 * and answer size and may be repeated; each throws a {@link VenueException} where it is not
 * answered as documented.
 */
public interface AlpacaPublic {

  /**
   * Bars that open from one instant to another, both included.
   *
   * @param page the token of a further page; empty for the first one
   */
  record Span(String timeframe, Instant from, Instant to, Optional<String> page) {}

  /** {@code GET /v2/clock} of the trading side: its time. */
  JsonObject clock();

  /** {@code GET /v2/assets} of the trading side: the rules of all crypto pairs. */
  JsonArray assets();

  /** {@code GET /v1beta3/crypto/us/bars}: oldest first, at most 10,000 a page. */
  JsonObject bars(String symbol, Span span);
}
