package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.cold.NoShelf;
import ffe.adapter.cold.OddCandles;
import ffe.adapter.cold.ParquetFolder;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.files.SeriesView;
import ffe.desk.keeping.CandleBits;
import ffe.desk.keeping.ColdMove;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.trading.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a series is the same before its candles left for files and after. */
@Tag("store")
class ColdCandlesTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant FIRST = Instant.parse("2024-01-30T13:07:00Z");
  private static final Instant PLAIN = FIRST.plusSeconds(480);
  private static final Instant FAR = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration AGE = Duration.ofDays(30);

  @TempDir Path home;

  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final StoreColdRows rows = new StoreColdRows(TestStore.transactions());
  private final String source = "import:" + TestStore.newAccount();
  private final Series minutes = new Series(Kind.IMPORTS, source, "BTC-USD", "1m");
  private ColdShelf shelf;
  private StoreMarket market;
  private StoreCandleShelf candles;
  private StoreCandleFacts facts;
  private StoreArchive archive;
  private StoreSlices slices;

  @BeforeEach
  void store() {
    shelf = new ParquetFolder(home);
    ColdCandles cold =
        new ColdCandles(TestStore.transactions(), shelf, new ColdMove.Plan(true, Optional.of(AGE)));
    market = new StoreMarket(TestStore.transactions(), cold);
    candles = new StoreCandleShelf(TestStore.transactions(), cold);
    facts = new StoreCandleFacts(TestStore.transactions(), cold);
    archive = new StoreArchive(TestStore.transactions(), cold);
    slices = new StoreSlices(new StoreJournal(TestStore.transactions()), cold);
    Random random = new Random(5);
    List<Candle> all =
        OddCandles.of(FIRST, 7_000, 3).stream().filter(c -> random.nextInt(9) > 0).toList();
    keep(all.subList(0, 4_000));
    keep(all.subList(4_000, all.size()));
    keep(OddCandles.of(Instant.parse("2024-04-01T09:52:00Z"), 108, 6).subList(8, 108));
  }

  private void keep(List<Candle> some) {
    series.keepCandles(source, BTC, Timeframe.M1, some);
  }

  private void move() {
    Optional<YearMonth> month = rows.oldest(minutes, AGE);
    while (month.isPresent()) {
      rows.leave(
          minutes,
          AGE,
          month.get(),
          shelf.write(minutes, month.get(), rows.read(minutes, month.get())));
      month = rows.oldest(minutes, AGE);
    }
    assertThat(rows.count(minutes)).isEqualTo(100);
  }

  private SeriesView view() {
    return market.series(10_000).stream()
        .filter(s -> s.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  /** What people and backtests may ask, with ends inside and outside of files. */
  private List<String> asked() {
    List<String> answers = new ArrayList<>();
    SeriesView view = view();
    answers.add(view.toString());
    for (long seconds : new long[] {60, 420, 3_600, 604_800}) {
      for (Instant from :
          List.of(
              Instant.EPOCH, FIRST.plusSeconds(207_777), Instant.parse("2024-03-05T00:00:00Z"))) {
        Instant begin =
            Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds);
        for (Instant to : List.of(FAR, FIRST.plusSeconds(400_017))) {
          for (int limit : new int[] {50, 100_000}) {
            answers.add(
                CandleBits.digest(market.grouped(view, seconds, begin, to, limit))
                    + " "
                    + seconds
                    + " "
                    + begin
                    + " "
                    + to
                    + " "
                    + limit);
          }
        }
      }
    }
    return answers;
  }

  /** What pages tell, decisions are computed again from and charts show. */
  private List<String> told() {
    List<String> answers = new ArrayList<>();
    SeriesView view = view();
    Lane lane = new Lane("any", BTC, source);
    Optional<TradingHours> hours = Optional.of(TradingHours.FX);
    for (int minute : new int[] {-5, 1, 2_213, 6_999, 89_500}) {
      Instant at = FIRST.plusSeconds(60L * minute);
      answers.add("before " + at + " " + facts.before(view, at));
      for (int max : new int[] {40, 3_000}) {
        answers.add("until " + at + " " + bits(archive.candles(lane, Timeframe.M1, at, max)));
        CandleSeries seen = slices.candles(lane, Timeframe.M1, at, max);
        answers.add(
            "from "
                + at
                + " "
                + bits(IntStream.range(0, seen.size()).mapToObj(seen::candle).toList()));
      }
      for (Instant to : List.of(FIRST.plusSeconds(390_000), FAR)) {
        for (long seconds : new long[] {60, 86_400}) {
          // the database refuses to multiply volumes as small as the first ones
          Instant from = at.isBefore(PLAIN) ? PLAIN : at;
          answers.add("means " + facts.means(view, seconds, from, to));
          answers.add("counts " + facts.counts(view, seconds, at, to));
        }
        answers.add("coverage " + facts.coverage(view, at, to, 7, Optional.empty()));
        answers.add("open " + facts.coverage(view, at, to, 7, hours));
      }
    }
    return answers;
  }

  private static String bits(List<Candle> some) {
    return some.size() + " " + CandleBits.digest(some);
  }

  private BacktestOrder.Data data(Optional<Instant> from, Optional<Instant> to) {
    return new BacktestOrder.Data(source, BTC, Optional.of(Timeframe.M1), from, to);
  }

  @Test
  void every_range_and_every_grouping_has_the_same_bits_after_its_candles_left() {
    List<String> before = asked();
    move();
    assertThat(asked()).isEqualTo(before);
  }

  @Test
  void means_gaps_charts_and_what_decisions_saw_have_the_same_bits_after_candles_left() {
    List<String> before = told();
    move();
    assertThat(told()).isEqualTo(before);
  }

  @Test
  void without_a_folder_that_was_set_once_nothing_is_told_of_what_left_and_the_rest_is() {
    move();
    ColdCandles off = new ColdCandles(TestStore.transactions(), new NoShelf(), ColdMove.Plan.OFF);
    StoreCandleShelf read = new StoreCandleShelf(TestStore.transactions(), off);
    assertThatThrownBy(() -> read.read(data(Optional.empty(), Optional.empty()), 10))
        .hasMessageContaining("ffe.cold.folder is not set");
    Instant young = Instant.parse("2024-03-05T00:00:00Z");
    assertThat(read.read(data(Optional.of(young), Optional.empty()), 1_000)).hasSize(100);
  }

  @Test
  void a_backtest_reads_the_same_candles_after_they_left() {
    List<Candle> all = candles.read(data(Optional.empty(), Optional.empty()), 100_000);
    assertThat(all).hasSize(candles.count(data(Optional.empty(), Optional.empty()), 100_000));
    move();
    assertThat(candles.read(data(Optional.empty(), Optional.empty()), 100_000)).isEqualTo(all);
    assertThat(candles.count(data(Optional.empty(), Optional.empty()), 100_000))
        .isEqualTo(all.size());
    assertThat(candles.read(data(Optional.empty(), Optional.empty()), 77))
        .isEqualTo(all.subList(0, 77));
    Instant from = all.get(3_000).opensAt();
    Instant to = all.get(5_000).opensAt();
    assertThat(candles.read(data(Optional.of(from), Optional.of(to)), 100_000))
        .isEqualTo(all.subList(3_000, 5_000));
    assertThat(candles.count(data(Optional.of(from), Optional.of(to)), 1_000)).isEqualTo(1_000);
  }

  @Test
  void of_two_candles_of_one_minute_the_one_that_was_known_first_counts() {
    List<Candle> all = candles.read(data(Optional.empty(), Optional.empty()), 100_000);
    move();
    Instant at = all.get(10).opensAt();
    keep(List.of(new Candle(at, 5, 9, 4, 6, 7, 8)));
    assertThat(candles.read(data(Optional.empty(), Optional.empty()), 100_000)).isEqualTo(all);
    move();
    assertThat(candles.read(data(Optional.empty(), Optional.empty()), 100_000)).isEqualTo(all);
    Candle late = new Candle(Instant.parse("2024-01-02T00:00:00Z"), 5, 9, 4, 6, 7, 8);
    keep(List.of(late));
    assertThat(candles.read(data(Optional.empty(), Optional.empty()), 100_000))
        .startsWith(late)
        .hasSize(all.size() + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void a_month_that_leaves_while_it_is_read_is_told_once(int transaction) {
    List<Candle> all = candles.read(data(Optional.empty(), Optional.empty()), 100_000);
    // January has left already, so that both ways are gone
    rows.leave(
        minutes,
        AGE,
        YearMonth.of(2024, 1),
        shelf.write(minutes, YearMonth.of(2024, 1), rows.read(minutes, YearMonth.of(2024, 1))));
    int[] commits = {0};
    ColdCandles racing =
        new ColdCandles(
            TestStore.transactions(
                commit -> {
                  commits[0]++;
                  if (commits[0] == transaction) {
                    move();
                  }
                }),
            shelf,
            new ColdMove.Plan(true, Optional.of(AGE)));
    StoreCandleShelf read = new StoreCandleShelf(TestStore.transactions(), racing);
    assertThat(read.read(data(Optional.empty(), Optional.empty()), 100_000)).isEqualTo(all);
  }

  @Test
  void a_file_that_is_gone_is_an_error_and_never_a_hole() throws IOException {
    move();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> candles.read(data(Optional.empty(), Optional.empty()), 100_000))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> market.grouped(view(), 3_600, FIRST, FAR, 10))
        .hasMessageContaining("cannot be read");
    Instant young = Instant.parse("2024-03-05T00:00:00Z");
    assertThat(market.grouped(view(), 60, young, FAR, 1_000)).hasSize(100);
  }
}
