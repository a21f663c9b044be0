package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import ffe.setting.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What every vendor's model does, over its true wire format on a loopback server. Texts of errors
 * are in each vendor's own form.
 */
@Tag("unit")
@Timeout(60)
abstract class LanguageModelContract {

  static final String KEY = "key-canary-0b51f7e2";
  static final String MODEL = "some-model-1";
  static final String SYSTEM = "You advise. Answer as JSON.";
  static final String USER = "What now? \"ä€😀\"\n";
  static final String JSON = "application/json";

  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final String TEXT = "{\"action\":\"HOLD\",\n \"why\":\"ä€😀 \\\\ \"}";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpModel.client(threads);
  LoopbackVendor server;

  /** A wire format by example. */
  abstract Vendor vendor();

  /** The path that stands in the vendor's address. */
  abstract String basePath();

  /** An answer with that text, JSON-quoted already, ended by itself, of {@link #used} tokens. */
  abstract String answer(String quoted);

  /** The body of an error. */
  abstract String error(int status, String words);

  /** Bodies with status 200 in which there is no text to use, by the reason expected. */
  abstract Map<String, List<String>> declined();

  /** What the answer ended with, in the vendor's word. */
  abstract String finish();

  Tokens used() {
    return new Tokens(1_200, 1_000, 80);
  }

  abstract void asks(Seen request);

  @BeforeEach
  void open() throws IOException {
    server = new LoopbackVendor();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  Endpoint endpoint(URI base) {
    return new Endpoint(vendor(), base, MODEL, key());
  }

  Optional<Secret> key() {
    return Optional.of(Secret.of(KEY));
  }

  private ModelReply ask(Duration limit) {
    return ask(server.at(basePath()), limit);
  }

  private ModelReply ask(URI base, Duration limit) {
    return new HttpModel(http, endpoint(base))
        .ask(new ModelRequest(vendor().id(), MODEL, SYSTEM, USER, 700, limit));
  }

  ModelReply.Failure fails(String reason) {
    return fails(LONG, reason);
  }

  private ModelReply.Failure fails(Duration limit, String reason) {
    return failure(ask(limit), reason);
  }

  private static ModelReply.Failure failure(ModelReply reply, String reason) {
    assertThat(reply).isInstanceOf(ModelReply.Failure.class);
    ModelReply.Failure failure = (ModelReply.Failure) reply;
    assertThat(failure.reason()).as(failure.detail()).isEqualTo(reason);
    assertThat(failure.toString()).doesNotContain(KEY);
    return failure;
  }

  static String quoted(String text) {
    return jakarta.json.Json.createValue(text).toString();
  }

  @Test
  void gives_the_text_as_it_was_written_with_its_tokens_and_its_end() {
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    assertThat(ask(LONG)).isEqualTo(new ModelReply.Text(TEXT, used(), finish()));
  }

  @Test
  void asks_in_the_vendors_form_with_the_key_in_a_header_only() {
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    ask(LONG);
    assertThat(server.seen()).hasSize(1);
    Seen seen = server.seen().get(0);
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.path()).doesNotContain(KEY).doesNotContain("key=");
    assertThat(seen.body()).doesNotContain(KEY).doesNotContain("temperature");
    assertThat(seen.headers().get("content-type")).startsWith(JSON);
    assertThat(seen.headers().values().stream().filter(v -> v.contains(KEY)).count())
        .isEqualTo(key().stream().count());
    assertThat(seen.headers().toString()).doesNotContain(Form.NO_KEY);
    assertThat(seen.headers()).doesNotContainKey("upgrade");
    asks(seen);
  }

