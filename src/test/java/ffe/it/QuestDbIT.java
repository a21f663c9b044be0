package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.adapter.questdb.RealQuestDb;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A QuestDB comes where {@code ffe.questdb.url} says, and goes again; the engine trades on. */
@Tag("rest")
@Timeout(240)
class QuestDbIT {

  private static final String SOURCE = "source = 'tape:bitstamp-btcusd-2013-11'";

  @TempDir static Path home;
  private static RealQuestDb real;

  @BeforeAll
  static void open() throws Exception {
    Books.firstDecision();
    assertThat(state()).startsWith("behind since ").contains("it cannot be reached");
    real = new RealQuestDb(home, Integer.getInteger("it.questdb.port")).start();
    awaitState("up");
  }

  @AfterAll
  static void close() throws Exception {
    real.close();
    awaitState("behind");
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/status").statusCode()).isEqualTo(200);
  }

  private static String state() {
    return Books.get("/api/v1/health").getJsonObject("components").getString("questdb");
  }

  private static void awaitState(String start) throws InterruptedException {
    for (int i = 0; i < 90 && !state().startsWith(start); i++) {
      Thread.sleep(1_000);
    }
    assertThat(state()).startsWith(start);
  }

  private static double metric(String name, String label) {
    return ServerUnderTest.getAsAdmin("/metrics")
        .body()
        .lines()
        .filter(l -> l.startsWith(name + "{") && l.contains(label))
        .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** By their ids, once all of the ids are there; each stands once. */
  private static SortedMap<String, List<String>> rows(String sql, List<String> ids)
      throws Exception {
    SortedMap<String, List<String>> found = new TreeMap<>();
    for (int i = 0; i < 120 && !found.keySet().containsAll(ids); i++) {
      Thread.sleep(500);
      found.clear();
      List<List<String>> rows = real.ask(sql);
      rows.forEach(row -> found.put(row.get(0), row));
      assertThat(found).as("each id once").hasSameSizeAs(rows);
    }
    assertThat(found.keySet()).containsAll(ids);
    return found;
  }

  @Test
  void every_decision_is_a_signal() throws Exception {
    List<JsonObject> lines =
        Books.get("/api/v1/decisions?limit=100")
            .getJsonArray("decisions")
            .getValuesAs(JsonObject.class);
    List<String> ids = lines.stream().map(l -> l.getString("decision_id")).toList();
    SortedMap<String, List<String>> signals =
        rows(
            "SELECT decision_id, ts, action, confidence_percent, verdict, reason, instrument, kind"
                + " FROM signals WHERE account = 'main'",
            ids);
    for (JsonObject line : lines) {
      List<String> signal = signals.get(line.getString("decision_id"));
      assertThat(Instant.parse(signal.get(1))).isEqualTo(line.getString("market_time"));
      assertThat(signal.get(2)).isEqualTo(line.getString("action"));
      // told in tenths
      assertThat(Double.parseDouble(signal.get(3)))
          .isCloseTo(line.getJsonNumber("confidence").doubleValue(), within(0.0501));
      assertThat(signal.subList(4, 7))
          .containsExactly(
              line.getString("result"), line.getString("reason"), line.getString("asset_pair"));
    }
    assertThat(metric("ffe_questdb_rows_total", "table=\"signals\""))
        .isGreaterThanOrEqualTo(lines.size());
  }

  @Test
  void every_fill_is_an_execution() throws Exception {
    List<JsonObject> fills = new ArrayList<>();
    for (int i = 0; i < 120 && fills.isEmpty(); i++) {
      Thread.sleep(500);
      fills.addAll(
          Books.get("/api/v1/fills?limit=100").getJsonArray("fills").getValuesAs(JsonObject.class));
    }
    List<String> ids = fills.stream().map(f -> f.getString("id")).toList();
    assertThat(ids).isNotEmpty();
    SortedMap<String, List<String>> executions =
        rows(
            "SELECT fill_id, ts, side, quantity, price, fee, order_id FROM executions"
                + " WHERE account = 'main'",
            ids);
    for (JsonObject fill : fills) {
      List<String> row = executions.get(fill.getString("id"));
      assertThat(Instant.parse(row.get(1)))
          .isEqualTo(Instant.parse(fill.getString("time")).truncatedTo(ChronoUnit.MICROS));
      assertThat(row.get(2)).isEqualTo(fill.getString("side"));
      assertThat(Double.parseDouble(row.get(3)))
          .isEqualTo(Double.parseDouble(fill.getString("quantity")));
      assertThat(Double.parseDouble(row.get(4)))
          .isEqualTo(Double.parseDouble(fill.getString("price")));
      assertThat(row.get(6)).isEqualTo(fill.getString("order_id"));
    }
  }

  /** A minute of ticks makes the candle that the engine made of them. */
  @Test
  void ticks_are_those_that_candles_are_made_of() throws Exception {
    List<List<String>> minutes =
        real.ask("SELECT ts, count() FROM ticks WHERE " + SOURCE + " SAMPLE BY 1m", 5);
    assertThat(minutes).hasSizeGreaterThanOrEqualTo(5);
    // the newest may go on, and the first may have begun before
    List<String> minute = minutes.get(minutes.size() - 3);
    List<Double> prices =
        real
            .ask(
                "SELECT price FROM ticks WHERE "
                    + SOURCE
                    + " AND ts >= '%1$s' AND ts < dateadd('m', 1, '%1$s'::timestamp) ORDER BY id"
                        .formatted(minute.get(0)))
            .stream()
            .map(row -> Double.parseDouble(row.get(0)))
            .toList();
    JsonObject candle = candle(minute.get(0));
    assertThat(Instant.parse(candle.getString("opens_at"))).isEqualTo(minute.get(0));
    assertThat(prices).hasSize(candle.getInt("trades"));
    assertThat(Stream.of("open", "high", "low", "close").map(n -> price(candle, n)))
        .containsExactly(
            prices.get(0),
            Collections.max(prices),
            Collections.min(prices),
            prices.get(prices.size() - 1));
    List<String> total =
        real.ask("SELECT count(), count_distinct(id) FROM ticks WHERE " + SOURCE).get(0);
    assertThat(total.get(0)).as("none stands twice").isEqualTo(total.get(1));
  }

  /** Stored with the next append, which may be that of its cycle. */
  private static JsonObject candle(String opensAt) throws InterruptedException {
    String path = "/api/v1/market/candles?timeframe=1m&limit=1&from=" + opensAt;
    for (int i = 0; i < 120 && Books.get(path).getJsonArray("candles").isEmpty(); i++) {
      Thread.sleep(500);
    }
    return Books.get(path).getJsonArray("candles").getJsonObject(0);
  }

  @Test
  void the_readme_s_question_has_an_answer() throws Exception {
    String sql =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("    SELECT "))
            .findFirst()
            .orElseThrow()
            .strip()
            .replace(";", "");
    List<List<String>> fills = real.ask(sql, 1);
    assertThat(fills).isNotEmpty();
    List<String> newest = fills.get(fills.size() - 1);
    assertThat(Double.parseDouble(newest.get(5)))
        .isCloseTo(Double.parseDouble(newest.get(4)), Percentage.withPercentage(2));
  }

  private static double price(JsonObject candle, String name) {
    return Double.parseDouble(candle.getString(name));
  }

  @Test
  void what_happens_while_it_is_away_arrives_when_it_is_back() throws Exception {
    real.stop();
    awaitState("behind");
    assertThat(metric("ffe_questdb_up", "")).isZero();
    List<String> before = Books.newest(1);
    for (int i = 0; i < 120 && Books.newest(1).equals(before); i++) {
      Thread.sleep(500);
    }
    List<String> decided = Books.newest(1);
    assertThat(decided).as("it decides on").isNotEqualTo(before);
    real.start();
    awaitState("up");
    assertThat(metric("ffe_questdb_up", "")).isEqualTo(1);
    rows("SELECT decision_id FROM signals WHERE account = 'main'", decided);
    assertThat(metric("ffe_questdb_dropped_total", "table=\"signals\"")).isZero();
  }
}
