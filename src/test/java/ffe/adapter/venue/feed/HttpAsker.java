package ffe.adapter.venue.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks over HTTP without a container: the same answers read by the same code. */
public record HttpAsker(String venue, HttpClient client, String base, Supplier<Duration> limit) {

  public String ask(String path, int bytesMax) {
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
