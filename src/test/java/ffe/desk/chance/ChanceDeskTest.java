package ffe.desk.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.JobBench;
import ffe.desk.backtest.JobRunner;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.ModelBench;
import ffe.desk.backtest.Ran;
import ffe.desk.backtest.RefusedOrderException;
import ffe.market.Candle;
import ffe.market.Timeframe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ChanceDeskTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Actor VIEWER = new Actor("eve", Role.VIEWER, "rest");
  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 1_000, 9, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");

  private final JobBench bench = new JobBench(TERMS);
  private final Shelf shelf = new Shelf();
  private final ChanceDesk desk =
      new ChanceDesk(
          bench.jobs(
              List.<JobRunner>of(
                  bench.runner(shelf), new ChanceRunner(shelf, TERMS, ModelBench.NONE))),
          bench.backtests(shelf));

  /** The walk, until other candles are stored. */
  private static final class Shelf implements CandleShelf {

    private CandleShelf now = Ran.SHELF;

    @Override
    public int count(BacktestOrder.Data data, int max) {
      return now.count(data, max);
    }

    @Override
    public List<Candle> read(BacktestOrder.Data data, int max) {
      return now.read(data, max);
    }
  }

  private String backtest() {
    String id =
        bench
            .backtests(shelf)
            .order(
                TRADER,
                BacktestForm.read(
                    Map.of("source", "import:walk", "timeframe", "1h", "analysts", "trend-flip")))
            .id();
    bench.runs();
    return id;
  }

  private JobView<ChanceOrder, ChanceProgress, ChanceSummary> ordered(String... fields) {
    Map<String, String> given = new TreeMap<>(Map.of("draws", "200"));
    for (int i = 0; i < fields.length; i += 2) {
      given.put(fields[i], fields[i + 1]);
    }
    String id = desk.order(TRADER, ChanceForm.read(given)).id();
    bench.runs();
    return desk.find(VIEWER, id).orElseThrow();
  }

  @Test
  void draws_of_all_returns_and_trades_and_the_same_order_gives_the_same() {
    String backtest = backtest();
    JobView<ChanceOrder, ChanceProgress, ChanceSummary> view = ordered("backtest", backtest);
    assertThat(view.state()).as("%s", view.problem()).isEqualTo(JobView.State.DONE);
    ChanceResult result = desk.result(VIEWER, view.id()).orElseThrow();
    assertThat(result.chances().ofReturns().orElseThrow().result().draws()).isEqualTo(200);
    assertThat(result.chances().stressed()).extracting(s -> s.multiple()).startsWith(0.0, 1.0);
    assertThat(result.run())
        .isEqualTo(
            bench
                .backtests(shelf)
                .find(VIEWER, backtest)
                .orElseThrow()
                .summary()
                .orElseThrow()
                .digest());
    assertThat(result.data()).isEqualTo(Ran.HOURS.digest().hex());
    assertThat(ordered("backtest", backtest).summary()).isEqualTo(view.summary());
    assertThat(ordered("backtest", backtest, "seed", "8").summary()).isNotEqualTo(view.summary());
    assertThat(ordered("backtest", backtest, "blocks", "circular", "block_length", "9").summary())
        .isNotEqualTo(view.summary());
    assertThat(Canon.read(Canon.write(result), ChanceResult.class)).isEqualTo(result);
    assertThat(Canon.read(Canon.write(view.order()), ChanceOrder.class)).isEqualTo(view.order());
    assertThat(bench.noted).extracting(ControlAction::command).contains("MONTE_CARLO");
  }

  @Test
  void dearer_trades_earn_less_by_their_costs() {
    String id = ordered("backtest", backtest(), "cost_multiples", "1,2,3").id();
    List<Double> profits =
        desk.result(VIEWER, id).orElseThrow().chances().stressed().stream()
            .map(s -> s.profit())
            .toList();
    assertThat(profits).hasSize(3);
    assertThat(profits.get(1)).isLessThan(profits.get(0));
    assertThat(profits.get(2) - profits.get(1))
        .isCloseTo(profits.get(1) - profits.get(0), org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void over_other_candles_nothing_is_drawn() {
    String backtest = backtest();
    shelf.now = new Ran.Walk(ffe.backtest.Walks.of(Timeframe.H1, 900, 8));
    JobView<ChanceOrder, ChanceProgress, ChanceSummary> view = ordered("backtest", backtest);
    assertThat(view.state()).isEqualTo(JobView.State.FAILED);
    assertThat(view.problem().orElseThrow().field()).isEqualTo("backtest");
    assertThat(view.problem().orElseThrow().words()).contains("another digest");
  }

  @Test
  void what_cannot_be_drawn_is_refused_by_its_field() {
    refuses("backtest", "id of one that is done");
    refuses("backtest", "no such backtest", "backtest", "0123456789ab");
    refuses("draws", "100 to 10000", "backtest", "0123456789ab", "draws", "10001");
    refuses("blocks", "stationary or circular", "backtest", "0123456789ab", "blocks", "none");
    refuses("block_length", "from 1", "backtest", "0123456789ab", "block_length", "0");
    refuses("seed", "whole number", "backtest", "0123456789ab", "seed", "x");
    refuses("cost_multiples", "0 to 100", "backtest", "0123456789ab", "cost_multiples", "101");
    refuses("nonsense", "no such field", "backtest", "0123456789ab", "nonsense", "1");
    assertThat(bench.queue.jobs).isEmpty();
  }

  private void refuses(String field, String words, String... fields) {
    assertThatThrownBy(() -> ordered(fields))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(words);
  }

  @Test
  void a_viewer_looks_and_does_nothing_else() {
    String id = ordered("backtest", backtest()).id();
    ChanceForm form = ChanceForm.read(Map.of("backtest", "0123456789ab"));
    assertThatThrownBy(() -> desk.order(VIEWER, form)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.cancel(VIEWER, id)).isInstanceOf(ForbiddenException.class);
    assertThat(desk.list(VIEWER, 9)).hasSize(1);
  }
}
