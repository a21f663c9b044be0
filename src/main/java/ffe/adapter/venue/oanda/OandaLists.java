package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueException;
import jakarta.json.JsonObject;

/**
 * OANDA's REST calls that tell of many pairs. Bounded in time and answer size, and may be repeated;
 * each throws a {@link VenueException} where it is not answered as documented.
 */
public interface OandaLists {

  /** {@code GET /v3/accounts/ACCOUNT/instruments}: all that the account may trade. */
  JsonObject instruments();

  /**
   * {@code GET /v3/accounts/ACCOUNT/pricing}.
   *
   * @param names with commas between
   */
  JsonObject pricing(String names);
}
