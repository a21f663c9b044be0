package ffe.adapter.venue.kraken;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** The REST port without a container: the same answers read by the same code. */
record HttpKraken(HttpClient client, String base, Supplier<Duration> limit)
    implements KrakenPublic, KrakenLists {

  @Override
  public JsonObject assetPairs(String pair) {
    return ask("/0/public/AssetPairs?pair=" + pair);
  }

  @Override
  public JsonObject ohlc(String pair, int minutes, long since) {
    return ask("/0/public/OHLC?pair=" + pair + "&interval=" + minutes + "&since=" + since);
  }

  @Override
  public JsonObject allPairs() {
    return ask("/0/public/AssetPairs", KrakenAnswer.LIST_BYTES_MAX);
  }

  @Override
  public JsonObject ticker(String pairs) {
    return ask("/0/public/Ticker?pair=" + URLEncoder.encode(pairs, StandardCharsets.UTF_8));
  }

  private JsonObject ask(String path) {
    return ask(path, KrakenAnswer.BODY_BYTES_MAX);
  }

  private JsonObject ask(String path, int bytesMax) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(limit.get()).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return KrakenAnswer.read(answer.statusCode(), body, bytesMax);
      }
    } catch (IOException e) {
      throw new KrakenException.Retryable("Kraken cannot be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KrakenException.Retryable("interrupted", e);
    }
  }
}
