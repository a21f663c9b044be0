package ffe.adapter.venue.oanda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * OANDA's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class OandaListsRest implements OandaLists {

  @Inject OandaConnection venue;

  OandaListsRest() {}

  @Override
  public JsonObject instruments() {
    return venue.known((http, bearer, account) -> http.instruments(bearer, account, null));
  }

  @Override
  public JsonObject pricing(String names) {
    return venue.known((http, bearer, account) -> http.pricing(bearer, account, names));
  }
}
