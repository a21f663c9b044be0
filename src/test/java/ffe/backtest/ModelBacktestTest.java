package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.ModelsReport.Knowledge;
import ffe.canon.Canon;
import ffe.council.AsRecorded;
import ffe.council.Council;
import ffe.council.ModelRequest;
import ffe.council.RecordedAnswers;
import ffe.council.Seating;
import ffe.council.UnansweredException;
import ffe.decision.EnsembleStrategy;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models in a run: what they answered before, or nothing at all. */
@Tag("simulation")
class ModelBacktestTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  @TempDir private Path folder;

  private static BacktestPlan rulesAlone(EnsembleStrategy strategy) {
    return new BacktestPlan(
        "main",
        ModelSession.source(),
        FillModel.KRAKEN,
        Strategies.all(),
        ModelSession.rules(strategy),
        Money.of("10000", Currency.USD),
        Optional.empty());
  }

  private static BacktestPlan plan(EnsembleStrategy strategy, RecordedAnswers answers) {
    return rulesAlone(strategy)
        .with(new ModelPanel(ModelSession.council(new AsRecorded(answers)), new TreeMap<>()));
  }

  private static BacktestRun run(BacktestPlan plan) {
    return Backtest.run(plan, "models", Backtest.Watch.NOBODY).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void a_run_by_recorded_answers_is_the_run_that_recorded_them(EnsembleStrategy strategy)
      throws IOException {
    Path path = folder.resolve("answers.jsonl");
    BacktestRun live;
    int asked;
    try (AnswersFile file = AnswersFile.append(path)) {
      live =
          run(
              plan(
                  strategy,
                  request ->
                      file.to(request)
                          .or(
                              () -> {
                                file.keep(request, Oracle.says(request), NOW);
                                return file.to(request);
                              })));
      asked = file.size();
    }
    BacktestRun replayed = run(plan(strategy, AnswersFile.read(path)));
    assertThat(replayed.digest()).isEqualTo(live.digest());
    assertThat(BacktestReport.of(replayed, 1)).isEqualTo(BacktestReport.of(live, 1));
    assertThat(run(plan(strategy, AnswersFile.read(path))).digest()).isEqualTo(live.digest());
    assertThat(live.digest()).isNotEqualTo(run(plan(EnsembleStrategy.WEIGHTED, none())).digest());
    ModelsReport models = BacktestReport.of(replayed, 1).models().orElseThrow();
    assertThat(models.voters().stream().mapToInt(ModelsReport.Voter::asked).sum()).isEqualTo(asked);
    assertThat(live.fills() > 0).isEqualTo(strategy != EnsembleStrategy.UNANIMOUS);
  }

  /** Every answer is a refusal. */
  private static RecordedAnswers none() {
    return request ->
        Optional.of(new ffe.council.ModelReply.Failure("REFUSED", "It refused.", Optional.empty()));
  }

  /** Models asked at the same time, as the server does it, in a session of the paper account. */
  @ParameterizedTest
  @EnumSource(names = {"WEIGHTED", "DEBATE", "TWO_PHASE", "LOCAL_FIRST"})
  void what_is_tested_is_what_trades(EnsembleStrategy strategy) {
    BacktestRun tested = run(plan(strategy, new Oracle()));
    MemoryJournal journal = ModelSession.traded(strategy);
    assertThat(journal.sessionDigest()).isEqualTo(tested.digest());
    DecidedAnswers answers = new DecidedAnswers();
    journal.decisions().forEach(answers::add);
    assertThat(run(plan(strategy, answers)).digest()).isEqualTo(tested.digest());
    DecidedAnswers less = new DecidedAnswers();
    journal.decisions().subList(1, 120).forEach(less::add);
    assertThatThrownBy(() -> run(plan(strategy, less)))
        .isInstanceOf(FailedAnalystException.class)
        .hasMessageContaining("at 2017-07-15T13:00:00Z of the recording");
  }

  @Test
  void a_missing_answer_ends_the_run_and_says_whose_when_and_what_to_do() {
    Oracle all = new Oracle();
    assertThat(run(plan(EnsembleStrategy.WEIGHTED, all)).decisions()).hasSize(120);
    ModelRequest lost = all.asked().get(61);
    assertThat(lost.provider()).isEqualTo("openai");
    Oracle gappy = new Oracle();
    gappy.forget(lost);
    assertThatThrownBy(() -> run(plan(EnsembleStrategy.WEIGHTED, gappy)))
        .isInstanceOf(FailedAnalystException.class)
        .hasCauseInstanceOf(UnansweredException.class)
        .hasMessage(
            "openai failed at 2017-07-16T09:00:00Z of the recording: openai-1, request "
                + lost.digest()
                + ": no answer is recorded; run it once with --record and a --budget");
  }

  @Test
  void a_recorded_refusal_is_an_abstention_and_the_run_goes_on() {
    BacktestRun run = run(plan(EnsembleStrategy.WEIGHTED, none()));
    ModelsReport models = BacktestReport.of(run, 1).models().orElseThrow();
    assertThat(models.voters()).allMatch(v -> v.asked() == 120 && v.views() == 0);
    assertThat(models.voters()).allMatch(v -> v.usd().signum() == 0);
  }

  @Test
  void views_and_costs_are_counted_by_voter() {
    BacktestRun run = run(plan(EnsembleStrategy.WEIGHTED, new Oracle()));
    for (ModelsReport.Voter voter : BacktestReport.of(run, 1).models().orElseThrow().voters()) {
      assertThat(voter.asked()).isEqualTo(120);
      assertThat(voter.views()).isBetween(20, 119);
      String each =
          switch (voter.provider()) {
            case "anthropic" -> "0.0045";
            case "openai" -> "0.0012";
            default -> "0";
          };
      assertThat(
              voter
                  .usd()
                  .remainder(
                      new java.math.BigDecimal(each)
                          .max(java.math.BigDecimal.ONE.movePointLeft(6))))
          .isEqualByComparingTo("0");
      assertThat(voter.usd().signum()).isEqualTo(each.equals("0") ? 0 : 1);
    }
  }

  @Test
  void models_alone_can_be_asked_and_nobody_at_all_cannot() {
    BacktestPlan plan = plan(EnsembleStrategy.WEIGHTED, new Oracle());
    BacktestPlan models =
        new BacktestPlan(
            plan.account(),
            plan.markets(),
            List.of(),
            plan.rules(),
            plan.deposit(),
            plan.liftAfter(),
            plan.models(),
            Optional.empty());
    assertThat(BacktestReport.of(run(models), 1).analysts()).isEmpty();
    assertThatThrownBy(
            () ->
                new ModelPanel(
                    new Council(Seating.of(List.of(), Duration.ofSeconds(1)), r -> List.of()),
                    new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_report_of_rules_alone_says_nothing_of_models() {
    BacktestReport report = BacktestReport.of(run(rulesAlone(EnsembleStrategy.WEIGHTED)), 1);
    assertThat(report.models()).isEmpty();
    assertThat(Canon.write(report)).doesNotContain("\"models\":");
    assertThat(Canon.read(Canon.write(report), BacktestReport.class)).isEqualTo(report);
  }

  private static ModelsReport told(Map<String, Instant> knowsUntil) {
    BacktestPlan plan =
        rulesAlone(EnsembleStrategy.WEIGHTED)
            .with(
                new ModelPanel(
                    ModelSession.council(new AsRecorded(new Oracle())), new TreeMap<>(knowsUntil)));
    BacktestReport report = BacktestReport.of(run(plan), 1);
    assertThat(Canon.read(Canon.write(report), BacktestReport.class)).isEqualTo(report);
    assertThat(report.from()).isEqualTo(Instant.parse("2017-07-15T13:00:00Z"));
    return report.models().orElseThrow();
  }

  @Test
  void a_run_that_begins_before_a_model_stopped_learning_may_know_the_future() {
    Instant before = Instant.parse("2017-07-15T13:00:00Z");
    Map<String, Instant> ends = Map.of("anthropic", before, "openai", before, "ollama", before);
    assertThat(told(ends).knowledge()).isEqualTo(Knowledge.ENDS_BEFORE);
    assertThat(told(ends).words())
        .isEqualTo("No model learned from texts of the time of the run or later.");
    Map<String, Instant> late = new TreeMap<>(ends);
    late.put("openai", before.plusMillis(1));
    ModelsReport one = told(late);
    assertThat(one.knowledge()).isEqualTo(Knowledge.MAY_KNOW_FUTURE);
    assertThat(one.knowledge().words()).isEqualTo("may know the future");
    assertThat(one.words())
        .isEqualTo(
            "May know the future: openai (openai-1) learned from texts of until 2017-07-14.");
    late.remove("anthropic");
    assertThat(told(late).words())
        .startsWith(
            "May know the future: until when anthropic (anthropic-1) learned is not known; openai");
    Map<String, Instant> unknown = new TreeMap<>(ends);
    unknown.remove("ollama");
    assertThat(told(unknown).knowledge()).isEqualTo(Knowledge.NOT_KNOWN);
    assertThat(told(unknown).words()).contains("ollama (ollama-1)").doesNotContain("openai");
  }
}
