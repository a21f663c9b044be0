package ffe.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.backtest.MemoryDatasets;
import ffe.desk.files.BadFileException;
import ffe.desk.files.BadRowsException;
import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBench;
import ffe.desk.files.DatasetBook.Kept;
import ffe.desk.files.DatasetDesk;
import ffe.desk.files.DatasetOrder;
import ffe.desk.files.SeriesFiles.Refused;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of candles on their way to a dataset. */
@Tag("unit")
class DatasetFileTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Actor VIEWER = new Actor("eve", Role.VIEWER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final DatasetOrder HOURS = new DatasetOrder("hours", BTC, Timeframe.H1);
  private static final String HEADER = "time,open,high,low,close,volume\n";
  private static final Instant T = Instant.parse("2019-01-01T00:00:00Z");

  @TempDir Path directory;

  private final MemoryDatasets book = new MemoryDatasets();
  private DatasetBench bench;
  private DatasetDesk desk;

  @BeforeEach
  void open() {
    Clock now = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    CsvFiles files = new CsvFiles(directory, new CsvFiles.Limits(1 << 22, 1 << 24, 0), now);
    bench = new DatasetBench(files, book, now);
    desk = bench.desk();
  }

  private Kept send(String text) {
    return desk.upload(
        TRADER, HOURS, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String rows(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(T.plusSeconds(3_600L * i)).append(",10,12.5,").append(5 + i % 3).append(",11,2\n");
    }
    return out.toString();
  }

  @Test
  void the_digest_is_that_of_the_series_the_file_makes() {
    Dataset set = send(HEADER + rows(0, 12_000)).dataset();
    assertThat(set.label()).isEqualTo("hours@1");
    assertThat(book.stored).hasSize(12_000);
    assertThat(set.sum().rows()).isEqualTo(12_000);
    assertThat(set.sum().digest())
        .isEqualTo(CandleSeries.of(BTC, Timeframe.H1, book.stored).digest().hex());
    assertThat(directory).isEmptyDirectory();
    assertThat(bench.noted()).containsExactly("DATASET hours@1, 12000 1h candles of BTC-USD");
  }

  @Test
  void the_same_candles_written_otherwise_are_the_same_version_and_are_not_noted_again() {
    Dataset first = send(HEADER + "2019-01-01T00:00:00Z,10,12.5,5,11,2\n").dataset();
    Kept again = send("open,high,low,close,vol,unix\r\n10.00,1.25e1,5,11.0,2.0,1546300800000\r\n");
    assertThat(again).isEqualTo(new Kept(first, false));
    assertThat(send(HEADER + "1546300800,10,12.5,5,11.1,2\n").dataset().version()).isEqualTo(2);
    assertThat(bench.noted()).hasSize(2);
  }

  @Test
  void counts_gaps_and_what_is_missing_in_them() {
    Dataset set = send(HEADER + rows(0, 5) + rows(6, 8) + rows(18, 20)).dataset();
    assertThat(set.sum().gaps()).isEqualTo(2);
    assertThat(set.sum().missing()).isEqualTo(11);
    assertThat(set.sum().first()).isEqualTo(T);
    assertThat(set.sum().last()).isEqualTo(T.plusSeconds(3_600L * 19));
  }

  @Test
  void tells_row_column_and_what_was_found_and_stores_nothing() {
    String text =
        HEADER
            + rows(0, 2)
            + "soon,1,1,1,1,1\n"
            + "2019-01-01T02:00:00Z,1,x,1,1,1\n"
            + "2019-01-01T02:00:00Z,1,1,2,1,1\n"
            + "2019-01-01T01:00:00Z,1,1,1,1,1\n"
            + "2019-01-01T03:30:00Z,1,1,1,1,1\n"
            + "2019-01-01T04:00:00Z,1,1,1,1,-1\n"
            + "1,2\n";
    assertThatThrownBy(() -> send(text))
        .isInstanceOfSatisfying(
            BadRowsException.class,
            e -> {
              assertThat(e.rows()).isEqualTo(7);
              assertThat(e.findings())
                  .extracting(Refused::line)
                  .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
              assertThat(e.findings())
                  .extracting(f -> f.column().orElse("-"))
                  .containsExactly("time", "high", "-", "time", "time", "volume", "-");
              assertThat(e.findings().get(1).reason()).isEqualTo("high is not a number: 'x'");
            })
        .hasMessageContaining("7 rows are not taken, and nothing was stored; the first is row 4");
    assertThat(book.list("", 10)).isEmpty();
    assertThat(book.stored).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void lists_the_first_findings_of_many() {
    assertThatThrownBy(() -> send(HEADER + rows(0, 1) + "x,1,1,1,1,1\n".repeat(6_000)))
        .isInstanceOfSatisfying(
            BadRowsException.class,
            e -> {
              assertThat(e.rows()).isEqualTo(6_000);
              assertThat(e.findings()).hasSize(BadRowsException.FINDINGS_MAX);
            });
  }

  @Test
  void refuses_what_is_no_file_of_candles_oldest_first() {
    for (String text : new String[] {"", HEADER, "<html>", "a,b\n1,2\n"}) {
      assertThatThrownBy(() -> send(text)).as(text).isInstanceOf(BadFileException.class);
    }
    assertThatThrownBy(() -> send(HEADER + rows(1, 2) + rows(0, 1)))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("oldest first");
    assertThat(send(HEADER + rows(0, 2)).isNew()).as("the desk is free again").isTrue();
  }

  @Test
  void refuses_more_rows_than_a_version_has() {
    StringBuilder minutes = new StringBuilder(HEADER);
    for (int i = 0; i <= DatasetOrder.ROWS_MAX; i++) {
      minutes.append(1_400_000_040L + 60L * i).append(",1,1,1,1,\n");
    }
    Clock now = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    CsvFiles files = new CsvFiles(directory, new CsvFiles.Limits(1 << 26, 1 << 26, 0), now);
    DatasetOrder order = new DatasetOrder("minutes", BTC, Timeframe.M1);
    assertThatThrownBy(
            () ->
                new DatasetBench(files, book, now)
                    .desk()
                    .upload(
                        TRADER,
                        order,
                        new ByteArrayInputStream(
                            minutes.toString().getBytes(StandardCharsets.UTF_8))))
        .isInstanceOfSatisfying(BadFileException.class, e -> assertThat(e.isTooLarge()).isTrue())
        .hasMessageContaining("at most 1100000 candles");
    assertThat(book.stored).isEmpty();
  }

  @Test
  void lets_viewers_read_and_traders_upload() {
    Dataset set = send(HEADER + rows(0, 2)).dataset();
    assertThat(desk.find(VIEWER, "hours", 1)).contains(set);
    assertThat(desk.versions(VIEWER, "hours")).containsExactly(set);
    assertThat(desk.list(VIEWER, "", 10)).containsExactly(set);
    assertThatThrownBy(() -> desk.upload(VIEWER, HOURS, new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(ForbiddenException.class);
  }
}