  @TestFactory
  Stream<DynamicTest> names_each_error_by_its_status() {
    return Map.of(
            400, "BAD_REQUEST",
            401, "UNAUTHORIZED",
            402, "OUT_OF_CREDIT",
            404, "UNKNOWN_MODEL",
            413, "BAD_REQUEST",
            429, "RATE_LIMITED",
            500, "SERVER_ERROR",
            503, "OVERLOADED",
            504, "TIMEOUT",
            529, "OVERLOADED")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                DynamicTest.dynamicTest(
                    "HTTP " + e.getKey(), () -> names(e.getKey(), e.getValue())));
  }

  /** Vendors repeat it in their words. */
  private String shownKey() {
    return key().isPresent() ? KEY : "nothing";
  }

  private void names(int status, String reason) {
    int before = server.seen().size();
    server.thenAnswer(status, JSON, error(status, "this is\nwrong, " + shownKey() + "!"));
    ModelReply.Failure failure = fails(LONG, reason);
    assertThat(failure.detail()).contains(vendor().title(), "HTTP status " + status);
    if (!reason.equals("UNAUTHORIZED")) {
      assertThat(failure.detail()).contains("this is wrong");
    }
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(server.seen()).hasSize(before + 1);
  }

  @Test
  void tells_how_long_a_vendor_wants_to_be_left_alone() {
    server.thenAnswer(429, JSON, error(429, "slow down"), "Retry-After: 17");
    assertThat(fails(LONG, "RATE_LIMITED").retryAfter()).contains(Duration.ofSeconds(17));
    server.thenAnswer(
        529,
        JSON,
        error(529, "busy"),
        "Date: Sun, 22 Nov 2026 02:00:00 GMT",
        "Retry-After: Sun, 22 Nov 2026 02:01:30 GMT");
    assertThat(fails(LONG, "OVERLOADED").retryAfter()).contains(Duration.ofSeconds(90));
    server.thenAnswer(429, JSON, error(429, "slow down"), "Retry-After: 999999999");
    assertThat(fails(LONG, "RATE_LIMITED").retryAfter()).contains(RetryAfter.MAX);
    server.thenAnswer(429, JSON, error(429, "slow down"), "Retry-After: soon");
    assertThat(fails(LONG, "RATE_LIMITED").retryAfter()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> says_why_there_is_no_text() {
    return declined().entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(body -> Map.entry(e.getKey(), body)))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey() + " " + e.getValue().replaceAll("\\s+", " "),
                    () -> {
                      server.thenAnswer(200, JSON, e.getValue());
                      fails(LONG, e.getKey());
                    }));
  }

  @Test
  void an_answer_without_text_is_empty_and_no_text() {
    server.thenAnswer(200, JSON, answer("\"\""));
    assertThat(fails(LONG, "EMPTY").detail()).contains(finish());
    server.thenAnswer(200, JSON, answer("\" \\n \""));
    fails(LONG, "EMPTY");
    server.thenAnswer(200, JSON, "");
    fails(LONG, "EMPTY");
  }

  @Test
  void a_web_page_is_not_the_api() {
    String page = "<!doctype html><html><body>Sign in</body></html>";
    server.thenAnswer(200, "text/html; charset=utf-8", page);
    assertThat(fails(LONG, "NOT_THE_API").detail()).contains("127.0.0.1").doesNotContain("Sign");
    server.thenAnswer(404, "text/html", page);
    fails(LONG, "NOT_THE_API");
    server.thenAnswer(502, "text/html", page);
    assertThat(fails(LONG, "SERVER_ERROR").detail()).doesNotContain("Sign");
  }

  @Test
  void does_not_follow_to_another_address() {
    server.thenAnswer(302, JSON, "", "Location: " + server.at("/elsewhere"));
    fails(LONG, "NOT_THE_API");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void what_is_not_of_the_form_is_malformed() {
    for (String body :
        List.of(
            "{}", "[]", "null", "7", "{\"a\":", "\u0000", "not json", "{\"object\":\"list\"}")) {
      server.thenAnswer(200, JSON, body);
      fails(LONG, "MALFORMED");
    }
  }

  @Test
  void deep_nesting_is_malformed() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    server.thenAnswer(200, JSON, "{\"x\":" + deep + "}");
    fails(LONG, "MALFORMED");
    server.thenAnswer(200, JSON, answer("\"x\"").replaceFirst("\\{", "{\"x\":" + deep + ","));
    fails(LONG, "MALFORMED");
  }

  @Test
  void an_answer_that_never_ends_is_read_up_to_a_bound() {
    byte[] part = " ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Connection: close"));
          while (true) {
            out.write(part);
          }
        });
    assertThat(fails(LONG, "TOO_LARGE").detail()).contains("" + Wire.BODY_BYTES_MAX);
  }

  @Test
  void three_megabytes_are_too_many_and_too_long_a_text_is_too_long() {
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(3_000_000))));
    fails(LONG, "TOO_LARGE");
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(ModelReply.RAW_MAX + 1))));
    fails(LONG, ModelReply.TOO_LONG);
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(ModelReply.RAW_MAX))));
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Text.class);
  }

  @Test
  void a_vendor_that_never_answers_is_left_at_the_limit() {
    server.then((socket, out) -> Thread.sleep(40_000));
    assertThat(fails(SHORT, "TIMEOUT").detail()).contains("did not answer within 400 ms");
  }

  @Test
  void an_answer_that_drips_is_left_at_the_limit() {
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Content-Length: 100000"));
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(20);
          }
        });
    assertThat(fails(SHORT, "TIMEOUT").detail()).contains("did not finish");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void an_answer_that_breaks_off_is_told_as_such() {
    String whole = answer(quoted(TEXT));
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Content-Length: " + (whole.length() + 90)));
          out.write(whole.getBytes(StandardCharsets.UTF_8), 0, whole.length() / 2);
          out.flush();
          socket.close();
        });
    fails(LONG, "CUT_OFF");
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Transfer-Encoding: chunked"));
          chunk(out, whole);
          socket.close();
        });
    fails(LONG, "CUT_OFF");
    assertThat(server.seen()).hasSize(2);
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void a_request_that_was_read_is_never_sent_again() {
    LoopbackVendor.Act close = (socket, out) -> socket.close();
    server.then(close);
    assertThat(fails(LONG, "CLOSED").detail()).contains("closed the connection");
    assertThat(server.seen()).hasSize(1);
    // on a connection that was kept, where the platform repeats what it holds for harmless
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Text.class);
    server.then(close);
    fails(LONG, "CLOSED");
    server.then(LanguageModelContract::reset);
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Failure.class);
    assertThat(server.seen()).hasSize(4);
  }

  private static void reset(Socket socket, OutputStream out) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + basePath());
    }
    assertThat(failure(ask(nobody, LONG), "UNREACHABLE").detail())
        .contains(vendor().title(), "127.0.0.1");
    failure(ask(URI.create("http://nobody.invalid" + basePath()), LONG), "UNREACHABLE");
  }

  @Test
  void the_key_stands_in_no_text_of_an_endpoint() {
    Endpoint endpoint = endpoint(server.at(basePath()));
    assertThat(endpoint.toString()).contains(MODEL).doesNotContain(KEY);
  }
}
