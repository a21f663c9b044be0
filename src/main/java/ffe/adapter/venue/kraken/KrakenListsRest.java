package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Kraken's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class KrakenListsRest implements KrakenLists {

  @Inject KrakenConnection kraken;

  KrakenListsRest() {}

  @Override
  public JsonObject allPairs() {
    return ask(KrakenHttp::allPairs, KrakenAnswer.LIST_BYTES_MAX);
  }

  @Override
  public JsonObject ticker(String pairs) {
    return ask(http -> http.ticker(pairs), VenueAnswer.BODY_BYTES_MAX);
  }

  private JsonObject ask(Function<KrakenHttp, Response> call, int bytesMax) {
    return kraken.ask(call, bytesMax, KrakenAnswer::result);
  }
}
