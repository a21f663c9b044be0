package ffe.adapter.venue.feed;

import ffe.market.SourceAwayException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Asks a venue over HTTP and gives the text of its answer, within bounds. */
public final class VenueAnswer {

  /** A thousand candles are about 150 kB; more than this is not an answer to what was asked. */
  public static final int BODY_BYTES_MAX = 2_000_000;

  /** Of a refusal, to say why. */
  private static final int WORDS_BYTES_MAX = 200;

  /**
   * An answer as it came.
   *
   * @param retryAfter the header of that name
   */
  public record Told(int status, Optional<String> retryAfter, InputStream body) {}

  private VenueAnswer() {}

  /** A call that is not made, because too many failed before, may be made later. */
  public static <T> T guarded(String venue, Supplier<T> call) {
    try {
      return call.get();
    } catch (FaultToleranceException e) {
      throw new VenueException.Retryable(
          venue + " is not asked now: " + e.getClass().getSimpleName(), e);
    }
  }

  /**
   * As {@link #guarded}, for lists.
   *
   * @throws SourceAwayException where the venue does not give what was asked
   */
  public static <T> T listed(String venue, Supplier<T> call) {
    try {
      return guarded(venue, call);
    } catch (VenueException e) {
      throw new SourceAwayException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Of a venue, as its own dialect names it and knows what helps. */
  static String ask(Dialect venue, Supplier<Response> call, int bytesMax) {
    try (Response response = answered(call);
        InputStream body = body(response)) {
      return read(
          venue.venue(),
          venue.remedy(),
          new Told(
              response.getStatus(),
              Optional.ofNullable(response.getHeaderString("Retry-After")),
              body),
          bytesMax);
    } catch (IOException | ProcessingException e) {
      throw new VenueException.Retryable(venue.venue() + " cannot be asked: " + e.getMessage(), e);
    }
  }

  /** The client throws what is not a success. */
  private static Response answered(Supplier<Response> call) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      return e.getResponse();
    }
  }

  private static InputStream body(Response response) {
    return response.hasEntity()
        ? response.readEntity(InputStream.class)
        : InputStream.nullInputStream();
  }

  /** What helps most often where a venue denies access. */
  static String elsewhere(String venue) {
    String settings = "FFE_VENUE_" + venue.toUpperCase(Locale.ROOT);
    return "it may not serve this place: "
        + settings
        + "_REST_URL and _WS_URL can name another address";
  }

  public static String read(String venue, Told told, int bytesMax) throws IOException {
    return read(venue, elsewhere(venue), told, bytesMax);
  }

  /**
   * @param remedy what helps where access is denied
   */
  public static String read(String venue, String remedy, Told told, int bytesMax)
      throws IOException {
    if (told.status() != 200) {
      throw failure(venue, remedy, told);
    }
    byte[] bytes = told.body().readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw new VenueException.Retryable("an answer above " + bytesMax + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static VenueException failure(String venue, String remedy, Told told) throws IOException {
    int status = told.status();
    String said =
        VenueJson.shown(
            new String(told.body().readNBytes(WORDS_BYTES_MAX), StandardCharsets.UTF_8));
    String words =
        venue + " answered with HTTP status " + status + (said.isEmpty() ? "" : ": " + said);
    // 418 is what Binance tells whom it has banned for a while
    if (status == 429 || status == 418) {
      return new VenueException.Throttled(
          words, told.retryAfter().flatMap(VenueAnswer::wait).orElse(VenueGate.WAIT_UNTOLD));
    }
    if (status == 451 || status == 403 || status == 401) {
      return new VenueException.Permanent(words + " (" + remedy + ")");
    }
    boolean mayPass = status >= 500 || status == 408 || status == 425;
    return mayPass ? new VenueException.Retryable(words) : new VenueException.Permanent(words);
  }

  private static Optional<Duration> wait(String seconds) {
    return seconds.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
