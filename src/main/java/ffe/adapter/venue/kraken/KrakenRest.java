package ffe.adapter.venue.kraken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Kraken's public REST calls behind a time limit, two repetitions and a circuit breaker. They are
 * reads, so repeating them is safe.
 */
@ApplicationScoped
@Timeout(8_000)
@Retry(
    maxRetries = 2,
    delay = 700,
    jitter = 300,
    maxDuration = 30_000,
    retryOn = KrakenException.Retryable.class)
@CircuitBreaker(
    requestVolumeThreshold = 8,
    failureRatio = 0.75,
    delay = 10_000,
    failOn = KrakenException.Retryable.class)
public class KrakenRest implements KrakenPublic {

  @Inject KrakenConnection kraken;

  KrakenRest() {}

  @Override
  public JsonObject assetPairs(String pair) {
    return KrakenAnswer.ask(() -> kraken.http().assetPairs(pair), KrakenAnswer.BODY_BYTES_MAX);
  }

  @Override
  public JsonObject ohlc(String pair, int minutes, long since) {
    return KrakenAnswer.ask(
        () -> kraken.http().ohlc(pair, minutes, since), KrakenAnswer.BODY_BYTES_MAX);
  }
}
