package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Kraken's public REST calls behind a time limit, two repetitions and a circuit breaker. They are
 * reads, so repeating them is safe. Who is told to wait neither repeats nor counts as failed: the
 * gate before the venue keeps the wait.
 */
@ApplicationScoped
@Timeout(8_000)
@Retry(
    maxRetries = 2,
    delay = 700,
    jitter = 300,
    maxDuration = 30_000,
    retryOn = VenueException.Retryable.class)
@CircuitBreaker(
    requestVolumeThreshold = 8,
    failureRatio = 0.75,
    delay = 10_000,
    failOn = VenueException.Retryable.class)
public class KrakenRest implements KrakenPublic {

  @Inject KrakenConnection kraken;

  KrakenRest() {}

  @Override
  public JsonObject assetPairs(String pair) {
    return ask(http -> http.assetPairs(pair));
  }

  @Override
  public JsonObject ohlc(String pair, int minutes, long since) {
    return ask(http -> http.ohlc(pair, minutes, since));
  }

  private JsonObject ask(Function<KrakenHttp, Response> call) {
    return kraken.ask(call, VenueAnswer.BODY_BYTES_MAX, KrakenAnswer::result);
  }
}
