package ffe.desk.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.Walks;
import ffe.canon.Canon;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.files.Dataset;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DatasetRunTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 1_000, 2, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");

  private final JobBench bench = new JobBench(TERMS);
  private final Dataset first = bench.datasets.add("walk", Ran.HOURS);
  private final BacktestDesk desk = bench.backtests(Ran.SHELF);

  private BacktestOrder read(String dataset) {
    return desk.read(Map.of("dataset", dataset, "position_max", "10"));
  }

  @Test
  void a_run_over_a_dataset_is_the_run_over_the_same_candles_stored_otherwise() {
    BacktestResult over = Ran.result(read("walk"), Ran.SHELF);
    BacktestResult otherwise = Ran.result();
    assertThat(over.report().decisions()).isEqualTo(otherwise.report().decisions());
    assertThat(over.report().fills()).isPositive();
    assertThat(over.data()).isEqualTo(otherwise.data()).isEqualTo(first.sum().digest());
    assertThat(over.chart()).isEqualTo(otherwise.chart());
    assertThat(over.report())
        .usingRecursiveComparison()
        .ignoringFields("source", "digest")
        .isEqualTo(otherwise.report());
    assertThat(over.report().source()).contains("candles:dataset:walk@1");
  }

  /** Decisions name their source; of the same name they are the same to the last bit. */
  @Test
  void a_run_has_one_digest_however_its_source_was_ordered() {
    BacktestOrder bySource =
        desk.read(Map.of("source", "dataset:walk@1", "timeframe", "1h", "position_max", "10"));
    BacktestResult over = Ran.result(read("walk"), Ran.SHELF);
    assertThat(over.report().digest())
        .isEqualTo(Ran.result(bySource, Ran.SHELF).report().digest())
        .isNotEqualTo(Ran.result().report().digest());
  }

  @Test
  void an_order_holds_the_version_and_digest_it_was_ordered_with() {
    BacktestOrder order = read("walk");
    CandleSeries other = Walks.of(Timeframe.H1, 900, 8);
    Dataset second = bench.datasets.add("walk", other);
    assertThat(second.version()).isEqualTo(2);
    BacktestOrder stored = Canon.read(Canon.write(order), BacktestOrder.class);
    assertThat(stored).isEqualTo(order);
    assertThat(stored.data().dataset()).contains("walk@1");
    assertThat(stored.data().digest()).contains(first.sum().digest());
    assertThat(read("walk").data().dataset()).contains("walk@2");
    assertThat(read("walk@1")).isEqualTo(order);
    assertThat(read("walk").data().timeframe()).contains(Timeframe.H1);
  }

  @Test
  void a_run_does_not_begin_over_other_candles_than_were_ordered() {
    BacktestOrder order = read("walk");
    CandleShelf changed = new Ran.Walk(Walks.of(Timeframe.H1, 900, 8));
    assertThatThrownBy(() -> Recording.of(order.data(), changed, 1_000))
        .isInstanceOf(RefusedOrderException.class)
        .hasMessageContaining("dataset:walk@1 has other candles than were ordered");
    String id = desk.order(TRADER, order).id();
    bench.runs();
    assertThat(desk.result(TRADER, id).orElseThrow().data()).isEqualTo(first.sum().digest());
  }

  @ParameterizedTest
  @CsvSource({
    "source, import:x, source",
    "dataset, walk@2, dataset",
    "dataset, walk@0, dataset",
    "dataset, walk@, dataset",
    "dataset, Walk, dataset",
    "dataset, other, dataset",
    "asset_pair, ETH-USD, asset_pair",
    "timeframe, 5m, timeframe"
  })
  void refuses_what_does_not_fit(String field, String value, String refused) {
    Map<String, String> fields =
        field.equals("dataset")
            ? Map.of("dataset", value)
            : Map.of("dataset", "walk", field, value);
    assertThatThrownBy(() -> desk.read(fields))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(refused));
  }

  @Test
  void takes_what_says_the_same_as_the_dataset() {
    assertThat(
            desk.read(Map.of("dataset", "walk", "timeframe", "1h", "asset_pair", "BTC/USD")).data())
        .isEqualTo(read("walk").data());
  }
}
