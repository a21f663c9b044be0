package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Binance's public REST calls behind a time limit, two repetitions and a circuit breaker. They are
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
public class BinanceRest implements BinancePublic {

  @Inject BinanceConnection binance;

  BinanceRest() {}

  @Override
  public JsonObject symbol(String symbol) {
    return ask(http -> http.symbol(symbol, false), VenueJson::object);
  }

  @Override
  public JsonArray klines(String symbol, String interval, Optional<Long> from) {
    return ask(
        http -> http.klines(symbol, interval, from.orElse(null), BinanceHistory.ROWS_MAX),
        VenueJson::array);
  }

  @Override
  public JsonArray trades(String symbol) {
    return ask(http -> http.trades(symbol, BinanceHistory.ROWS_MAX), VenueJson::array);
  }

  private <T> T ask(Function<BinanceHttp, Response> call, Function<String, T> read) {
    return binance.ask(call, VenueAnswer.BODY_BYTES_MAX, read);
  }
}
