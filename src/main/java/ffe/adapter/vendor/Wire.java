package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.adapter.venue.feed.VenueJson;
import ffe.setting.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one vendor's requests, each counted, and gives the text of the answers. No address and no
 * key is part of what it says. Any thread may call.
 */
final class Wire {

  /** A month of minutes, as the most talkative writes it. */
  static final int BYTES_MAX = 8_000_000;

  private static final int OK = 200;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

  private final String vendor;
  private final HttpClient http;
  private final URI base;
  private final Optional<Secret> key;
  private final Meter meter;
  private final Duration limit;

  /**
   * @param limit for one answer, to its last byte
   */
  Wire(String vendor, URI base, Optional<Secret> key, Meter meter, Duration limit) {
    this.vendor = vendor;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();
    this.base = base;
    this.key = key;
    this.meter = meter;
    this.limit = limit;
  }

  Meter meter() {
    return meter;
  }

  String host() {
    return String.valueOf(base.getHost());
  }

  String key() {
    return key.map(Secret::reveal).orElse("");
  }

  /**
   * @param pathAndQuery encoded, beginning with a slash
   */
  String get(String pathAndQuery, Map<String, String> headers) {
    meter.take();
    String root = base.toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + pathAndQuery))
            .header("Accept", "application/json")
            .timeout(limit);
    new TreeMap<>(headers).forEach(request::header);
    return text(sent(request.build()));
  }

  private HttpResponse<byte[]> sent(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, told -> new Bounded(BYTES_MAX));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw away("no whole answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      // its message may hold the address, and the address the key
      throw away(Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private VendorException away(String why) {
    return VendorException.of(Reason.AWAY, vendor + " cannot be asked: " + why);
  }

  private String text(HttpResponse<byte[]> answer) {
    String body = bare(new String(answer.body(), StandardCharsets.UTF_8));
    int status = answer.statusCode();
    if (status == OK) {
      return body;
    }
    String words = vendor + " answered with HTTP status " + status + said(body);
    if (status == 429) {
      throw VendorException.quota(
          words, answer.headers().firstValue("Retry-After").flatMap(Wire::wait));
    }
    throw VendorException.of(reason(status), words);
  }

  /** What a status, or a code that means the same, says. */
  static Reason reason(int status) {
    return switch (status) {
      case 401, 402, 403 -> Reason.KEY;
      case 400, 404, 414, 422 -> Reason.NOT_TOLD;
      case 429 -> Reason.QUOTA;
      default -> Reason.AWAY;
    };
  }

  private static Optional<Duration> wait(String seconds) {
    return seconds.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }

  /** Without the key, which some repeat, before anybody reads and quotes it. */
  private String bare(String body) {
    return key().isEmpty() ? body : body.replace(key(), "(secret)");
  }

  /** A vendor's words for people. */
  static String said(String words) {
    String shown = VenueJson.shown(words);
    return shown.isEmpty() ? "" : ": " + shown;
  }
}
