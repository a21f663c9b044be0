package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.cold.ParquetFolder;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBook.Kept;
import ffe.desk.files.DatasetOrder;
import ffe.desk.files.DatasetSum;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class StoreDatasetsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  /** Four months of minutes are more than retention and the cold tier leave of any series. */
  private static final int MANY = 120 * 24 * 60;

  private final StoreDatasets datasets = new StoreDatasets(TestStore.transactions());
  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final StoreCandleShelf shelf =
      new StoreCandleShelf(TestStore.transactions(), NoCold.CANDLES);
  private final String name = "d-" + TestStore.newAccount().replaceAll("[^a-z0-9]", "");

  private static List<Candle> candles(int count, double close) {
    List<Candle> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(new Candle(START.plusSeconds(60L * i), 100, 110 + 1.0 / 3, 90, close + i % 7, 5, 3));
    }
    return made;
  }

  private static DatasetSum sum(List<Candle> candles) {
    return new DatasetSum(
        candles.size(),
        candles.get(0).opensAt(),
        candles.get(candles.size() - 1).opensAt(),
        0,
        0,
        CandleSeries.of(BTC, Timeframe.M1, candles).digest().hex());
  }

  private static Iterator<List<Candle>> blocks(List<Candle> candles) {
    List<List<Candle>> blocks = new ArrayList<>();
    for (int from = 0; from < candles.size(); from += 5_000) {
      blocks.add(candles.subList(from, Math.min(candles.size(), from + 5_000)));
    }
    return blocks.iterator();
  }

  private DatasetOrder order() {
    return new DatasetOrder(name, BTC, Timeframe.M1);
  }

  private Kept keep(List<Candle> candles) {
    return datasets.keep(order(), sum(candles), "tom", () -> blocks(candles));
  }

  private String stored(Dataset set) {
    return CandleSeries.of(
            BTC,
            Timeframe.M1,
            shelf.read(
                new BacktestOrder.Data(
                    set.source(),
                    BTC,
                    Optional.of(Timeframe.M1),
                    Optional.empty(),
                    Optional.empty()),
                1_000_000))
        .digest()
        .hex();
  }

  @Test
  void the_same_candles_are_the_same_version_and_others_the_next() {
    Kept first = keep(candles(12_000, 100));
    assertThat(first.isNew()).isTrue();
    assertThat(first.dataset().label()).isEqualTo(name + "@1");
    assertThat(stored(first.dataset())).isEqualTo(first.dataset().sum().digest());
    Kept again =
        datasets.keep(
            order(),
            sum(candles(12_000, 100)),
            "eve",
            () -> {
              throw new AssertionError("candles that are there are not read again");
            });
    assertThat(again).isEqualTo(new Kept(first.dataset(), false));
    Kept second = keep(candles(12_000, 101));
    assertThat(second.isNew()).isTrue();
    assertThat(second.dataset().version()).isEqualTo(2);
    assertThat(datasets.versions(name, 10)).containsExactly(second.dataset(), first.dataset());
    assertThat(datasets.find(name, 1)).contains(first.dataset());
    assertThat(datasets.find(name, 3)).isEmpty();
    assertThat(datasets.list("", 1_000)).contains(second.dataset()).doesNotContain(first.dataset());
    assertThat(datasets.list(name, 1_000)).doesNotContain(second.dataset());
    assertThat(stored(first.dataset())).isEqualTo(first.dataset().sum().digest());
  }

  @Test
  void nothing_is_kept_where_not_all_of_it_could_be() throws SQLException {
    List<Candle> all = candles(9_000, 100);
    List<Candle> twice = new ArrayList<>(all.subList(0, 8_999));
    twice.add(all.get(0));
    assertThatThrownBy(() -> datasets.keep(order(), sum(all), "tom", () -> blocks(twice)))
        .hasMessageContaining("stored were 8999");
    assertThat(datasets.versions(name, 10)).isEmpty();
    assertThat(
            StoreJournalTest.text(
                "SELECT count(*)::text FROM candle WHERE source = '" + name + "'"))
        .isEqualTo("0");
    assertThat(
            StoreJournalTest.text(
                "SELECT count(*)::text FROM candle WHERE starts_with(source, 'dataset:"
                    + name
                    + "')"))
        .isEqualTo("0");
  }

  @Test
  void a_version_takes_no_candle_more_of_anybody() throws SQLException {
    Dataset set = keep(candles(1_000, 100)).dataset();
    List<Candle> later = candles(1_001, 100).subList(1_000, 1_001);
    assertThatThrownBy(() -> series.keepCandles(set.source(), BTC, Timeframe.M1, later))
        .hasMessageContaining("the database refused");
    assertThatThrownBy(
            () -> series.keepCandles(set.source(), Instrument.of("ETH-USD"), Timeframe.M1, later))
        .hasMessageContaining("the database refused");
    try (Connection owner = TestStore.asOwner();
        Statement statement = owner.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO candle VALUES ('"
                          + set.source()
                          + "', 'BTC-USD', '1m', now(), 1, 1, 1, 1, 1, 1)"))
          .hasMessageContaining("never changes");
    }
    assertThat(stored(set)).isEqualTo(set.sum().digest());
  }

  @Test
  void neither_age_nor_files_nor_longer_candles_take_anything_of_it(@TempDir Path home)
      throws SQLException {
    Dataset set = keep(candles(MANY, 100)).dataset();
    Series minutes = new Series(Kind.CANDLES, set.source(), "BTC-USD", "1m");
    StoreOldRows old = new StoreOldRows(TestStore.transactions());
    StoreColdRows cold = new StoreColdRows(TestStore.transactions());
    assertThat(old.series(Kind.CANDLES)).doesNotContain(minutes);
    assertThat(old.remove(minutes, WEEK, 10_000)).isZero();
    assertThat(cold.series()).doesNotContain(minutes);
    assertThat(cold.oldest(minutes, WEEK)).isEmpty();
    YearMonth month = YearMonth.of(2023, 1);
    ColdShelf files = new ParquetFolder(home);
    ColdShelf.Written file = files.write(minutes, month, cold.read(minutes, month));
    assertThatThrownBy(() -> cold.leave(minutes, WEEK, month, file))
        .hasMessageContaining("the database refused");
    TestStore.transactions()
        .run(
            "roll",
            tx -> {
              try (Statement statement = tx.sql().createStatement()) {
                return statement.execute("SELECT roll_candles(1000)");
              }
            });
    assertThat(cold.count(minutes)).isEqualTo(MANY);
    assertThat(stored(set)).isEqualTo(set.sum().digest());
  }

  @Test
  void the_same_minutes_under_another_source_do_grow_old() {
    String other = "import:" + name;
    blocks(candles(MANY, 100))
        .forEachRemaining(block -> series.keepCandles(other, BTC, Timeframe.M1, block));
    Series minutes = new Series(Kind.IMPORTS, other, "BTC-USD", "1m");
    assertThat(new StoreOldRows(TestStore.transactions()).remove(minutes, WEEK, 100))
        .isEqualTo(100);
    assertThat(new StoreColdRows(TestStore.transactions()).oldest(minutes, WEEK)).isPresent();
  }
}
