package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CandleFileTest {

  private static final Instrument PAIR = Instrument.of("BTC-USD");
  private static final String FIRST = "1498906800000,2505.56,2513.38,2495.12,2509.17,114.6\n";
  private static final String SECOND = "1498910400000,2509.17,2512.87,2484.99,2488.43,157.36\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("candles.csv"), text);
  }

  private CandleSeries read(String rows, Optional<Timeframe> timeframe) throws IOException {
    return CandleFile.read(file(CandleFile.HEADER + "\n" + rows), PAIR, timeframe).candles();
  }

  @Test
  void rows_become_candles_of_what_they_are_apart() throws IOException {
    CandleSeries candles = read(FIRST + SECOND, Optional.empty());
    assertThat(candles.timeframe()).isEqualTo(Timeframe.H1);
    assertThat(candles.size()).isEqualTo(2);
    assertThat(candles.opensAt(0)).isEqualTo(Instant.parse("2017-07-01T11:00:00Z"));
    assertThat(candles.candle(1).low()).isEqualTo(2484.99);
    assertThat(candles.volume(1)).isEqualTo(157.36);
  }

  @Test
  void a_packed_file_is_read_too() throws IOException {
    Path packed = folder.resolve("candles.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write((CandleFile.HEADER + "\n" + FIRST + SECOND).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CandleFile.read(packed, PAIR, Optional.empty()).candles().digest())
        .isEqualTo(read(FIRST + SECOND, Optional.empty()).digest());
  }

  @Test
  void a_day_that_begins_at_another_hour_is_told_as_the_next_day_of_utc() throws IOException {
    String days = "883717200000,97,98,96,97,1\n883803600000,97,98,96,97,1\n";
    CandleSeries candles = read(days, Optional.of(Timeframe.D1));
    assertThat(candles.opensAt(0)).isEqualTo(Instant.parse("1998-01-03T00:00:00Z"));
    assertThat(candles.opensAt(1)).isEqualTo(Instant.parse("1998-01-04T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1498910400000,1,2,1,1;line 3: not 6 fields",
        "1498910400000,1,2,1,1,1,1;line 3: not 6 fields",
        "1498910400,1,2,1,1,1;line 3: a time before 1971 or after 2100; is it in milliseconds",
        "yesterday,1,2,1,1,1;line 3: the time is not whole milliseconds",
        "1498906800000,1,2,1,1,1;line 3: 2017-07-01T11:00:00Z is not after the row before",
        "1498903200000,1,2,1,1,1;line 3: 2017-07-01T10:00:00Z is not after the row before",
        "1498910400000,NaN,2,1,1,1;line 3: not a number",
        "1498910400000,1,2,1,1,;line 3: not a number",
        "1498910400000,1e999,2,1,1,1;line 3: not a number",
        "1498910400000,5,2,1,1,1;line 3: no candle",
        "1498910400000,0,0,0,0,1;line 3: no candle",
        "1498910400000,1,2,1,1,-1;line 3: no candle",
        "1598910400000000,1,2,1,1,1;line 3: a time before 1971",
        "1498910400001,1,2,1,1,1;line 2: most rows are not 1h apart",
      })
  void a_row_that_is_no_candle_is_named_by_its_line(String row, String why) {
    assertThatThrownBy(
            () -> read(FIRST + row + "\n" + "1498914000000,1,2,1,1,1", Optional.of(Timeframe.H1)))
        .isInstanceOf(CorruptTapeException.class)
        .hasMessageContaining("candles.csv " + why);
  }

  @Test
  void another_header_no_rows_and_steps_that_are_no_timeframe_are_refused() {
    assertThatThrownBy(() -> CandleFile.read(file("time,o,h,l,c\n"), PAIR, Optional.empty()))
        .hasMessageContaining("line 1: the header is not ts_ms,open");
    assertThatThrownBy(() -> read("", Optional.empty())).hasMessageContaining("no candle");
    assertThatThrownBy(() -> read("x".repeat(5_000), Optional.empty()))
        .hasMessageContaining("line 2: more than 200 characters");
    assertThatThrownBy(() -> read(FIRST + SECOND, Optional.of(Timeframe.M5)))
        .hasMessageContaining("most rows are not 5m apart");
    assertThatThrownBy(() -> read(FIRST + SECOND + "4070908800000,1,2,1,1,1\n", Optional.empty()))
        .hasMessageContaining("line 4: a hole of");
    assertThatThrownBy(() -> read(FIRST, Optional.empty()))
        .hasMessageContaining("one candle alone has no timeframe");
    String weeks = "1498780800000,1,2,1,1,1\n1499385600000,1,2,1,1,1\n";
    assertThatThrownBy(() -> read(weeks, Optional.empty()))
        .hasMessageContaining("apart, which is no timeframe");
    assertThatThrownBy(() -> read(FIRST + "1498906807000,1,2,1,1,1\n", Optional.empty()))
        .hasMessageContaining("apart, which is no timeframe");
  }

  @Test
  void bids_and_asks_are_read_beside_their_middle() throws IOException {
    String rows =
        CandleFile.SIDED
            + "\n1498906800000,1.1,1.3,1.0,1.2,1.2,1.5,1.1,1.30\n"
            + "1498910400000,1.2,1.3,1.0,1.2,1.4,1.5,1.1,1.4\n";
    CandleFile.Read read = CandleFile.read(file(rows), PAIR, Optional.empty());
    assertThat(read.decimals()).isEqualTo(2);
    assertThat(read.sides().orElseThrow().bid().candle(0).low()).isEqualTo(1.0);
    assertThat(read.sides().orElseThrow().ask().candle(1).open()).isEqualTo(1.4);
    assertThat(read.candles().high(0)).isEqualTo(1.4);
    assertThat(read.candles().volume(0)).isZero();
    assertThatThrownBy(
            () ->
                CandleFile.read(
                    file(rows + "1498914000000,1.4,1.5,1.0,1.2,1.3,1.5,1.1,1.4\n"),
                    PAIR,
                    Optional.empty()))
        .hasMessageContaining("line 4: it opens or closes with the bid above the ask");
    assertThatThrownBy(
            () -> CandleFile.read(file(rows + "1498914000000,1,2,1,1,1\n"), PAIR, Optional.empty()))
        .hasMessageContaining("line 4: not 9 fields");
  }
}
