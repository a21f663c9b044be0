package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Searches, and other jobs that are told alike, of the server under test, ordered and waited for
 * through its own door.
 */
final class Searched {

  static final String OPTIMIZATIONS = "/api/v1/optimizations";
  static final String WALK_FORWARD = "/api/v1/walk-forward";
  static final String MONTE_CARLO = "/api/v1/monte-carlo";

  /** Few and quick. */
  static final String FEW =
      "{\"space\":\"trend-flip.reward=2..3/0.5\",\"search\":\"grid\",\"folds\":\"2\",\"trades_min\":\"1\"}";

  private static final int TRIES = 1_200;

  private Searched() {}

  static JsonObject ordered(String path, String json) {
    HttpResponse<String> answer = ServerUnderTest.postAsAdmin(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonObject view = Books.json(answer.body());
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith(path + "/" + view.getString("id"));
    return view;
  }

  /** Waits, at most two minutes, for its end. */
  static JsonObject ended(String path, String id) {
    JsonObject view = Books.get(path + "/" + id);
    for (int i = 0;
        i < TRIES && List.of("queued", "running").contains(view.getString("state"));
        i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      view = Books.get(path + "/" + id);
    }
    return view;
  }

  static JsonObject done(String path, String json) {
    JsonObject view = ended(path, ordered(path, json).getString("id"));
    assertThat(view.getString("state")).as(view.toString()).isEqualTo("done");
    return view;
  }
}
