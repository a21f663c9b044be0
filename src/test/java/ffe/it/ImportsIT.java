package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of candles and trades on their way into the running engine. */
@Tag("rest")
class ImportsIT {

  private static final String IMPORTS = "/api/v1/data/imports";
  private static final String ETH = "?asset_pair=ETH/USD&timeframe=5m&file=eth.csv.gz&series=";
  private static final int TRIES = 600;

  /** The server's data may be those of a former run. */
  private static final String RUN = "it-" + UUID.randomUUID().toString().substring(0, 8);

  private static byte[] eth() throws IOException {
    try (InputStream in =
        ImportsIT.class.getResourceAsStream("/data/ta4j_ethusd_binanceus_5m_2023-03.csv.gz")) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  private static HttpResponse<String> send(String query, byte[] file) {
    return ServerUnderTest.send(
        ServerUnderTest.request(IMPORTS + query)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  private static HttpResponse<String> cancel(String id) {
    return ServerUnderTest.send(
        ServerUnderTest.request(IMPORTS + "/" + id)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .DELETE());
  }

  private static JsonObject begun(String query, byte[] file) {
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer = send(query, file);
      if (answer.statusCode() != 409) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Books.json(answer.body());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("the former import does not end");
  }

  private static JsonObject imported(String query, byte[] file) {
    JsonObject view = begun(query, file);
    for (int i = 0; i < TRIES && view.getString("state").equals("running"); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      view = Books.get(IMPORTS + "/" + view.getString("id"));
    }
    return view;
  }

  @Test
  void imports_a_recorded_file_once_and_adds_nothing_the_second_time() throws IOException {
    JsonObject first = imported(ETH + RUN, eth());
    assertThat(first.getString("state")).isEqualTo("done");
    assertThat(first.getString("source")).isEqualTo("import:" + RUN);
    assertThat(first.getString("instrument")).isEqualTo("ETH-USD");
    assertThat(first.getInt("read")).isEqualTo(580);
    assertThat(first.getInt("added")).isEqualTo(580);
    assertThat(first.getInt("bytes_read")).isEqualTo(first.getInt("bytes"));
    JsonObject second = imported(ETH + RUN, eth());
    assertThat(second.getInt("added")).isZero();
    assertThat(second.getInt("already_there")).isEqualTo(580);
    assertThat(second.getInt("different")).isZero();
    assertThat(Books.get(IMPORTS + "?limit=1").getJsonArray("imports").getJsonObject(0))
        .isEqualTo(second);
  }

  @Test
  void tells_refused_lines_by_number_and_keeps_the_others() {
    String text = "time,open,high,low,close\n1678730400,2,3,1,2\nx,2,3,1,2\n1678730700,2,3,1,2\n";
    JsonObject view = imported(ETH + RUN + "-bad", text.getBytes(StandardCharsets.UTF_8));
    assertThat(view.getInt("added")).isEqualTo(2);
    assertThat(view.getInt("refused")).isEqualTo(1);
    JsonObject refusal = view.getJsonArray("refusals").getJsonObject(0);
    assertThat(refusal.getInt("line")).isEqualTo(3);
    assertThat(refusal.getString("reason")).contains("time is not an instant");
    JsonObject failed = imported(ETH + RUN + "-bad", "<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(failed.getString("state")).isEqualTo("failed");
    assertThat(failed.getString("problem")).contains("a header names time");
  }

  @Test
  void runs_one_import_at_a_time_and_stops_it_when_told_to() throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(many)) {
      StringBuilder rows = new StringBuilder("ts,price,amount\n");
      for (int i = 0; i < 1_000_000; i++) {
        rows.append(1_400_000_000L + i).append(",1.5,2\n");
      }
      gz.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    String trades = "?asset_pair=XBTUSD&kind=trades&series=" + RUN;
    String id = begun(trades, many.toByteArray()).getString("id");
    HttpResponse<String> busy = send(ETH + RUN, new byte[10]);
    assertThat(busy.statusCode()).as(busy.body()).isEqualTo(409);
    assertThat(Books.json(busy.body()).getString("code")).isEqualTo("BUSY");
    HttpResponse<String> stopped = cancel(id);
    assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(200);
    assertThat(Books.json(stopped.body()).getString("state")).isEqualTo("cancelled");
    assertThat(cancel(id).statusCode()).isEqualTo(409);
    assertThat(cancel("0").statusCode()).isEqualTo(404);
  }

  @Test
  void refuses_what_it_cannot_place() throws IOException {
    byte[] file = eth();
    for (String query :
        new String[] {
          "?asset_pair=ETH-USD",
          "?asset_pair=ETH-USD&timeframe=7m",
          "?asset_pair=x&timeframe=5m",
          "?asset_pair=ETH-USD&kind=trades&timeframe=5m",
          "?asset_pair=ETH-USD&kind=quotes",
          "?asset_pair=ETH-USD&timeframe=5m&series=A",
          "?asset_pair=ETH-USD&timeframe=5m&file=a/b",
          "?asset_pair=ETH-USD&timeframe=5m&instrument=x"
        }) {
      assertThat(send(query, file).statusCode()).as(query).isEqualTo(422);
    }
    assertThat(Books.get(IMPORTS).getJsonArray("imports").toString()).doesNotContain("a/b");
  }
}
