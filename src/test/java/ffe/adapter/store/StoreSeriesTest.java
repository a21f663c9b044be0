package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.files.ImportOrder;
import ffe.desk.files.ImportReport;
import ffe.desk.files.ImportView;
import ffe.desk.files.SeriesStore.Kept;
import ffe.desk.files.SeriesStore.Neighbours;
import ffe.desk.files.SeriesStore.Trade;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreSeriesTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final StoreImports imports = new StoreImports(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);

  // series belong to a source, so each test has its own
  private final String source = "import:" + TestStore.newAccount();

  private static List<Candle> candles(int from, int to, double close) {
    List<Candle> made = new ArrayList<>();
    for (int i = from; i < to; i++) {
      made.add(new Candle(START.plusSeconds(60L * i), 100, 110 + 1.0 / 3, 90, close + i % 7, 5, 3));
    }
    return made;
  }

  private static Trade trade(String time, String price, int occurrence) {
    return new Trade(
        Instant.parse("2024-01-01T" + time + "Z"), Price.of(price), Quantity.of("2"), occurrence);
  }

  private List<Candle> stored() {
    return archive.candles(
        new Lane("x", BTC, source), Timeframe.M1, START.plus(Duration.ofDays(30)), 10_000);
  }

  @Test
  void adds_candles_once_and_tells_which_are_different() {
    TestStore.COUNTER.drain();
    assertThat(series.keepCandles(source, BTC, Timeframe.M1, candles(0, 5_000, 100)))
        .isEqualTo(new Kept(5_000, 0, 0));
    assertThat(TestStore.COUNTER.drain()).hasSize(1);
    assertThat(series.keepCandles(source, BTC, Timeframe.M1, candles(0, 5_000, 100)))
        .isEqualTo(new Kept(0, 5_000, 0));
    assertThat(series.keepCandles(source, BTC, Timeframe.M1, candles(4_998, 5_003, 101)))
        .isEqualTo(new Kept(3, 2, 2));
    assertThat(stored()).hasSize(5_003).startsWith(candles(0, 1, 100).get(0));
    assertThat(stored().get(4_999)).isEqualTo(candles(4_999, 5_000, 100).get(0));
  }

  @Test
  void adds_trades_once_and_equal_ones_as_often_as_they_occurred() {
    List<Trade> first = List.of(trade("00:00:10", "100", 1), trade("00:00:10", "100", 2));
    assertThat(series.keepTrades(source, BTC, first)).isEqualTo(new Kept(2, 0, 0));
    assertThat(series.keepTrades(source, BTC, first)).isEqualTo(new Kept(0, 2, 0));
    List<Trade> more = List.of(trade("00:00:10", "100.00", 1), trade("00:00:10", "100.5", 1));
    assertThat(series.keepTrades(source, BTC, more)).isEqualTo(new Kept(1, 1, 0));
  }

  @Test
  void makes_minutes_of_trades_in_the_order_of_the_file() {
    series.keepTrades(
        source,
        BTC,
        List.of(
            trade("00:00:10", "105", 1),
            trade("00:00:10", "90", 1),
            trade("00:00:59.999999", "101", 1),
            trade("00:00:59.999999", "99", 1),
            trade("00:02:00", "7", 1),
            trade("00:03:00", "8", 1)));
    Instant third = START.plusSeconds(180);
    assertThat(series.composeMinutes(source, BTC, START.plusSeconds(10), third)).isEqualTo(2);
    assertThat(series.composeMinutes(source, BTC, START, third)).isZero();
    assertThat(stored())
        .containsExactly(
            new Candle(START, 105, 105, 90, 99, 8, 4),
            new Candle(START.plusSeconds(120), 7, 7, 7, 7, 2, 1));
  }

  @Test
  void finds_the_trades_beside_a_span_when_they_are_near() {
    series.keepTrades(
        source,
        BTC,
        List.of(
            trade("00:00:00", "1", 1),
            trade("02:00:00", "1", 1),
            trade("02:30:00", "1", 1),
            trade("02:40:00", "1", 1),
            trade("05:00:00", "1", 1)));
    Instant from = START.plusSeconds(9_000);
    Instant to = START.plusSeconds(9_600);
    assertThat(series.neighbours(source, BTC, from, to))
        .isEqualTo(new Neighbours(START.plusSeconds(7_200), to));
    assertThat(series.neighbours(source, BTC, START, from)).isEqualTo(new Neighbours(START, to));
  }

  @Test
  void keeps_an_import_and_takes_one_that_fell_silent_for_interrupted() throws SQLException {
    ImportView begun =
        new ImportView(
            source.substring(7),
            new ImportOrder("btc", BTC, Optional.of(Timeframe.M1), "a file.csv.gz"),
            "ann",
            ImportView.State.RUNNING,
            START,
            Optional.empty(),
            new ImportReport(
                9, 5, 4, 1, 2, 1, 1, List.of(new ImportReport.RefusedLine(7, "a \"reason\""))),
            0,
            "");
    imports.open(begun);
    assertThat(imports.find(begun.id())).contains(begun);
    assertThat(imports.list(1)).containsExactly(begun);
    silence(begun.id(), StoreImports.SILENCE_MAX.plusSeconds(1));
    ImportView told = imports.find(begun.id()).orElseThrow();
    assertThat(told.state()).isEqualTo(ImportView.State.INTERRUPTED);
    assertThat(told.report()).isEqualTo(begun.report());
    assertThat(told.endedAt().orElseThrow())
        .isBetween(Instant.now().minus(10, ChronoUnit.MINUTES), Instant.now());
    imports.keep(begun);
    assertThat(imports.find(begun.id())).contains(begun);
  }

  private static void silence(String id, Duration length) throws SQLException {
    try (Connection owner = TestStore.asOwner();
        var update =
            owner.prepareStatement(
                "UPDATE import_job SET beat_at = beat_at - ?::interval WHERE id = ?")) {
      update.setString(1, length.toString());
      update.setString(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
