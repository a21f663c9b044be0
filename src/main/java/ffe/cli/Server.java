package ffe.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** REST, with a limit of time for the whole answer and one of size. */
final class Server {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** What is expected of a slow line. */
  private static final long UPLOAD_BYTES_PER_SECOND = 100_000;

  static final int BYTES_MAX = 32_000_000;

  private final URI base;
  private final Optional<String> key;
  private final Duration answerMax;
  private final HttpClient http;

  Server(URI base, Optional<String> key, Duration answerMax) {
    this.base = base;
    this.key = key;
    this.answerMax = answerMax;
    // a redirect is never followed: it could take the key elsewhere
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_MAX)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** An address as people type it; refused if it is not one. */
  static URI address(String text) {
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(text);
    }
    throw notAnAddress(text);
  }

  private static Trouble notAnAddress(String text) {
    return new Trouble(
        Exit.USAGE,
        "--url (FFE_URL) '" + Sheet.clean(text) + "' is not an address like http://127.0.0.1:8000");
  }

  boolean hasKey() {
    return key.isPresent();
  }

  URI base() {
    return base;
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  Reply post(String path, String json) {
    return send("POST", path, json);
  }

  Reply delete(String path) {
    return send("DELETE", path, "");
  }

  /** Sends a file as it is; the time it may take grows with its size. */
  Reply upload(String path, Path file) {
    try {
      Duration limit = answerMax.plusSeconds(Files.size(file) / UPLOAD_BYTES_PER_SECOND);
      return reply(
          request(path, limit)
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build(),
          limit);
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, "the file " + file + " cannot be read");
    }
  }

  private HttpRequest.Builder request(String path, Duration limit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(limit)
            .header("Accept", "application/json");
    try {
      key.ifPresent(k -> request.header("Authorization", "Bearer " + k));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Exit.DENIED, "the key has a character that no key has; give it again");
    }
    return request;
  }

  Reply send(String method, String path, String json) {
    HttpRequest.Builder request = request(path, answerMax);
    if (json.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    }
    return reply(request.build(), answerMax);
  }

  private Reply reply(HttpRequest request, Duration limit) {
    HttpResponse<byte[]> answer = answer(request, limit);
    return new Reply(
        answer.statusCode(),
        new String(answer.body(), StandardCharsets.UTF_8),
        answer.headers().firstValue("Date").orElse(""));
  }

  /** The limit of a request covers its headers only; this one covers the body too. */
  private HttpResponse<byte[]> answer(HttpRequest request, Duration limit) {
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(request, info -> new BoundedBody(BYTES_MAX));
    try {
      return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw noAnswer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Exit.UNREACHABLE, "interrupted");
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } finally {
      coming.cancel(true);
    }
  }

  private Trouble noAnswer() {
    return new Trouble(
        Exit.UNREACHABLE,
        "no answer from " + base + " within " + answerMax.toSeconds() + " s; see --timeout");
  }

  private Trouble unreachable(@Nullable Throwable cause) {
    if (cause instanceof java.net.http.HttpConnectTimeoutException
        || cause instanceof ConnectException) {
      return new Trouble(
          Exit.UNREACHABLE,
          "nobody answers at " + base + "; is the engine running? else give --url or FFE_URL");
    } else if (cause instanceof java.net.http.HttpTimeoutException) {
      return noAnswer();
    } else if (cause instanceof SSLException) {
      return new Trouble(
          Exit.UNREACHABLE,
          "no safe connection to " + base + ": " + Sheet.clean(String.valueOf(cause.getMessage())));
    } else if (cause instanceof IOException) {
      return new Trouble(
          Exit.UNREACHABLE,
          "the connection to "
              + base
              + " broke: "
              + Sheet.clean(String.valueOf(cause.getMessage())));
    }
    return new Trouble(Exit.UNREACHABLE, "cannot ask " + base + ": " + cause);
  }
}
