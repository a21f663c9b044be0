package ffe.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SentryReportsTest {

  private static final int SECONDS_MAX = 20;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private final Semaphore dropped = new Semaphore(0);
  private SentryStub stub;
  private SentryReports reports;

  @BeforeEach
  void open() throws IOException {
    stub = new SentryStub(0);
    reports = reports(stub.dsn("abc123"));
  }

  @AfterEach
  void close() {
    stub.close();
    reports.close();
  }

  private SentryReports reports(String dsn) {
    return new SentryReports(
        new SentryReports.Target(dsn, "0.1.0", "staging"),
        new Redaction(() -> List.of("canary-secret-9c", "canary")),
        causes -> Map.of("account", "main", "cycle", "2026-08-03T10:05:00Z", "order", "ffe-7-1"),
        CLOCK,
        dropped::release);
  }

  private static LogRecord line(Level level, String logger, String words, Throwable thrown) {
    LogRecord line = new LogRecord(level, words);
    line.setLoggerName(logger);
    line.setThrown(thrown);
    return line;
  }

  private static LogRecord severe(String words, Throwable thrown) {
    return line(Level.SEVERE, "ffe.desk.Engine", words, thrown);
  }

  private JsonObject sent(LogRecord line) throws InterruptedException {
    reports.publish(line);
    return stub.next(SECONDS_MAX).orElseThrow().payload();
  }

  @Test
  void an_error_arrives_in_the_form_that_sentry_reads() throws Exception {
    Throwable cause = new IllegalStateException("the row is gone");
    reports.publish(
        severe("the lane stopped", new IllegalArgumentException("no such thing", cause)));
    SentryStub.Event event = stub.next(SECONDS_MAX).orElseThrow();
    assertThat(event.auth()).contains("sentry_key=abc123", "sentry_version=7");
    JsonObject payload = event.payload();
    assertThat(payload.getString("event_id")).matches("[0-9a-f]{32}");
    assertThat(event.envelope()).startsWith("{\"event_id\":\"" + payload.getString("event_id"));
    assertThat(payload.getString("release")).isEqualTo("ffe@0.1.0");
    assertThat(payload.getString("environment")).isEqualTo("staging");
    assertThat(payload.getString("level")).isEqualTo("error");
    assertThat(payload.getString("logger")).isEqualTo("ffe.desk.Engine");
    assertThat(payload.getString("platform")).isEqualTo("java");
    assertThat(payload.getJsonObject("message").getString("formatted"))
        .isEqualTo("the lane stopped");
    assertThat(payload.getJsonObject("tags"))
        .containsOnlyKeys("account", "cycle", "order")
        .satisfies(
            tags -> assertThat(((JsonString) tags.get("order")).getString()).isEqualTo("ffe-7-1"));
    List<JsonObject> exceptions =
        payload.getJsonObject("exception").getJsonArray("values").getValuesAs(JsonObject.class);
    assertThat(exceptions)
        .extracting(e -> e.getString("type") + ": " + e.getString("value"))
        .containsExactly(
            "IllegalStateException: the row is gone", "IllegalArgumentException: no such thing");
    JsonObject last =
        exceptions.get(1).getJsonObject("stacktrace").getJsonArray("frames").stream()
            .map(frame -> frame.asJsonObject())
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(last.getString("module")).isEqualTo(SentryReportsTest.class.getName());
    assertThat(last.getBoolean("in_app")).isTrue();
    assertThat(payload.keySet())
        .doesNotContain("server_name", "user", "request", "breadcrumbs", "modules", "extra");
  }

  @Test
  void no_secret_and_no_figure_leaves_the_house() throws Exception {
    String key = "ffe_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE";
    String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";
    Throwable cause =
        new IllegalStateException(
            "jdbc://ann:hush1@host/db?password=hush2&x=1 {\"token\": \"hush3\"} Bearer " + token);
    LogRecord line =
        severe("account {0} has 10,250.75 USD and USD0.12345678, key {1}; canary-secret-9c", cause);
    line.setParameters(new Object[] {"main", key});
    reports.publish(line);
    SentryStub.Event event = stub.next(SECONDS_MAX).orElseThrow();
    assertThat(event.envelope())
        .doesNotContain("10,250", "250.75", "12345678", "hush", "canary", key, token, "secret-9c")
        .doesNotContain("eyJzdWIiOiJhbm4ifQ");
    assertThat(event.payload().getJsonObject("message").getString("formatted"))
        .isEqualTo("account main has # USD and USD#, key (secret); (secret)");
  }

  @Test
  void reports_errors_of_our_own_code_and_nothing_else() throws Exception {
    Throwable ours = new IllegalStateException("ours");
    Throwable foreign = new IllegalStateException("foreign");
    foreign.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("com.example.X", "y", "X.java", 1)});
    assertThat(sent(severe("one", null)).getString("level")).isEqualTo("error");
    assertThat(sent(line(Level.WARNING, "ffe.x", "two", foreign)).getString("level"))
        .isEqualTo("warning");
    assertThat(sent(line(Level.WARNING, "com.vaadin", "three", ours)).getString("logger"))
        .isEqualTo("com.vaadin");
    reports.publish(line(Level.WARNING, "ffe.x", "no exception", null));
    reports.publish(line(Level.INFO, "ffe.x", "no error", ours));
    reports.publish(line(Level.SEVERE, "com.vaadin", "not ours", null));
    reports.publish(line(Level.SEVERE, "com.vaadin", "not ours", foreign));
    reports.publish(line(Level.SEVERE, "ffes.x", "not ours", foreign));
    assertThat(sent(severe("the last", null)).getJsonObject("message").getString("formatted"))
        .isEqualTo("the last");
    assertThat(dropped.availablePermits()).isZero();
  }

  @Test
  void who_logs_never_waits_for_a_server_that_hangs() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    stub.answers(
        exchange -> {
          try {
            free.await(SECONDS_MAX, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          SentryStub.answer(exchange, 200);
        });
    for (int i = 0; i < SentryReports.EVENTS_A_MINUTE_MAX + 7; i++) {
      reports.publish(severe("again", null));
    }
    // nothing was answered yet: beyond the queue and the one under way all are dropped
    assertThat(dropped.availablePermits())
        .isGreaterThanOrEqualTo(
            7 + SentryReports.EVENTS_A_MINUTE_MAX - SentryReports.QUEUE_MAX - 1);
    free.countDown();
  }

  @Test
  void sends_so_many_a_minute_and_no_more() throws Exception {
    for (int i = 0; i < SentryReports.EVENTS_A_MINUTE_MAX; i++) {
      sent(severe("again", null));
    }
    assertThat(dropped.availablePermits()).isZero();
    reports.publish(severe("one more", null));
    assertThat(dropped.availablePermits()).isEqualTo(1);
    assertThat(stub.next(1)).isEmpty();
  }

  @Test
  void what_nobody_takes_is_counted() throws Exception {
    stub.answers(
        exchange -> {
          // a connection that is kept and then breaks is no refusal, and nobody counts it
          exchange.getResponseHeaders().set("Connection", "close");
          SentryStub.answer(exchange, 500);
        });
    reports.publish(severe("refused", null));
    assertThat(dropped.tryAcquire(SECONDS_MAX, TimeUnit.SECONDS)).as("a refusal").isTrue();
    stub.close();
    reports.close();
    reports = reports(stub.dsn("abc123"));
    reports.publish(severe("nobody there", null));
    assertThat(dropped.tryAcquire(SECONDS_MAX, TimeUnit.SECONDS)).as("nobody there").isTrue();
  }

  @Test
  void keeps_quiet_when_the_server_asks_for_it() throws Exception {
    stub.answers(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "60");
          SentryStub.answer(exchange, 429);
        });
    reports.publish(severe("one", null));
    assertThat(stub.next(SECONDS_MAX)).isPresent();
    // what it turned away it counts by itself; what is not sent after that is counted here
    int kept = 0;
    for (int i = 0; i < SECONDS_MAX && dropped.availablePermits() == 0; i++) {
      reports.publish(severe("more", null));
      kept += stub.next(1).isPresent() ? 1 : 0;
    }
    assertThat(dropped.availablePermits()).isPositive();
    assertThat(kept).as("sent before the answer was read").isLessThan(3);
  }

  @Test
  void a_failure_of_its_own_stops_nobody() throws Exception {
    SentryReports broken =
        new SentryReports(
            new SentryReports.Target(stub.dsn("abc"), "1", "x"),
            new Redaction(List::of),
            causes -> {
              throw new IllegalStateException("no ids");
            },
            CLOCK,
            dropped::release);
    broken.publish(severe("whatever", null));
    assertThat(dropped.tryAcquire()).isTrue();
    broken.close();
  }
}
