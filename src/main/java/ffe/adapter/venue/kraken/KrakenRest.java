package ffe.adapter.venue.kraken;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

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

  private static final long CONNECT_MILLIS_MAX = 3_000;
  private static final long READ_MILLIS_MAX = 5_000;

  @Inject KrakenSettings settings;
  private KrakenHttp http;

  KrakenRest() {}

  @PostConstruct
  void connect() {
    http =
        RestClientBuilder.newBuilder()
            .baseUri(settings.restUrl())
            .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .build(KrakenHttp.class);
  }

  @PreDestroy
  void disconnect() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonObject assetPairs(String pair) {
    return ask(() -> http.assetPairs(pair));
  }

  @Override
  public JsonObject ohlc(String pair, int minutes, long since) {
    return ask(() -> http.ohlc(pair, minutes, since));
  }

  private static JsonObject ask(Supplier<Response> call) {
    try (Response response = call.get();
        InputStream body = response.readEntity(InputStream.class)) {
      return KrakenAnswer.read(response.getStatus(), body);
    } catch (WebApplicationException e) {
      throw KrakenAnswer.failure(e.getResponse().getStatus());
    } catch (IOException | ProcessingException e) {
      throw new KrakenException.Retryable("Kraken cannot be asked: " + e.getMessage(), e);
    }
  }
}
