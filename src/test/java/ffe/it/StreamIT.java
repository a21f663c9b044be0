package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events of the running server, read as they come. */
@Tag("rest")
@Timeout(120)
class StreamIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A stream that is open; each event as its fields. */
  private record Stream(HttpResponse<InputStream> answer, BufferedReader lines)
      implements AutoCloseable {

    static Stream open(String path, Map<String, String> headers) throws Exception {
      HttpRequest.Builder request =
          ServerUnderTest.request(path)
              .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
              .header("Accept", "text/event-stream");
      headers.forEach(request::header);
      HttpResponse<InputStream> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new Stream(
          answer, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    Map<String, String> next() throws IOException {
      Map<String, String> event = new LinkedHashMap<>();
      while (!event.containsKey("data")) {
        event.clear();
        for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
          int colon = line.indexOf(": ");
          event.put(line.substring(0, colon), line.substring(colon + 2));
        }
      }
      return event;
    }

    List<Map<String, String>> next(int count) throws IOException {
      List<Map<String, String>> events = new ArrayList<>();
      while (events.size() < count) {
        events.add(next());
      }
      return events;
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
    }
  }

  @Test
  void tells_decisions_as_they_are_committed_and_the_list_knows_them() throws Exception {
    try (Stream stream = Stream.open("/api/bot/stream", Map.of())) {
      assertThat(stream.answer().statusCode()).isEqualTo(200);
      assertThat(stream.answer().headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      Map<String, String> event = stream.next();
      while (!event.get("event").equals("decision")) {
        event = stream.next();
      }
      JsonObject data = Books.json(event.get("data"));
      assertThat(data.getString("account")).isEqualTo("main");
      String id = data.getJsonObject("decision").getString("id");
      assertThat(Books.get("/api/v1/decisions/" + id).getString("decision_id")).isEqualTo(id);
    }
  }

  @Test
  void goes_on_after_the_last_event_that_was_heard() throws Exception {
    List<Map<String, String>> first;
    try (Stream stream = Stream.open("/api/v1/bot/stream", Map.of())) {
      first = stream.next(4);
    }
    String second = first.get(1).get("id");
    try (Stream again = Stream.open("/api/v1/bot/stream", Map.of("Last-Event-ID", second))) {
      assertThat(again.next(2)).isEqualTo(first.subList(2, 4));
    }
  }

  @Test
  void says_that_events_are_missing_when_they_are() throws Exception {
    try (Stream stream = Stream.open("/api/bot/stream", Map.of("Last-Event-ID", "1"))) {
      Map<String, String> event = stream.next();
      assertThat(event.get("event")).isEqualTo("gap");
      assertThat(Books.json(event.get("data")).getString("after")).isEqualTo("1");
      List<Long> ids =
          stream.next(5).stream().map(e -> Long.valueOf(e.get("id"))).collect(Collectors.toList());
      assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void is_of_the_account_that_is_named_and_of_no_other() throws Exception {
    try (Stream stream = Stream.open("/api/bot/stream?account=nobody", Map.of())) {
      assertThat(stream.answer().statusCode()).isEqualTo(422);
    }
    try (Stream stream = Stream.open("/api/bot/stream", Map.of("Last-Event-ID", "x"))) {
      assertThat(stream.answer().statusCode()).isEqualTo(422);
    }
    assertThat(ServerUnderTest.get("/api/bot/stream").statusCode()).isEqualTo(401);
  }

  @Test
  void who_went_away_leaves_the_place_to_others() throws Exception {
    List<Stream> open = new ArrayList<>();
    try {
      Stream last = Stream.open("/api/bot/stream", Map.of());
      while (last.answer().statusCode() == 200 && open.size() < 100) {
        open.add(last);
        last = Stream.open("/api/bot/stream", Map.of());
      }
      assertThat(last.answer().statusCode()).isEqualTo(429);
      assertThat(last.answer().headers().firstValue("Retry-After")).isPresent();
      assertThat(open).hasSizeBetween(10, 16);
    } finally {
      for (Stream stream : open) {
        stream.close();
      }
    }
    // the server learns of it when it writes next
    int status = 429;
    for (int i = 0; i < 60 && status == 429; i++) {
      try (Stream again = Stream.open("/api/bot/stream", Map.of())) {
        status = again.answer().statusCode();
      }
      Thread.sleep(Duration.ofMillis(500).toMillis());
    }
    assertThat(status).isEqualTo(200);
  }
}
