package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * OANDA's REST calls about one pair, such as {@code EUR_USD}. Every call is bounded in time and
 * answer size and may be repeated; each throws a {@link VenueException} where it is not answered as
 * documented.
 */
public interface OandaPublic {

  /** Candles that open from one instant to another, at most 5,000, with days from midnight UTC. */
  record Span(String granularity, Instant from, Instant to) {}

  /** {@code GET /v3/accounts/ACCOUNT/instruments}: the rules of a pair. */
  JsonObject instruments(String name);

  /** {@code GET /v3/accounts/ACCOUNT/pricing}: its prices, and OANDA's own time. */
  JsonObject pricing(String name);

  /** {@code GET /v3/instruments/NAME/candles}: middles of what was bid and asked, oldest first. */
  JsonObject candles(String name, Span span);
}
