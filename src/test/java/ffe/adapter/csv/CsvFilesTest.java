package ffe.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.files.BadFileException;
import ffe.desk.files.ImportOrder;
import ffe.desk.files.SeriesFiles;
import ffe.desk.files.SeriesFiles.Refused;
import ffe.desk.files.SeriesStore.Trade;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CsvFilesTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String HEADER = "ts_ms,open,high,low,close,volume\n";

  /** 2023-03-13 18:00 UTC. */
  private static final long T = 1_678_730_400L;

  @TempDir Path directory;

  private CsvFiles files;

  @BeforeEach
  void open_the_directory() {
    files = files(1 << 20, 1 << 22);
  }

  private CsvFiles files(long bytesMax, long unpackedMax) {
    return new CsvFiles(directory, new CsvFiles.Limits(bytesMax, unpackedMax, 0), NOW);
  }

  /** Everything of a file. */
  private record All(List<Candle> candles, List<Trade> trades, List<Refused> refused) {

    Candle only() {
      assertThat(refused).isEmpty();
      assertThat(candles).hasSize(1);
      return candles.get(0);
    }

    String refusal() {
      assertThat(candles).isEmpty();
      assertThat(trades).isEmpty();
      assertThat(refused).hasSize(1);
      return refused.get(0).reason();
    }
  }

  private static ImportOrder candles(Timeframe timeframe) {
    return new ImportOrder("t", Instrument.of("BTC-USD"), Optional.of(timeframe), "t.csv");
  }

  private static ImportOrder trades() {
    return new ImportOrder("t", Instrument.of("BTC-USD"), Optional.empty(), "t.csv");
  }

  private All read(ImportOrder order, byte[] sent) {
    files.receive("ab", new ByteArrayInputStream(sent));
    try (SeriesFiles.Reading reading = files.open("ab", order)) {
      List<Candle> candles = new ArrayList<>();
      List<Trade> trades = new ArrayList<>();
      List<Refused> refused = new ArrayList<>();
      boolean isLast = false;
      while (!isLast) {
        SeriesFiles.Block block = reading.next();
        assertThat(block.rows()).isLessThanOrEqualTo(CsvReading.BLOCK_MAX);
        candles.addAll(block.candles());
        trades.addAll(block.trades());
        refused.addAll(block.refused());
        isLast = block.isLast();
      }
      return new All(candles, trades, refused);
    } finally {
      files.discard("ab");
    }
  }

  private All read(ImportOrder order, String text) {
    return read(order, text.getBytes(StandardCharsets.UTF_8));
  }

  private All m5(String row) {
    return read(candles(Timeframe.M5), HEADER + row + "\n");
  }

  private static byte[] gz(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CsvFilesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  @Test
  void reads_recorded_candles_from_a_gz() throws IOException {
    All all =
        read(candles(Timeframe.M5), resource("/data/ta4j_ethusd_binanceus_5m_2023-03.csv.gz"));
    assertThat(all.refused()).isEmpty();
    assertThat(all.candles()).hasSize(580);
    assertThat(all.candles().get(0))
        .isEqualTo(
            new Candle(Instant.ofEpochSecond(T), 1673.58, 1677.62, 1672.44, 1672.99, 65.3033, 1));
  }

  @Test
  void reads_recorded_trades_and_keeps_equal_ones_apart() throws IOException {
    All all = read(trades(), resource("/tape/btcusd-bitstamp-2013-11.csv.gz"));
    assertThat(all.refused()).isEmpty();
    assertThat(all.trades()).hasSize(100_000);
    assertThat(all.trades().stream().distinct()).hasSize(100_000);
    assertThat(all.trades()).anyMatch(t -> t.occurrence() > 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1678730400",
        "1678730400.0",
        "1678730400000",
        "1678730400000000",
        "1678730400000000000",
        "2023-03-13T18:00:00Z",
        "2023-03-13 18:00:00",
        "2023-03-13 18:00",
        "2023-03-13 18:00:00 UTC",
        "2023-03-13 18:00:00+00",
        "2023-03-13T20:00:00.000+02:00",
        "\" 1678730400 \""
      })
  void reads_the_same_instant_in_all_its_forms(String time) {
    assertThat(m5(time + ",2,3,1,2,5").only().opensAt()).isEqualTo(Instant.ofEpochSecond(T));
  }

  @Test
  void knows_the_layouts_of_vendors() {
    String binance = T + "000,2,3,1,2.5,7," + T + "999,17.5,9,3,8.5,0";
    String kraken = T + ",2,3,1,2.5,7,9";
    String downloads =
        """
        https://www.CryptoDataDownload.com
        unix,date,symbol,open,high,low,close,Volume BTC,Volume USD,tradecount
        1678730400,2023-03-13 18:00:00,BTC/USD,2,3,1,2.5,7,17.5,9
        """;
    String semicolons =
        "\uFEFF"
            + """
            "Open time";"Open";"High";"Low";"Close";"Volume";"Number of trades"
            "2023-03-13 18:00";"2";"3";"1";"2.5";"7";"9"
            """
                .replace("\n", "\r\n");
    Candle same = new Candle(Instant.ofEpochSecond(T), 2, 3, 1, 2.5, 7, 9);
    for (String text : List.of(binance, kraken, downloads, semicolons)) {
      assertThat(read(candles(Timeframe.M5), text).only()).as(text).isEqualTo(same);
    }
    assertThat(read(candles(Timeframe.M5), T + ",2,3,1,2.5,7").only().trades()).isEqualTo(1);
    for (String text : List.of("17,2.5,7,17.5," + T + "000,True,True", T + ",2.5,7")) {
      assertThat(read(trades(), text).trades().get(0).price()).hasToString("2.5");
      assertThat(read(trades(), text).trades().get(0).quantity()).hasToString("7");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1678730401,2,3,1,2,5 | 2023-03-13T18:00:01Z is not where a 5m candle opens",
        "1767225600,2,3,1,2,5 | has not ended yet",
        "yesterday,2,3,1,2,5  | time is not an instant",
        "-5,2,3,1,2,5         | time is not an instant",
        "99999999999,2,3,1,2,5 | time is not an instant",
        "2023-02-30,2,3,1,2,5 | time is not an instant",
        "1678730400,2,3,1,2   | 5 columns do not fit",
        "1678730400,2,3,1,2,5,6 | 7 columns do not fit",
        "1678730400,x,3,1,2,5 | open is not a number: 'x'",
        "1678730400,,3,1,2,5  | open is not a number: ''",
        "1678730400,NaN,3,1,2,5 | open is not a number: 'NaN'",
        "1678730400,2,1e999,1,2,5 | high is not a number",
        "1678730400,'2,5',3,1,2,5 | 7 columns do not fit",
        "1678730400,2,3,1,2,-5 | volume is not a number: '-5'",
        "1678730400,2,3,2.5,2,5 | not a candle: open 2.0",
        "1678730400,2,1.5,1,2,5 | not a candle: open 2.0",
        "1678730400,2,3,0,2,5  | not a candle: open 2.0"
      })
  void refuses_a_broken_row_by_its_line(String row, String reason) {
    assertThat(m5(row).refusal()).contains(reason);
    All among = read(candles(Timeframe.M5), HEADER + (T - 300) + ",2,3,1,2,5\n\n" + row + "\n");
    assertThat(among.candles()).hasSize(1);
    assertThat(among.refused()).extracting(Refused::line).containsExactly(4L);
  }

  @Test
  void refuses_what_comes_twice_or_out_of_order_oldest_or_newest_first() {
    for (long step : new long[] {300, -300}) {
      StringBuilder text = new StringBuilder(HEADER);
      for (long time : new long[] {T, T + step, T + step, T, T + step + step}) {
        text.append(time).append(",2,3,1,2,5\n");
      }
      All all = read(candles(Timeframe.M5), text.toString());
      assertThat(all.candles()).hasSize(3);
      assertThat(all.refused()).extracting(Refused::line).containsExactly(4L, 5L);
      assertThat(all.refused().get(0).reason()).contains("comes twice");
      assertThat(all.refused().get(1).reason()).contains("out of order");
    }
    assertThat(read(trades(), T + ",1,1\n" + (T - 1) + ",1,1\n").refused().get(0).reason())
        .contains("oldest first");
    assertThat(read(trades(), T + ",0,1\n").refusal()).contains("price is above 0");
    assertThat(read(trades(), T + ",1,-1\n").refusal()).contains("amount is not a number");
  }

  @Test
  void refuses_a_line_that_is_too_long_and_goes_on_after_it() {
    All all =
        read(
            candles(Timeframe.M5),
            HEADER + T + ",2,3,1,2," + "5".repeat(Lines.LINE_MAX) + "\n" + T + ",2,3,1,2,5\n");
    assertThat(all.candles()).hasSize(1);
    assertThat(all.refused().get(0))
        .hasToString(
            "Refused[line=2, column=Optional.empty, reason=a line has at most 4096 bytes]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only\n# remarks",
        "<html><body>Not found</body></html>",
        "{\"error\":\"no such pair\"}",
        "time,open,high,low\n1,2,3,1",
        "1678730400,2,3,1"
      })
  void refuses_a_file_that_is_no_series_and_says_what_would_do(String text) {
    assertThatThrownBy(() -> read(candles(Timeframe.M5), text))
        .isInstanceOf(BadFileException.class)
        .hasMessageMatching(".*(no rows|header).*");
  }

  @Test
  void names_the_column_that_is_missing() {
    assertThatThrownBy(() -> read(trades(), HEADER + T + ",2,3,1,2,5\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("no column is known as price");
  }

  @Test
  void takes_what_came_before_the_damage_and_tells_of_it() throws IOException {
    byte[] whole = resource("/data/ta4j_ethusd_binanceus_5m_2023-03.csv.gz");
    files.receive("cd", new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2)));
    try (SeriesFiles.Reading reading = files.open("cd", candles(Timeframe.M5))) {
      assertThat(reading.next().candles()).hasSizeBetween(100, 500);
      assertThatThrownBy(reading::next)
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining("damaged");
    }
    byte[] changed = whole.clone();
    changed[whole.length - 6] ^= 1;
    assertThatThrownBy(() -> read(candles(Timeframe.M5), changed)).hasMessageContaining("damaged");
    byte[] none = {0x1f, (byte) 0x8b, 0, 0, 0};
    assertThatThrownBy(() -> read(candles(Timeframe.M5), none)).hasMessageContaining("gz");
  }

  @Test
  void stops_at_a_file_that_unpacks_to_too_much() throws IOException {
    byte[] bomb = gz(new byte[5 << 20]);
    assertThat(bomb.length).isLessThan(10_000);
    assertThatThrownBy(() -> read(candles(Timeframe.M5), bomb))
        .isInstanceOf(BadFileException.class);
    byte[] rows =
        gz((HEADER + (T + ",2,3,1,2,5\n").repeat(200_000)).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(candles(Timeframe.M5), rows))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("unpacks to more than 4 MiB");
  }

  @Test
  void stops_at_a_file_that_is_too_large_or_breaks_off_and_leaves_nothing() {
    assertThatThrownBy(() -> files.receive("ef", new ByteArrayInputStream(new byte[(1 << 20) + 1])))
        .isInstanceOfSatisfying(BadFileException.class, e -> assertThat(e.isTooLarge()).isTrue());
    InputStream broken =
        new InputStream() {
          private final IOException reset = new IOException("connection reset");

          @Override
          public int read() throws IOException {
            throw reset;
          }

          @Override
          public void close() throws IOException {
            // the server's stream throws the same once more
            throw reset;
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> files.receive("01", broken))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("whole");
    files.discard("ef");
    files.discard("01");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void begins_with_an_empty_directory() throws IOException {
    Files.writeString(directory.resolve("0a.import"), "left by a server that was killed");
    assertThat(files(1, 1)).isNotNull();
    assertThat(directory).isEmptyDirectory();
  }
}
