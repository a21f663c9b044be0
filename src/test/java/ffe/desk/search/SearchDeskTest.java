package ffe.desk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.JobBench;
import ffe.desk.backtest.JobDesk;
import ffe.desk.backtest.JobKind;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.Ran;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.search.SearchOrder.Aim;
import ffe.research.Worth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SearchDeskTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Actor VIEWER = new Actor("eve", Role.VIEWER, "rest");
  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 1_000, 2, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");

  private final JobBench bench = new JobBench(TERMS);
  private final SearchDesk desk = desk();

  private SearchDesk desk() {
    JobDesk jobs =
        bench.jobs(
            List.of(bench.runner(Ran.SHELF), new SearchRunner(Ran.SHELF, TERMS, bench.trials)));
    BacktestDesk backtests = bench.backtests(Ran.SHELF);
    return new SearchDesk(jobs, Ran.SHELF, backtests);
  }

  static Map<String, String> fields(String... more) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "source", "import:walk",
                "timeframe", "1h",
                "analysts", "momentum",
                "space", "momentum.fast=4..8/2,momentum.slow=30..50/20",
                "search", "grid",
                "trials", "6",
                "folds", "2",
                "trades_min", "1"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  private JobView<SearchOrder, SearchProgress, SearchSummary> done(Aim aim, String... more) {
    String id = desk.order(TRADER, SearchForm.read(aim, fields(more))).id();
    bench.runs();
    JobView<SearchOrder, SearchProgress, SearchSummary> view =
        desk.find(VIEWER, aim, id).orElseThrow();
    assertThat(view.state()).as("%s", view.problem()).isEqualTo(JobView.State.DONE);
    return view;
  }

  private Worth worth(JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    return desk.result(VIEWER, Aim.OPTIMIZATION, view.id()).orElseThrow().report().worth();
  }

  @Test
  void what_was_tried_on_the_market_before_counts_and_leaves_the_digest_as_it_is() {
    JobView<SearchOrder, SearchProgress, SearchSummary> first = done(Aim.OPTIMIZATION);
    assertThat(worth(first).before()).isEmpty();

    String more = "momentum.fast=4..10/2,momentum.slow=30..50/20";
    JobView<SearchOrder, SearchProgress, SearchSummary> wider =
        done(Aim.OPTIMIZATION, "space", more, "trials", "8");
    // six of the eight are the same
    assertThat(worth(wider).before()).isEmpty();
    assertThat(worth(wider).allTrials()).isEqualTo(8);

    JobView<SearchOrder, SearchProgress, SearchSummary> again = done(Aim.OPTIMIZATION);
    Worth.Before before = worth(again).before().orElseThrow();
    assertThat(before.trials()).isEqualTo(2);
    assertThat(before.skill().number().orElseThrow())
        .isLessThan(worth(again).skill().number().orElseThrow());
    assertThat(again.summary().orElseThrow().digest())
        .isEqualTo(first.summary().orElseThrow().digest());
    assertThat(again.summary().orElseThrow().skill())
        .contains(before.skill().number().orElseThrow());

    done(Aim.OPTIMIZATION, "deposit", "500");
    done(Aim.WALK_FORWARD, "trailing_stop", "2");
    assertThat(worth(done(Aim.OPTIMIZATION)).before().orElseThrow().trials()).isEqualTo(14);
  }

  @Test
  void a_backtest_is_a_trial_too() {
    Map<String, String> plain = new TreeMap<>(fields());
    plain.keySet().removeAll(List.of("space", "search", "trials", "folds", "trades_min"));
    String id = bench.backtests(Ran.SHELF).order(TRADER, BacktestForm.read(plain)).id();
    bench.runs();
    assertThat(bench.queue.result(JobKind.BACKTEST, id)).isPresent();

    assertThat(worth(done(Aim.OPTIMIZATION)).before().orElseThrow().trials()).isEqualTo(1);
  }

  @Test
  void every_trial_is_counted_and_kept_and_the_same_order_gives_the_same_digest() {
    JobView<SearchOrder, SearchProgress, SearchSummary> first = done(Aim.OPTIMIZATION);
    SearchSummary summary = first.summary().orElseThrow();
    SearchResult result = desk.result(VIEWER, Aim.OPTIMIZATION, first.id()).orElseThrow();
    assertThat(result.report().trials()).hasSize(6);
    assertThat(result.report().tests()).hasSize(2);
    assertThat(summary.trials()).isEqualTo(6);
    assertThat(summary.data()).isEqualTo(Ran.HOURS.digest().hex());
    assertThat(summary.codeVersion()).isEqualTo("code");
    assertThat(summary.words()).isEqualTo(result.report().words()).isNotBlank();
    assertThat(summary.digest()).matches("[0-9a-f]{64}");
    assertThat(done(Aim.OPTIMIZATION).summary()).contains(summary);
    assertThat(done(Aim.OPTIMIZATION, "search", "random", "trials", "3", "seed", "2").summary())
        .isNotEqualTo(first.summary());
    assertThat(bench.noted).extracting(ControlAction::command).contains("OPTIMIZATION");
  }

  @Test
  void what_is_kept_is_read_again_bit_for_bit() {
    String id = done(Aim.OPTIMIZATION).id();
    SearchResult result = desk.result(VIEWER, Aim.OPTIMIZATION, id).orElseThrow();
    assertThat(Canon.read(Canon.write(result), SearchResult.class)).isEqualTo(result);
    assertThat(Canon.read(Canon.write(result.summary()), SearchSummary.class))
        .isEqualTo(result.summary());
    SearchOrder order = desk.find(VIEWER, Aim.OPTIMIZATION, id).orElseThrow().order();
    assertThat(Canon.read(Canon.write(order), SearchOrder.class)).isEqualTo(order);
  }

  @Test
  void tells_how_many_were_tried_of_all_and_the_best_so_far() {
    done(Aim.OPTIMIZATION);
    SearchProgress last = (SearchProgress) bench.queue.beats.get(bench.queue.beats.size() - 1);
    assertThat(last.tried()).isEqualTo(6);
    assertThat(last.share()).isEqualTo(1);
    assertThat(last.latest()).extracting(l -> l.number()).startsWith(5, 4, 3);
    assertThat(Canon.read(Canon.write(last), SearchProgress.class)).isEqualTo(last);
  }

  @Test
  void a_walk_forward_is_listed_by_itself_and_is_anchored_or_rolling() {
    String id = done(Aim.WALK_FORWARD, "validation", "rolling").id();
    assertThat(desk.list(VIEWER, Aim.WALK_FORWARD, 9)).extracting(JobView::id).containsExactly(id);
    assertThat(desk.list(VIEWER, Aim.OPTIMIZATION, 9)).isEmpty();
    assertThat(desk.find(VIEWER, Aim.OPTIMIZATION, id)).isEmpty();
    assertThat(desk.cancel(TRADER, Aim.OPTIMIZATION, id)).isEmpty();
    refuses("validation", "anchored or rolling", Aim.WALK_FORWARD, "validation", "purged");
  }

  @Test
  void what_cannot_be_tried_is_a_trial_with_its_reason() {
    SearchResult result =
        desk.result(
                VIEWER,
                Aim.OPTIMIZATION,
                done(Aim.OPTIMIZATION, "space", "momentum.fast=18..24/2", "trials", "4").id())
            .orElseThrow();
    assertThat(result.report().tally().told()).isEqualTo(4);
    assertThat(result.report().trials())
        .anySatisfy(
            line -> {
              assertThat(line.outcome()).isEqualTo("infeasible");
              assertThat(line.why()).contains("fast");
            });
  }

  @Test
  void what_was_chosen_is_run_alone_and_comes_to_the_same() {
    JobView<SearchOrder, SearchProgress, SearchSummary> view =
        done(Aim.OPTIMIZATION, "space", "momentum.fast=4..8/2");
    SearchResult result = desk.result(VIEWER, Aim.OPTIMIZATION, view.id()).orElseThrow();
    assertThat(result.report().chosen()).isPresent();
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> alone =
        desk.runChosen(TRADER, Aim.OPTIMIZATION, view.id()).orElseThrow();
    bench.runs();
    assertThat(alone.order().trials()).isEqualTo(result.report().worth().trials().count());
    assertThat(alone.order().analysts())
        .isEqualTo(result.report().worth().again().orElseThrow().analysts());
    assertThat(bench.backtests(Ran.SHELF).find(VIEWER, alone.id()).orElseThrow().summary())
        .hasValueSatisfying(
            s ->
                assertThat(s.digest())
                    .isEqualTo(result.report().worth().again().orElseThrow().digest()));
  }

  @Test
  void limits_that_were_chosen_are_written_as_a_person_would() {
    String id = done(Aim.OPTIMIZATION, "space", "risk.position_max=5..10/5").id();
    Chosen chosen = desk.chosen(VIEWER, Aim.OPTIMIZATION, id).orElseThrow();
    assertThat(chosen.limits().get("position_max")).isIn("5", "10");
    assertThat(chosen.analysts()).containsExactly("momentum");
    assertThat(chosen.policy()).isEqualTo(chosen.limits());
    assertThat(chosen.isOrdered()).isTrue();
    assertThat(chosen.setsRules()).isFalse();
  }

  @Test
  void a_weight_that_was_chosen_has_no_backtest_and_says_so() {
    String id =
        done(
                Aim.OPTIMIZATION,
                "analysts",
                "momentum,trend-flip",
                "space",
                "weight.momentum=1..3/1",
                "trades_min",
                "0")
            .id();
    assertThat(desk.chosen(VIEWER, Aim.OPTIMIZATION, id))
        .hasValueSatisfying(c -> assertThat(c.policy()).containsOnlyKeys("weight.momentum"));
    assertThatThrownBy(() -> desk.runChosen(TRADER, Aim.OPTIMIZATION, id))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("weights");
  }

  @Test
  void too_much_is_refused_by_its_field_before_anything_waits() {
    refuses(
        "space",
        "at most 1000000 variants",
        Aim.OPTIMIZATION,
        "space",
        "momentum.fast=2..60/1,momentum.slow=10..180/1,momentum.rsi=2..50/1,"
            + "momentum.rsi-near=0..40/1,momentum.rsi-far=10..50/1");
    refuses("trials", "a grid tries all variants, 6", Aim.OPTIMIZATION, "trials", "5");
    refuses("trials", "1 to 1000, not 1001", Aim.OPTIMIZATION, "trials", "1001");
    refuses("space", "momentum.fast is", Aim.OPTIMIZATION, "space", "momentum.fast=0..20/5");
    refuses("space", "no rsi is asked", Aim.OPTIMIZATION, "space", "rsi.fast=1..2/1");
    refuses("space", "says what varies", Aim.OPTIMIZATION, "space", " ");
    refuses("folds", "1 to 50", Aim.OPTIMIZATION, "folds", "0");
    refuses("search", "grid, random, tpe", Aim.OPTIMIZATION, "search", "magic");
    refuses("objectives", "each once", Aim.OPTIMIZATION, "objectives", "sharpe,sharpe");
    refuses("nonsense", "no such field", Aim.OPTIMIZATION, "nonsense", "1");
    refuses("seed", "whole number", Aim.OPTIMIZATION, "seed", "x");
    assertThat(bench.queue.jobs).isEmpty();
    assertThat(bench.noted).isEmpty();
  }

  private void refuses(String field, String words, Aim aim, String... more) {
    assertThatThrownBy(() -> desk.order(TRADER, SearchForm.read(aim, fields(more))))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(words);
  }

  @Test
  void candles_times_runs_are_bounded() {
    SearchPlans.checkWork(1_000, 20_000, Duration.ofDays(1));
    SearchPlans.checkWork(1_000, 6_000, Duration.ofHours(1));
    isTooMuch(1_000, 20_001, Duration.ofDays(1), "at most 20000000 candles");
    isTooMuch(1_000, 6_001, Duration.ofHours(1), "at most 6000000 candles");
    isTooMuch(10_001, 1, Duration.ofDays(1), "at most 10000 variants");
  }

  private static void isTooMuch(int runs, long candles, Duration runMax, String words) {
    assertThatThrownBy(() -> SearchPlans.checkWork(runs, candles, runMax))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo("trials"))
        .hasMessageContaining(words);
  }

  @Test
  void the_bundled_recording_is_bounded_by_its_minutes() {
    String[] tape = {"source", "tape", "timeframe", "", "search", "random", "trials"};
    String[] many = java.util.Arrays.copyOf(tape, tape.length + 3);
    many[tape.length] = "1000";
    many[tape.length + 1] = "space";
    many[tape.length + 2] = "momentum.fast=2..60/1,momentum.slow=61..180/1";
    refuses("trials", "ffe.backtest.minutes-max", Aim.OPTIMIZATION, many);
    many[tape.length] = "100";
    assertThat(desk.order(TRADER, SearchForm.read(Aim.OPTIMIZATION, fields(many))).isOpen())
        .isTrue();
  }

  @Test
  void a_recording_too_short_for_its_tests_fails_after_one_variant_and_names_the_field() {
    String id = fails("embargo_hours", "embargo_hours", "8000");
    fails("folds", "embargo_hours", "598");
    fails("folds", "validation", "embargoed", "embargo_hours", "8000");
    assertThat(bench.queue.beats)
        .allSatisfy(beat -> assertThat(((SearchProgress) beat).tried()).isZero());
    assertThatThrownBy(() -> desk.result(VIEWER, Aim.OPTIMIZATION, id))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("NO_RESULT"));
  }

  private String fails(String field, String... more) {
    String id = desk.order(TRADER, SearchForm.read(Aim.OPTIMIZATION, fields(more))).id();
    bench.runs();
    JobView<SearchOrder, SearchProgress, SearchSummary> view =
        desk.find(VIEWER, Aim.OPTIMIZATION, id).orElseThrow();
    assertThat(view.state()).isEqualTo(JobView.State.FAILED);
    assertThat(view.problem().orElseThrow().field()).as("%s", view.problem()).isEqualTo(field);
    return id;
  }

  @Test
  void a_viewer_looks_and_does_nothing_else() {
    SearchOrder order = SearchForm.read(Aim.OPTIMIZATION, fields());
    assertThatThrownBy(() -> desk.order(VIEWER, order)).isInstanceOf(ForbiddenException.class);
    String id = desk.order(TRADER, order).id();
    assertThatThrownBy(() -> desk.cancel(VIEWER, Aim.OPTIMIZATION, id))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.runChosen(VIEWER, Aim.OPTIMIZATION, id))
        .isInstanceOf(ForbiddenException.class);
    assertThat(desk.cancel(TRADER, Aim.OPTIMIZATION, id).orElseThrow().state())
        .isEqualTo(JobView.State.CANCELLED);
    bench.runs();
    assertThat(bench.queue.results).isEmpty();
  }
}
