package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Binance's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class BinanceListsRest implements BinanceLists {

  /** About 1,500 symbols of the spot market with 3 kB each. */
  static final int LIST_BYTES_MAX = 20_000_000;

  @Inject BinanceConnection binance;

  BinanceListsRest() {}

  @Override
  public JsonObject symbols() {
    return binance.ask(http -> http.symbols("SPOT", false), LIST_BYTES_MAX, VenueJson::object);
  }

  @Override
  public JsonArray tickers(String symbols) {
    return binance.ask(http -> http.tickers(symbols), VenueAnswer.BODY_BYTES_MAX, VenueJson::array);
  }
}
