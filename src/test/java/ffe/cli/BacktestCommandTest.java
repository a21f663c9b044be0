package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Backtest;
import ffe.backtest.Walks;
import ffe.canon.Digest;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.Plans;
import ffe.desk.backtest.Recording;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.strategy.Strategies;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("cli")
class BacktestCommandTest {

  @TempDir private Path folder;

  private String candles() throws IOException {
    return candles("walk.csv", 5);
  }

  private String candles(String name, long seed) throws IOException {
    CandleSeries walk = Walks.of(Timeframe.H1, 700, seed);
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < walk.size(); i++) {
      text.append(walk.opensAt(i).toEpochMilli());
      for (double n :
          new double[] {walk.open(i), walk.high(i), walk.low(i), walk.close(i), walk.volume(i)}) {
        text.append(',').append(BigDecimal.valueOf(n).toPlainString());
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Typed typed(String... arguments) {
    return Typed.of(arguments);
  }

  @Test
  void says_what_a_file_of_candles_came_to_without_an_engine() throws IOException {
    Typed said = typed("backtest", candles());
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains("decisions           400")
        .contains("total return")
        .contains("verdict")
        .contains("1h candles 3 Jul 2017");
  }

  @Test
  void the_report_is_json_and_the_same_each_time() throws IOException {
    Path to = folder.resolve("report.json");
    Typed said = typed("backtest", candles(), "-o", "json", "--to", to.toString());
    assertThat(said.exit()).isZero();
    Object report = Json.read(said.out());
    assertThat(Json.text(report, "instrument")).isEqualTo("BTC-USD");
    assertThat(Json.text(report, "digest")).matches("[0-9a-f]{64}");
    assertThat(Json.text(report, "deposit")).isEqualTo("10000 USD");
    assertThat(Json.list(report, "analysts")).hasSize(4);
    assertThat(Json.text(report, "account.returns")).matches("[0-9]+");
    assertThat(Json.text(report, "luck.verdict")).isEqualTo("too_few_to_tell");
    assertThat(Files.readString(to)).isEqualTo(said.out());
    assertThat(typed("backtest", candles(), "-o", "json").out()).isEqualTo(said.out());
  }

  /** What a server runs of the same order. */
  @Test
  void has_the_digest_that_a_server_has() {
    BacktestOrder order =
        BacktestForm.read(
            Map.of(
                "margin", "3",
                "financing_short_bps", "250",
                "trailing_stop", "1.5",
                "spread_bps", "2"));
    String server =
        Backtest.run(
                Plans.of(order, Recording.of(order.data(), NO_CANDLES, 1_000), Strategies::named),
                "code",
                Backtest.Watch.NOBODY)
            .orElseThrow()
            .digest()
            .hex();

    Typed said =
        typed(
            "backtest",
            "--margin",
            "3",
            "--financing-short",
            "250",
            "--trailing-stop",
            "1.5",
            "-o",
            "json");

    assertThat(Json.text(Json.read(said.out()), "digest")).isEqualTo(server);
    assertThat(Json.text(Json.read(typed("backtest", "-o", "json").out()), "digest"))
        .isNotEqualTo(server);
  }

  private static final CandleShelf NO_CANDLES =
      new CandleShelf() {
        @Override
        public int count(BacktestOrder.Data data, int max) {
          return 0;
        }

        @Override
        public List<Candle> read(BacktestOrder.Data data, int max) {
          return List.of();
        }
      };

  @Test
  void the_report_is_a_page_where_its_name_says_so() throws IOException {
    Path to = folder.resolve("report.html");
    String from = candles();
    Typed said = typed("backtest", from, "--to", to.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(Files.readString(to))
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "Too few to tell", Path.of(from).getFileName().toString())
        .contains(Digest.of(Files.readAllBytes(Path.of(from))).hex());
  }

  @Test
  void a_file_of_bids_and_asks_has_its_own_spreads() throws IOException {
    CandleSeries walk = Walks.of(Timeframe.H1, 700, 5);
    StringBuilder text =
        new StringBuilder("ts_ms,bid_open,bid_high,bid_low,bid_close,")
            .append("ask_open,ask_high,ask_low,ask_close\n");
    for (int i = 0; i < walk.size(); i++) {
      double[] bid = {walk.open(i), walk.high(i), walk.low(i), walk.close(i)};
      text.append(walk.opensAt(i).toEpochMilli());
      for (double n : bid) {
        text.append(',').append(BigDecimal.valueOf(n).toPlainString());
      }
      for (double n : bid) {
        text.append(',').append(BigDecimal.valueOf(n + 1).toPlainString());
      }
      text.append('\n');
    }
    String file = Files.writeString(folder.resolve("sided.csv"), text).toString();
    assertThat(typed("backtest", file).exit()).isZero();
    Typed said = typed("backtest", file, "--spread", "3");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--spread 3: the file has its own spreads");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--analysts;nobody;2;there are [donchian-breakout",
        "--strategy;debate;2;weighted, majority, unanimous or stacking",
        "--timeframe;2h;2;1m, 5m, 15m, 1h, 4h or 1d",
        "--timeframe;4h;6;most rows are not 4h apart",
        "--timeframe;1d;6;most rows are not 1d apart",
        "--price-step;1;2;the file's prices have",
        "--trials;0;2;1 or more",
        "--to;/no/such/folder/report.json;6;there is no such folder",
        "--deposit;much;2;",
        "--taker-fee;5000;2;0 to 1000 bp",
        "--lift-after;0;2;after a day or more",
        "--margin;0.5;2;leverage is 1 to 50",
        "--margin;51;2;leverage is 1 to 50",
        "--margin;much;2;--margin much: a number such as 5 or 2.5",
        "--maintenance;5;2;say --margin TIMES, too",
        "--financing-short;250;2;say --margin TIMES, too",
        "--pair;BTC;2;",
        "--hours;nyse;2;--hours nyse: fx or us-equities",
        "--trailing-stop;0;2;trailing_stop is 0.1 to 100 %",
        "--trailing-stop;0.3;2;stop_distance_min is at most trailing_stop",
      })
  void what_it_cannot_do_is_told_with_its_limit(String option, String value, int exit, String why)
      throws IOException {
    Typed said = typed("backtest", candles(), option, value);
    assertThat(said.exit()).as(said.err()).isEqualTo(exit);
    assertThat(said.err()).contains(why == null ? "ffe: " : why);
  }

  @Test
  void a_margin_account_may_be_short_and_its_terms_are_told() throws IOException {
    String file = candles();
    String[] terms = {"--margin", "3", "--maintenance", "10", "--financing-short", "36500"};
    assertThat(typed("backtest", file, "--margin", "3", "--financing-short", "36500").err())
        .contains("financing is -10000 to 10000 bp");
    terms[5] = "9125";
    Path page = folder.resolve("margin.html");
    Typed said =
        typed(
            "backtest",
            file,
            "--analysts",
            "random-entry",
            terms[0],
            terms[1],
            terms[2],
            terms[3],
            terms[4],
            terms[5],
            "--to",
            page.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("3 times", "maintenance 10 %, financing a year 0 bp long, 9125 bp short")
        .containsPattern("trades that were short +[1-9]")
        .containsPattern("financing +[1-9][0-9.]+")
        .containsPattern("liquidations +0");
    assertThat(Files.readString(page))
        .contains("Maintenance margin", "Financing, in no trade", "BTC-USD short");
    assertThat(typed("backtest", file, "--analysts", "random-entry").out())
        .doesNotContain("were short", "liquidation", "financing");
  }

  @Test
  void a_stop_that_follows_is_told_in_the_report() throws IOException {
    Path page = folder.resolve("trailing.html");
    Typed said = typed("backtest", candles(), "--trailing-stop", "2.5", "--to", page.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(Files.readString(page)).contains("Trailing stop", "2.5 % behind the best price");
  }

  @Test
  void a_file_that_is_missing_or_damaged_is_told_with_its_line() throws IOException {
    assertThat(typed("backtest", folder.resolve("none.csv").toString()).exit()).isEqualTo(6);
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), "ts_ms,open,high,low,close,volume\nx\n");
    Typed said = typed("backtest", bad.toString());
    assertThat(said.exit()).isEqualTo(6);
    assertThat(said.err()).contains("bad.csv line 2: not 6 fields");
  }

  @Test
  void several_files_are_one_account_and_told_by_instrument() throws IOException {
    String[] files = {candles("a.csv", 5), candles("b.csv", 6)};
    Typed said = typed("backtest", files[0], files[1], "--pair", "ETH-USD,BTC-USD", "-o", "json");
    assertThat(said.exit()).as(said.err()).isZero();
    Object report = Json.read(said.out());
    assertThat(Json.text(report, "instrument")).isEqualTo("BTC-USD, ETH-USD");
    assertThat(said.out())
        .contains("candles:b.csv", "candles:a.csv", "\"by_instrument\":{\"BTC-USD\"");
    Typed turned = typed("backtest", files[1], files[0], "--pair", "BTC-USD,ETH-USD", "-o", "json");
    assertThat(turned.out()).isEqualTo(said.out());
    Path page = folder.resolve("both.html");
    Typed table =
        typed("backtest", files[0], files[1], "--pair", "ETH-USD,BTC-USD", "--to", page.toString());
    assertThat(table.out()).contains("ETH-USD ", " in ", " trades");
    assertThat(Files.readString(page))
        .contains("Trades on BTC-USD", "Trades on ETH-USD", "By instrument", "a.csv", "b.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BTC-USD;one for each of 2 files, in their order",
        "BTC-USD,BTC-USD;each instrument once",
        "BTC-USD,ETH-EUR;does not buy ETH-EUR",
      })
  void files_that_are_not_told_apart_are_refused(String pairs, String why) throws IOException {
    Typed said = typed("backtest", candles("a.csv", 5), candles("b.csv", 6), "--pair", pairs);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains(why);
  }

  @Test
  void the_bundled_recording_is_of_one_pair() {
    Typed said = typed("backtest", "--pair", "ETH-USD");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("the bundled recording is of BTC-USD");
  }
}
