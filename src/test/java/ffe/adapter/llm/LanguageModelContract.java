package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.council.Answer;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every vendor's model does, over its true wire format on a loopback server. Texts of errors
 * are in each vendor's own form.
 */
@Tag("unit")
abstract class LanguageModelContract extends BadWeatherContract {

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

  @Test
  void a_schema_that_the_request_shows_is_kept_by_the_vendor() {
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    ask(server.at(basePath()), SYSTEM + Answer.SCHEMA, LONG);
    Seen seen = server.seen().get(0);
    if (!schemaAt().isEmpty()) {
      assertThat(seen.at(schemaAt()).replaceAll("\\s", "")).isEqualTo(Answer.SCHEMA);
    }
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    ask(server.at(basePath()), "", LONG);
    assertThat(server.seen().get(1).body().toLowerCase(Locale.ROOT)).doesNotContain("json");
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
  void another_model_than_its_own_is_a_defect_of_the_caller() {
    ModelRequest other = new ModelRequest(vendor().id(), "../../other", SYSTEM, USER, 700, LONG);
    HttpModel model = new HttpModel(http, endpoint(server.at(basePath())));
    assertThatThrownBy(() -> model.ask(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void the_key_stands_in_no_text_of_an_endpoint() {
    Endpoint endpoint = endpoint(server.at(basePath()));
    assertThat(endpoint.toString()).contains(MODEL).doesNotContain(KEY);
  }
}
