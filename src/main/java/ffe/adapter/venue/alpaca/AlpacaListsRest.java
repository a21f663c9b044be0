package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Alpaca's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class AlpacaListsRest implements AlpacaLists {

  @Inject AlpacaConnection prices;
  @Inject AlpacaTradingConnection trading;

  AlpacaListsRest() {}

  @Override
  public JsonArray assets() {
    return trading.assets();
  }

  @Override
  public JsonObject snapshots(String symbols) {
    return prices.known(
        (http, key, secret) -> http.snapshots(key, secret, symbols),
        VenueAnswer.BODY_BYTES_MAX,
        VenueJson::object);
  }
}
