package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Backtests of the server under test, ordered and waited for through its own door. */
final class Backtested {

  static final String PATH = "/api/v1/backtests";

  private static final int TRIES = 1_200;

  private Backtested() {}

  static JsonObject ordered(String json) {
    HttpResponse<String> answer = ServerUnderTest.postAsAdmin(PATH, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonObject view = Books.json(answer.body());
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith(PATH + "/" + view.getString("id"));
    return view;
  }

  /** Waits, at most two minutes, until it is no longer in one of these states. */
  static JsonObject after(String id, String... states) {
    JsonObject view = Books.get(PATH + "/" + id);
    for (int i = 0; i < TRIES && java.util.List.of(states).contains(view.getString("state")); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      view = Books.get(PATH + "/" + id);
    }
    return view;
  }

  static JsonObject ended(String json) {
    return after(ordered(json).getString("id"), "queued", "running");
  }

  static JsonObject done(String json) {
    JsonObject view = ended(json);
    assertThat(view.getString("state")).as(view.toString()).isEqualTo("done");
    return view;
  }
}
