package ffe.adapter.venue.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks over HTTP without a container: the same answers read by the same code. */
public record HttpAsker(
    String venue, HttpClient client, String base, Supplier<Duration> limit, VenueGate gate) {

  /** Whose clock stands still: who is told to wait asks no more. */
  public static HttpAsker of(String venue, LoopbackServer server) {
    return of(venue, server, () -> 0);
  }

  public static HttpAsker of(String venue, LoopbackServer server, LongSupplier nanos) {
    return new HttpAsker(
        venue,
        HttpClient.newHttpClient(),
        "http://127.0.0.1:" + server.port(),
        () -> Duration.ofSeconds(20),
        new VenueGate(venue, nanos));
  }

  /**
   * @param read what the text says
   */
  public <T> T ask(String path, int bytesMax, Function<String, T> read) {
    return gate.ask(() -> read.apply(text(path, bytesMax)));
  }

  private String text(String path, int bytesMax) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(limit.get()).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return VenueAnswer.read(
            venue,
            new VenueAnswer.Told(
                answer.statusCode(), answer.headers().firstValue("Retry-After"), body),
            bytesMax);
      }
    } catch (IOException e) {
      throw new VenueException.Retryable(venue + " cannot be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VenueException.Retryable("interrupted", e);
    }
  }
}
