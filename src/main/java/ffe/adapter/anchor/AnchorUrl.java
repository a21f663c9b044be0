package ffe.adapter.anchor;

import ffe.desk.chain.AnchorFailedException;
import ffe.desk.chain.AnchorPost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts anchors as plain text; any answer of 2xx means that they are kept there. */
public final class AnchorUrl implements AnchorPost {

  private final Optional<URI> address;
  private final Duration limit;

  public AnchorUrl(Optional<URI> address, Duration limit) {
    this.address = address;
    this.limit = limit;
  }

  @Override
  public boolean isSet() {
    return address.isPresent();
  }

  @Override
  public void send(List<String> lines) {
    URI to = address.orElseThrow();
    // words name the host only: the rest may be known to nobody else
    String host = String.valueOf(to.getHost());
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(limit)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
            .build();
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status / 100 != 2) {
        throw new AnchorFailedException(host + " answered " + status);
      }
    } catch (TimeoutException e) {
      throw new AnchorFailedException(host + " did not answer in " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new AnchorFailedException(host + " could not be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnchorFailedException("interrupted while posting to " + host, e);
    } finally {
      // what still comes is not read
      answer.cancel(true);
    }
  }
}
