package ffe.desk.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.backtest.JobView.State;
import ffe.market.Candle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BacktestDeskTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Actor VIEWER = new Actor("eve", Role.VIEWER, "rest");
  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 1_000, 2, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");

  private final JobBench bench = new JobBench(TERMS);
  private final MemoryQueue queue = bench.queue;
  private final List<ControlAction> noted = bench.noted;
  private final BacktestDesk desk = desk(Ran.SHELF);

  private BacktestDesk desk(CandleShelf shelf) {
    return bench.backtests(shelf);
  }

  /** Candles of a length of its own. */
  private record Some(int count) implements CandleShelf {

    @Override
    public int count(BacktestOrder.Data data, int max) {
      return Math.min(count, max);
    }

    @Override
    public List<Candle> read(BacktestOrder.Data data, int max) {
      return List.of();
    }
  }

  private JobView<BacktestOrder, BacktestProgress, BacktestSummary> ordered() {
    return desk.order(TRADER, Ran.order());
  }

  @Test
  void what_is_ordered_is_begun_at_once_noted_and_told_to_everybody() {
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> view = ordered();
    assertThat(view.id()).matches("[0-9a-f]{12}");
    assertThat(view.state()).isEqualTo(State.QUEUED);
    bench.runs();
    assertThat(desk.find(VIEWER, view.id()).orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(desk.result(VIEWER, view.id()).orElseThrow().report().luck()).isNotNull();
    assertThat(desk.list(VIEWER, 10)).hasSize(1);
    assertThat(noted).extracting(ControlAction::command).containsExactly("BACKTEST");
    assertThat(noted.get(0).effect()).startsWith("1h BTC-USD of import:walk by mean-reversion");
  }

  /** What is queued is read back from its text, as by another server. */
  @Test
  void runs_a_margin_account_in_its_markets_hours_behind_a_trailing_stop() {
    Map<String, String> fields = new TreeMap<>(MARGIN);
    String all = digest(fields);
    for (String left : MARGIN.keySet()) {
      Map<String, String> without = new TreeMap<>(MARGIN);
      without.remove(left);
      assertThat(digest(without)).as("without " + left).isNotEqualTo(all);
    }
  }

  private static final Map<String, String> MARGIN =
      Map.of("margin", "3", "hours", "fx", "trailing_stop", "1");

  private String digest(Map<String, String> terms) {
    Map<String, String> fields = new TreeMap<>(terms);
    fields.putAll(Map.of("source", "import:walk", "timeframe", "1h", "position_max", "10"));
    BacktestOrder order = BacktestForm.read(fields);
    String id = desk.order(TRADER, order).id();
    bench.runs();
    assertThat(desk.find(TRADER, id).orElseThrow().problem()).isEmpty();
    BacktestResult made = desk.result(TRADER, id).orElseThrow();
    assertThat(made.report().margin().isPresent()).isEqualTo(terms.containsKey("margin"));
    assertThat(Canon.write(made))
        .as("as if run at once")
        .isEqualTo(Canon.write(Ran.result(order, Ran.SHELF)));
    return made.report().digest();
  }

  @Test
  void a_viewer_neither_orders_nor_cancels() {
    String id = ordered().id();
    assertThatThrownBy(() -> desk.order(VIEWER, Ran.order()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.cancel(VIEWER, id)).isInstanceOf(ForbiddenException.class);
    assertThat(queue.jobs).hasSize(1);
  }

  @Test
  void more_than_may_wait_are_refused_until_one_is_cancelled() {
    String id = ordered().id();
    ordered();
    assertThatThrownBy(this::ordered)
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("QUEUE_FULL"))
        .hasMessageContaining("2 backtests")
        .hasMessageContaining("ffe.backtest.queue-max");
    assertThat(desk.cancel(TRADER, id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    ordered();
    assertThat(noted)
        .extracting(ControlAction::command)
        .containsExactly("BACKTEST", "BACKTEST", "CANCEL_BACKTEST", "BACKTEST");
  }

  @Test
  void nothing_is_told_of_what_is_not_done() {
    String id = ordered().id();
    assertThatThrownBy(() -> desk.result(VIEWER, id))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("NO_RESULT"));
    desk.cancel(TRADER, id);
    assertThatThrownBy(() -> desk.result(VIEWER, id)).hasMessageContaining("CANCELLED");
    assertThatThrownBy(() -> desk.cancel(TRADER, id))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("NOT_RUNNING"));
  }

  @Test
  void what_there_is_not_is_neither_found_nor_cancelled() {
    assertThat(desk.find(VIEWER, "0")).isEmpty();
    assertThat(desk.result(VIEWER, "0")).isEmpty();
    assertThat(desk.cancel(TRADER, "0")).isEmpty();
  }

  @Test
  void candles_that_are_none_too_few_or_too_many_are_refused_before_anything_is_queued() {
    refuses(0, "source", "at least 332");
    refuses(331, "from", "stored are 331");
    refuses(1_001, "from", "at most 1000 candles (ffe.backtest.candles-max)");
    assertThatThrownBy(() -> desk.order(TRADER, BacktestForm.read(Map.of("position_max", "99"))))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo("position_max"));
    assertThat(queue.jobs).isEmpty();
    assertThat(noted).isEmpty();
  }

  private void refuses(int count, String field, String words) {
    assertThatThrownBy(() -> desk(new Some(count)).order(TRADER, Ran.order()))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(words);
  }

  private static BacktestOrder both() {
    return BacktestForm.read(
        Map.of("source", "import:walk", "timeframe", "1h", "asset_pair", "ETH-USD,BTC-USD"));
  }

  @Test
  void candles_of_several_pairs_are_counted_together() {
    assertThatThrownBy(() -> desk(new Some(501)).order(TRADER, both()))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo("from"))
        .hasMessageContaining("at most 1000 candles")
        .hasMessageContaining("1h BTC-USD, ETH-USD of import:walk");
    assertThatThrownBy(() -> desk(new Some(331)).order(TRADER, both()))
        .hasMessageContaining("stored are 331 1h BTC-USD of import:walk");
    assertThat(desk(new Some(500)).order(TRADER, both()).state()).isEqualTo(State.QUEUED);
  }

  @Test
  void several_pairs_are_traded_by_one_account_and_come_to_the_same_again() {
    CandleShelf shelf = new Ran.Walk(Ran.HOURS.last(450));
    BacktestResult result = Ran.result(both(), shelf);
    assertThat(result.report().byInstrument()).containsOnlyKeys("BTC-USD", "ETH-USD");
    assertThat(result.report().source()).hasSize(4);
    assertThat(result.chart().panes()).hasSize(2);
    assertThat(result.data()).isEqualTo(Ran.result(both(), shelf).data());
    assertThat(result.report().digest()).isEqualTo(Ran.result(both(), shelf).report().digest());
    assertThat(Canon.read(Canon.write(result), BacktestResult.class)).isEqualTo(result);
  }
}
