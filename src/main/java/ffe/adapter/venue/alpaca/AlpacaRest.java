package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Alpaca's REST calls behind a time limit, two repetitions and a circuit breaker. They are reads,
 * so repeating them is safe. Who is told to wait neither repeats nor counts as failed: the gate
 * before the venue keeps the wait.
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
public class AlpacaRest implements AlpacaPublic {

  @Inject AlpacaConnection prices;
  @Inject AlpacaTradingConnection trading;

  AlpacaRest() {}

  @Override
  public JsonObject clock() {
    return trading.known(AlpacaTradingHttp::clock, VenueAnswer.BODY_BYTES_MAX, VenueJson::object);
  }

  @Override
  public JsonArray assets() {
    return trading.assets();
  }

  @Override
  public JsonObject bars(String symbol, Span span) {
    return prices.known(
        (http, key, secret) ->
            http.bars(
                key,
                secret,
                symbol,
                span.timeframe(),
                span.from().toString(),
                span.to().toString(),
                AlpacaHistory.ROWS_MAX,
                span.page().orElse(null)),
        VenueAnswer.BODY_BYTES_MAX,
        VenueJson::object);
  }
}
