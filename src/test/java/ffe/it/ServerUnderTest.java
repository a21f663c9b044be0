package ffe.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The running server {@code it} that {@code mvn verify} starts before the black-box tests: the real
 * WAR, an embedded database of its own, a port nobody else uses.
 */
public final class ServerUnderTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(LIMIT).version(HttpClient.Version.HTTP_1_1).build();

  private static final int READY_TRIES = 360;

  private ServerUnderTest() {}

  /** Ends without a slash. The first call waits until the server is ready. */
  public static URI base() {
    return Ready.BASE;
  }

  /** Made once, by whoever asks first. */
  private static final class Ready {
    static final URI BASE = awaitReady();
  }

  private static URI awaitReady() {
    URI address = address();
    String last = "nothing";
    for (int i = 0; i < READY_TRIES; i++) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/ready")));
      if (answer.statusCode() == 200) {
        return address;
      }
      last = answer.body();
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("the server under test does not get ready: " + last);
  }

  private static URI address() {
    return URI.create("http://127.0.0.1:" + property("it.http.port"));
  }

  /** The key that {@code ffe.admin.api-key} gives this server. */
  public static String adminKey() {
    return property("it.admin.key");
  }

  /** The server's data directory. */
  public static Path data() {
    return Path.of(property("it.data.dir"));
  }

  /** Without a key. */
  public static HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** With the admin's key. */
  public static HttpResponse<String> getAsAdmin(String path) {
    return send(request(path).header("Authorization", "Bearer " + adminKey()).GET());
  }

  /** With the admin's key, a JSON body. */
  public static HttpResponse<String> postAsAdmin(String path, String json) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + adminKey())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** With the admin's key and no body. */
  public static HttpResponse<String> asAdmin(String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + adminKey())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  public static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(LIMIT);
  }

  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the server under test did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run black-box tests by mvn verify");
    }
    return value;
  }
}
