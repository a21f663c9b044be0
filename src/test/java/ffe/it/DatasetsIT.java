package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Walks;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Candles under a name, from the file to the run over them. */
@Tag("rest")
class DatasetsIT {

  private static final String DATASETS = "/api/v1/datasets";
  private static final CandleSeries HOURS = Walks.of(Timeframe.H1, 900, 11);

  /** The server's data may be those of a former run. */
  private static final String RUN = "it-" + UUID.randomUUID().toString().substring(0, 8);

  private static String csv(CandleSeries series, int count) {
    StringBuilder out = new StringBuilder("time,open,high,low,close,volume,trades\n");
    for (int i = 0; i < count; i++) {
      out.append(series.opensAt(i))
          .append(',')
          .append(series.open(i))
          .append(',')
          .append(series.high(i))
          .append(',')
          .append(series.low(i))
          .append(',')
          .append(series.close(i))
          .append(',')
          .append(series.volume(i))
          .append(',')
          .append(series.trades(i))
          .append('\n');
    }
    return out.toString();
  }

  private static HttpResponse<String> send(String key, String query, String file) {
    return ServerUnderTest.send(
        ServerUnderTest.request(DATASETS + query)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(file.getBytes(StandardCharsets.UTF_8))));
  }

  private static String query(String name) {
    return "?instrument=BTC/USD&timeframe=1h&name=" + name;
  }

  private static JsonObject kept(int status, String name, String file) {
    HttpResponse<String> answer = send(ServerUnderTest.adminKey(), query(name), file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Books.json(answer.body());
  }

  @Test
  void keeps_versions_that_never_change_and_runs_over_them_by_name() {
    String name = RUN + "-walk";
    JsonObject first = kept(201, name, csv(HOURS, 900));
    assertThat(first.getInt("version")).isEqualTo(1);
    assertThat(first.getInt("rows")).isEqualTo(900);
    assertThat(first.getInt("gaps")).isZero();
    assertThat(first.getString("first")).isEqualTo(HOURS.opensAt(0).toString());
    assertThat(first.getString("digest")).isEqualTo(HOURS.digest().hex());
    assertThat(kept(200, name, csv(HOURS, 900))).isEqualTo(first);
    JsonObject run = Backtested.done("{\"dataset\":\"" + name + "\"}");
    JsonObject order = run.getJsonObject("order");
    assertThat(order.getString("dataset")).isEqualTo(name + "@1");
    assertThat(order.getString("dataset_digest")).isEqualTo(HOURS.digest().hex());
    JsonObject second = kept(201, name, csv(HOURS, 899));
    assertThat(second.getInt("version")).isEqualTo(2);
    JsonObject again = Backtested.done("{\"dataset\":\"" + name + "@1\"}");
    assertThat(again.getJsonObject("order")).isEqualTo(order);
    assertThat(again.getJsonObject("summary")).isEqualTo(run.getJsonObject("summary"));
    JsonObject newest = Backtested.done("{\"dataset\":\"" + name + "\"}");
    assertThat(newest.getJsonObject("order").getString("dataset")).isEqualTo(name + "@2");
    String path = Backtested.PATH + "/" + run.getString("id");
    assertThat(Books.get(path + "/result").getString("data_digest"))
        .isEqualTo(HOURS.digest().hex());
    assertThat(ServerUnderTest.getAsAdmin(path + "/report").body())
        .contains(name + "@1, digest " + HOURS.digest().hex());
    JsonArray versions = Books.get(DATASETS + "/" + name).getJsonArray("datasets");
    assertThat(versions).containsExactly(second, first);
    assertThat(Books.get(DATASETS + "?limit=100").getJsonArray("datasets"))
        .contains(second)
        .doesNotContain(first);
  }

  @Test
  void tells_candles_page_by_page_from_the_first_and_once() {
    String name = RUN + "-pages";
    JsonObject set = kept(201, name, csv(HOURS, 25));
    String path = DATASETS + "/" + name + "/1/candles?limit=10";
    StringBuilder told = new StringBuilder();
    String next = "";
    for (int i = 0; i < 3; i++) {
      JsonObject page = Books.get(path + next);
      page.getJsonArray("candles")
          .forEach(c -> told.append(c.asJsonObject().getString("opens_at")).append(' '));
      next = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
    }
    assertThat(next).isEmpty();
    assertThat(told.toString().split(" ")).hasSize(25).doesNotHaveDuplicates();
    assertThat(told.toString()).startsWith(set.getString("first") + " ");
    HttpResponse<String> file = ServerUnderTest.getAsAdmin(path + "&format=csv");
    String tag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(file.body()).startsWith("opens_at,open,high,low,close").contains("\r\n");
    assertThat(
            ServerUnderTest.send(
                    ServerUnderTest.request(path + "&format=csv")
                        .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                        .header("If-None-Match", tag)
                        .GET())
                .statusCode())
        .isEqualTo(304);
    String source = Books.get(path).getString("source");
    assertThat(
            Books.get("/api/v1/market/coverage?asset_pair=BTC-USD&source=" + source)
                .getJsonArray("series"))
        .hasSize(1);
  }

  @Test
  void stores_nothing_of_a_file_with_bad_rows_and_tells_them() {
    String name = RUN + "-bad";
    String file = csv(HOURS, 40) + "soon,1,1,1,1,1,1\n2099-01-01,x,1,1,1,1,1\n1,2\n";
    JsonObject refused = kept(422, name, file);
    assertThat(refused.getString("code")).isEqualTo("BAD_ROWS");
    assertThat(refused.getInt("refused")).isEqualTo(3);
    JsonObject finding = refused.getJsonArray("findings").getJsonObject(0);
    assertThat(finding.getInt("row")).isEqualTo(42);
    assertThat(finding.getString("column")).isEqualTo("time");
    assertThat(finding.getString("found")).contains("'soon'");
    assertThat(refused.getJsonArray("findings").getJsonObject(2).isNull("column")).isTrue();
    assertThat(ServerUnderTest.getAsAdmin(DATASETS + "/" + name).statusCode()).isEqualTo(404);
    assertThat(kept(422, name, "<html>").getString("code")).isEqualTo("BAD_FILE");
    assertThat(kept(201, name, csv(HOURS, 40)).getInt("version")).isEqualTo(1);
  }

  @Test
  void refuses_what_it_cannot_place() {
    for (String wrong :
        new String[] {
          "?instrument=BTC-USD&timeframe=1h",
          "?instrument=BTC-USD&timeframe=1h&name=A",
          "?instrument=x&timeframe=1h&name=a",
          "?instrument=BTC-USD&timeframe=7m&name=a",
          "?instrument=BTC-USD&timeframe=1h&name=a&more=x"
        }) {
      HttpResponse<String> answer = send(ServerUnderTest.adminKey(), wrong, csv(HOURS, 3));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
    }
    assertThat(ServerUnderTest.getAsAdmin(DATASETS + "/" + RUN + "/0/candles").statusCode())
        .isEqualTo(404);
    HttpResponse<String> none =
        ServerUnderTest.postAsAdmin(Backtested.PATH, "{\"dataset\":\"no-such\"}");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(Books.json(none.body()).getString("field")).isEqualTo("dataset");
  }
}
