package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Coinbase's public REST calls behind a time limit, two repetitions and a circuit breaker. They are
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
public class CoinbaseRest implements CoinbasePublic {

  @Inject CoinbaseConnection coinbase;

  CoinbaseRest() {}

  @Override
  public JsonObject time() {
    return ask(CoinbaseHttp::time);
  }

  @Override
  public JsonObject product(String product) {
    return ask(http -> http.product(product));
  }

  @Override
  public JsonObject candles(String product, Span span) {
    return ask(
        http ->
            http.candles(
                product,
                span.from().getEpochSecond(),
                span.to().getEpochSecond(),
                span.granularity()));
  }

  @Override
  public JsonObject trades(String product) {
    return ask(http -> http.trades(product, CoinbaseHistory.TRADES_MAX));
  }

  private JsonObject ask(Function<CoinbaseHttp, Response> call) {
    return coinbase.ask(call, VenueAnswer.BODY_BYTES_MAX, VenueJson::object);
  }
}
