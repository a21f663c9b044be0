package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Coinbase's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class CoinbaseListsRest implements CoinbaseLists {

  /** About 800 products of the spot market with 1.5 kB each. */
  static final int LIST_BYTES_MAX = 8_000_000;

  @Inject CoinbaseConnection coinbase;

  CoinbaseListsRest() {}

  @Override
  public JsonObject products(List<String> products) {
    return coinbase.ask(http -> http.products("SPOT", products), LIST_BYTES_MAX, VenueJson::object);
  }
}
