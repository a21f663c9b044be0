package ffe.adapter.venue.feed;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Asks a venue over HTTP and gives the text of its answer, within bounds. */
public final class VenueAnswer {

  /** A thousand candles are about 150 kB; more than this is not an answer to what was asked. */
  public static final int BODY_BYTES_MAX = 2_000_000;

  private static final long CONNECT_MILLIS_MAX = 3_000;
  private static final long READ_MILLIS_MAX = 5_000;

  /** Whoever is told to wait longer asks again then, and is told again. */
  private static final Duration THROTTLED_MAX = Duration.ofHours(1);

  /**
   * An answer as it came.
   *
   * @param retryAfter the header of that name
   */
  public record Told(int status, Optional<String> retryAfter, InputStream body) {}

  private VenueAnswer() {}

  /** A client of the resources of a type, to be closed by whoever has it made. */
  public static <T> T client(Class<T> type, URI restUrl) {
    return RestClientBuilder.newBuilder()
        .baseUri(restUrl)
        .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
        .readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS)
        .build(type);
  }

  /** A call that is not made, because too many failed before, may be made later. */
  public static <T> T guarded(String venue, Supplier<T> call) {
    try {
      return call.get();
    } catch (FaultToleranceException e) {
      throw new VenueException.Retryable(
          venue + " is not asked now: " + e.getClass().getSimpleName(), e);
    }
  }

  public static String ask(String venue, Supplier<Response> call, int bytesMax) {
    try (Response response = call.get();
        InputStream body = response.readEntity(InputStream.class)) {
      return read(venue, told(response, body), bytesMax);
    } catch (WebApplicationException e) {
      throw failure(venue, told(e.getResponse(), new ByteArrayInputStream(new byte[0])));
    } catch (IOException | ProcessingException e) {
      throw new VenueException.Retryable(venue + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static Told told(Response response, InputStream body) {
    return new Told(
        response.getStatus(), Optional.ofNullable(response.getHeaderString("Retry-After")), body);
  }

  public static String read(String venue, Told told, int bytesMax) throws IOException {
    if (told.status() != 200) {
      throw failure(venue, told);
    }
    byte[] bytes = told.body().readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw new VenueException.Retryable("an answer above " + bytesMax + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static VenueException failure(String venue, Told told) {
    int status = told.status();
    String words = venue + " answered with HTTP status " + status;
    // 418 is what Binance tells whom it has banned for a while
    if (status == 429 || status == 418) {
      return new VenueException.Throttled(
          words, told.retryAfter().flatMap(VenueAnswer::wait).orElse(Duration.ZERO));
    }
    boolean mayPass = status >= 500 || status == 408 || status == 425;
    return mayPass ? new VenueException.Retryable(words) : new VenueException.Permanent(words);
  }

  private static Optional<Duration> wait(String seconds) {
    return seconds.matches("[0-9]{1,9}")
        ? Optional.of(
            Duration.ofSeconds(Math.min(Long.parseLong(seconds), THROTTLED_MAX.toSeconds())))
        : Optional.empty();
  }
}
