package ffe.adapter.jwt;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads published keys: all of it within a time and a size, and from nowhere else. */
final class KeySetFetch implements ResourceRetriever {

  static final Duration TIME_MAX = Duration.ofSeconds(3);
  static final int BYTES_MAX = 65_536;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIME_MAX)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.toString()))
            .header("Accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<Void>> coming =
        http.sendAsync(
            request,
            info ->
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(b -> keep(body, b))));
    try {
      int status = coming.get(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status != 200 || body.size() > BYTES_MAX) {
        throw new IOException(
            status == 200 ? "more than " + BYTES_MAX + " bytes" : "HTTP status " + status);
      }
      return new Resource(body.toString(StandardCharsets.UTF_8), "application/json");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + TIME_MAX.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      coming.cancel(true);
    }
  }

  /** What is beyond the limit is not kept; that it came is. */
  private static void keep(ByteArrayOutputStream body, byte[] part) {
    if (body.size() <= BYTES_MAX) {
      body.writeBytes(part);
    }
  }
}
