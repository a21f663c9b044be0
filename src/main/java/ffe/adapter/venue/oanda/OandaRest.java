package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * OANDA's REST calls behind a time limit, two repetitions and a circuit breaker. They are reads, so
 * repeating them is safe. Who is told to wait neither repeats nor counts as failed: the gate before
 * the venue keeps the wait.
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
public class OandaRest implements OandaPublic {

  static final String MIDDLES = "M";

  /** Days of candles begin with those of this zone. */
  static final String ZONE = "UTC";

  @Inject OandaConnection venue;

  OandaRest() {}

  @Override
  public JsonObject instruments(String name) {
    return venue.known((http, bearer, account) -> http.instruments(bearer, account, name));
  }

  @Override
  public JsonObject pricing(String name) {
    return venue.known((http, bearer, account) -> http.pricing(bearer, account, name));
  }

  @Override
  public JsonObject candles(String name, Span span) {
    return venue.known(
        (http, bearer, account) ->
            http.candles(
                bearer,
                name,
                MIDDLES,
                span.granularity(),
                span.from().toString(),
                span.to().toString(),
                0,
                ZONE));
  }
}
