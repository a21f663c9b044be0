package ffe.adapter.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import ffe.council.ModelReply;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The way of calls to their vendor, one at a time: sends what the client library wrote, with the
 * key, once; reads the answer within its bounds. Whatever is no usable answer is a {@link
 * CallFailure}.
 */
final class Wire implements HttpClient {

  /** Hidden reasoning included, more than any answer within {@link ModelReply#RAW_MAX} needs. */
  static final int BODY_BYTES_MAX = 1_500_000;

  private final java.net.http.HttpClient http;
  private final Endpoint endpoint;
  private Duration limit = Duration.ZERO;
  private volatile boolean hasBegun;
  private Optional<JsonObject> answer = Optional.empty();

  Wire(java.net.http.HttpClient http, Endpoint endpoint) {
    this.http = http;
    this.endpoint = endpoint;
  }

  /** Before each call. */
  void begin(Duration within) {
    limit = within;
    hasBegun = false;
    answer = Optional.empty();
  }

  /** What the vendor answered; empty until it did. */
  Optional<JsonObject> answer() {
    return answer;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = send(written(request));
    String body = new String(response.body(), StandardCharsets.UTF_8);
    if (response.statusCode() != 200) {
      throw new CallFailure(
          Troubles.ofStatus(endpoint, response.statusCode(), response.headers(), body));
    }
    JsonObject read = read(response, body);
    answer = Optional.of(read);
    return SuccessfulHttpResponse.builder()
        .statusCode(200)
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  private java.net.http.HttpRequest written(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    Vendor vendor = endpoint.vendor();
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase(vendor.keyHeader())) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    endpoint
        .key()
        .filter(key -> vendor.needsKey())
        .ifPresent(key -> builder.setHeader(vendor.keyHeader(), vendor.keyPrefix() + key.reveal()));
    return builder
        .method(
            request.method().name(),
            java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
        .build();
  }

  private HttpResponse<byte[]> send(java.net.http.HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request,
            head -> {
              hasBegun = true;
              return new BoundedBody(BODY_BYTES_MAX);
            });
    try {
      return sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new CallFailure(
          Troubles.of(
              Troubles.TIMEOUT,
              title()
                  + (hasBegun ? " did not finish its answer within " : " did not answer within ")
                  + limit.toMillis()
                  + " ms"));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailure(
          Troubles.of(Troubles.TIMEOUT, "nobody waits for " + title() + "'s answer any more"));
    } catch (ExecutionException e) {
      throw new CallFailure(broken(Optional.ofNullable(e.getCause()).orElse(e)));
    }
  }

  private ModelReply.Failure broken(Throwable cause) {
    if (cause instanceof BoundedBody.TooLarge) {
      return Troubles.of(
          Troubles.TOO_LARGE, title() + "'s answer has more than " + BODY_BYTES_MAX + " bytes");
    }
    if (isBeforeSending(cause)) {
      return Troubles.of(
          Troubles.UNREACHABLE,
          title() + " cannot be reached at " + endpoint.base().getHost() + ": " + kind(cause));
    }
    if (!(cause instanceof IOException) || cause instanceof ProtocolException) {
      return Troubles.of(
          Troubles.MALFORMED, title() + "'s answer is no HTTP that can be read: " + kind(cause));
    }
    return hasBegun
        ? Troubles.of(Troubles.CUT_OFF, title() + "'s answer broke off: " + kind(cause))
        : Troubles.of(
            Troubles.CLOSED, title() + " closed the connection without an answer: " + kind(cause));
  }

  /** Nothing was processed, since nothing was sent. */
  private static boolean isBeforeSending(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }

  /** What kind of break it was and, where the platform says, why. */
  private static String kind(Throwable cause) {
    String kind = cause.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
    String message = Optional.ofNullable(cause.getMessage()).orElse("");
    return message.isBlank() ? kind : kind + ", " + message;
  }

  private JsonObject read(HttpResponse<byte[]> response, String body) {
    String type = response.headers().firstValue("content-type").orElse("");
    if (body.isBlank()) {
      throw new CallFailure(Troubles.of(Troubles.EMPTY, title() + " answered with nothing"));
    }
    Optional<JsonObject> json = Read.json(body);
    if (json.isEmpty()) {
      boolean isPage = type.startsWith("text/html") || body.stripLeading().startsWith("<");
      throw new CallFailure(
          isPage
              ? Troubles.of(
                  Troubles.NOT_THE_API,
                  endpoint.base().getHost() + " answered with a web page, not as " + title())
              : Troubles.of(
                  Troubles.MALFORMED, title() + "'s answer is no JSON object that can be read"));
    }
    Form form = endpoint.vendor().form();
    Optional<ModelReply.Failure> told =
        Troubles.inAnswer(endpoint, json.get())
            .or(() -> form.declined(endpoint.vendor(), json.get()));
    if (told.isPresent()) {
      throw new CallFailure(told.get());
    }
    if (!form.isWhole(json.get())) {
      throw new CallFailure(
          Troubles.of(
              Troubles.MALFORMED, title() + "'s answer lacks the parts that every answer has"));
    }
    return json.get();
  }

  private String title() {
    return endpoint.vendor().title();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  /** Gives the client library this way and no other. */
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {

      @Override
      public Duration connectTimeout() {
        return limit;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration other) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return limit;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration other) {
        return this;
      }

      @Override
      public HttpClient build() {
        return Wire.this;
      }
    };
  }
}
