package ffe.desk.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.Oracle;
import ffe.backtest.Walks;
import ffe.council.AsRecorded;
import ffe.council.Asker;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.desk.Background;
import ffe.desk.backtest.JobView.Problem;
import ffe.desk.backtest.JobView.State;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.JournalDownException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class JobWorkerTest {

  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 10_000, 20, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");

  private final MemoryQueue queue = new MemoryQueue();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Hand wall = new Hand();
  private Runnable onFirstQuestion = () -> {};
  private int asked;
  private ModelBench bench = ModelBench.NONE;

  /** A clock that stands where it is put. */
  private static final class Hand extends Clock {

    private Instant now = Instant.parse("2024-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Has no view; does what the test wants when it is asked. */
  private final class Prompted implements Analyst {

    @Override
    public String name() {
      return "momentum";
    }

    @Override
    public Opinion opine(Observation observation) {
      asked++;
      if (asked == 1) {
        onFirstQuestion.run();
      }
      return new Opinion.Abstention("momentum", "NO_VIEW", "It has none.");
    }
  }

  private Analyst rule(String name) {
    return name.equals("momentum") ? new Prompted() : Strategies.named(name);
  }

  private JobWorker worker(BacktestTerms terms, CandleShelf shelf, Background background) {
    return new JobWorker(
        "w",
        new RunningJob.Means(
            queue,
            List.of(new BacktestRunner(shelf, this::rule, terms, new MemoryTrials(), bench)),
            terms,
            wall),
        background);
  }

  private JobWorker worker() {
    return worker(TERMS, Ran.SHELF, waiting::add);
  }

  private void open(String id) {
    open(id, "mean-reversion,trend-flip");
  }

  private void open(String id, String analysts) {
    queue.open(
        id,
        BacktestForm.read(Map.of("source", "import:walk", "timeframe", "1h", "analysts", analysts)),
        "tom",
        20);
  }

  private State state(String id) {
    return queue.jobs.get(id).state();
  }

  private Problem problem(String id) {
    return queue.jobs.get(id).problem().orElseThrow();
  }

  @Test
  void runs_what_waits_one_at_a_time_to_a_result_that_repeats() {
    open("a");
    open("b");
    JobWorker worker = worker();
    worker.tick();
    worker.tick();
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(state("a")).isEqualTo(State.DONE);
    worker.tick();
    waiting.remove().run();
    assertThat(queue.backtest("b")).isEqualTo(queue.backtest("a"));
    assertThat(queue.backtest("a").data()).isEqualTo(Ran.HOURS.digest().hex());
    assertThat(queue.backtest("a").report().codeVersion()).isEqualTo("code");
  }

  @Test
  void takes_as_many_as_it_may_and_none_where_it_may_none() {
    open("a");
    open("b");
    open("c");
    worker(
            new BacktestTerms(0, 9, 9, TERMS.runMax(), TERMS.keep(), TERMS.code()),
            Ran.SHELF,
            waiting::add)
        .tick();
    assertThat(waiting).isEmpty();
    worker(
            new BacktestTerms(2, 9, 9, TERMS.runMax(), TERMS.keep(), TERMS.code()),
            Ran.SHELF,
            waiting::add)
        .tick();
    assertThat(waiting).hasSize(2);
  }

  @Test
  void tells_how_far_it_is_with_an_estimate_of_what_is_left() {
    open("a", "momentum,trend-flip");
    JobWorker worker = worker();
    worker.tick();
    onFirstQuestion = () -> wall.now = wall.now.plusSeconds(10);
    worker.tick();
    assertThat(queue.beats).isEmpty();
    waiting.remove().run();
    assertThat(asked).isEqualTo(Ran.HOURS.size() - Recording.HISTORY);
    assertThat(queue.beats).extracting(JobProgress::share).containsExactly(1.0);
    queue.beats.clear();
    open("b", "momentum,trend-flip");
    asked = 0;
    worker.tick();
    Deque<Runnable> ticks = new ArrayDeque<>(List.of(worker::tick));
    onFirstQuestion =
        () -> {
          wall.now = wall.now.plusSeconds(10);
          ticks.remove().run();
        };
    waiting.remove().run();
    assertThat(queue.beats).hasSize(2);
    assertThat(queue.beats.get(0).share()).isLessThan(1.0);
    assertThat(queue.beats.get(1).share()).isEqualTo(1.0);
    assertThat(((BacktestProgress) queue.beats.get(1)).cycles()).isEqualTo(asked);
    assertThat(state("b")).isEqualTo(State.DONE);
  }

  @Test
  void a_cancelled_run_ends_at_its_next_beat_and_leaves_nothing() {
    open("a", "momentum,trend-flip");
    JobWorker worker = worker();
    worker.tick();
    onFirstQuestion =
        () -> {
          queue.cancel("a");
          worker.tick();
        };
    waiting.remove().run();
    assertThat(state("a")).isEqualTo(State.CANCELLED);
    assertThat(asked).isLessThan(Ran.HOURS.size() - Recording.HISTORY);
    assertThat(queue.results).isEmpty();
  }

  @Test
  void a_run_that_another_took_over_writes_nothing() {
    open("a", "momentum,trend-flip");
    worker().tick();
    onFirstQuestion = () -> queue.takenOver("a");
    waiting.remove().run();
    assertThat(queue.results).isEmpty();
    assertThat(state("a")).isEqualTo(State.RUNNING);
  }

  @Test
  void a_run_that_takes_too_long_fails_at_once_and_names_the_setting() {
    open("a", "momentum,trend-flip");
    JobWorker worker = worker();
    worker.tick();
    onFirstQuestion =
        () -> {
          wall.now = wall.now.plus(TERMS.runMax()).plusMillis(1);
          worker.tick();
          assertThat(problem("a").field()).isEqualTo("ffe.backtest.minutes-max");
          assertThat(problem("a").words()).contains("60 minutes");
        };
    waiting.remove().run();
    assertThat(state("a")).isEqualTo(State.FAILED);
    assertThat(queue.results).isEmpty();
  }

  @Test
  void an_analyst_that_fails_ends_the_run_and_is_named_with_the_time() {
    open("a", "momentum,trend-flip");
    worker().tick();
    onFirstQuestion =
        () -> {
          throw new IllegalStateException("divided by nothing");
        };
    waiting.remove().run();
    assertThat(state("a")).isEqualTo(State.FAILED);
    assertThat(problem("a").field()).isEqualTo("analysts");
    assertThat(problem("a").words())
        .startsWith("momentum failed at " + Ran.HOURS.closesAt(Recording.HISTORY))
        .endsWith("divided by nothing");
    assertThat(queue.results).isEmpty();
  }

  /** Everybody of one name votes, and is asked so. */
  private record Asked(Asker asker) implements ModelBench {

    @Override
    public List<Seat> seats() {
      return List.of(new Seat("openai", "openai-1"));
    }

    @Override
    public AskedModels seated(Wish wish) {
      return new AskedModels(
          Seating.of(seats(), Duration.ofSeconds(30)),
          new EnsemblePolicy(wish.strategy(), 2),
          new TreeMap<>(),
          wish.budgetUsd());
    }

    @Override
    public Asker asker(AskedModels models, Recording recording, String job) {
      assertThat(job).isEqualTo("a");
      return asker;
    }
  }

  private void runsWith(Asker asker) {
    bench = new Asked(asker);
    queue.open(
        "a",
        BacktestForm.read(
            Map.of("source", "import:walk", "timeframe", "1h", "models", "openai"), bench),
        "tom",
        20);
    worker().tick();
    waiting.remove().run();
  }

  @Test
  void models_vote_and_their_costs_are_told() {
    runsWith(new AsRecorded(new Oracle()));
    assertThat(state("a")).isEqualTo(State.DONE);
    assertThat(queue.backtest("a").report().models().orElseThrow().voters())
        .singleElement()
        .matches(voter -> voter.asked() == Ran.HOURS.size() - Recording.HISTORY);
    assertThat(queue.backtest("a").report().digest()).isNotEqualTo(Ran.result().report().digest());
  }

  @Test
  void a_missing_answer_ends_the_run_and_names_model_time_and_fix() {
    runsWith(new AsRecorded(request -> Optional.empty(), "ask for it"));
    assertThat(state("a")).isEqualTo(State.FAILED);
    assertThat(problem("a").field()).isEqualTo("models");
    assertThat(problem("a").words())
        .startsWith("openai failed at " + Ran.HOURS.closesAt(Recording.HISTORY))
        .endsWith("no answer is recorded; ask for it");
    assertThat(queue.results).isEmpty();
  }

  @Test
  void while_answers_cannot_be_read_the_job_waits_for_the_database() {
    runsWith(
        requests -> {
          throw new JournalDownException("away", new IOException("closed"));
        });
    assertThat(state("a")).isEqualTo(State.RUNNING);
    assertThat(queue.results).isEmpty();
  }

  @Test
  void too_few_and_too_many_candles_fail_and_name_field_and_limit() {
    open("few");
    CandleShelf few = new Ran.Walk(Walks.of(Timeframe.H1, 331, 1));
    worker(TERMS, few, waiting::add).tick();
    waiting.remove().run();
    assertThat(problem("few").field()).isEqualTo("from");
    assertThat(problem("few").words()).contains("at least 332", "stored are 331");
    open("many");
    worker(
            new BacktestTerms(1, 899, 9, TERMS.runMax(), TERMS.keep(), TERMS.code()),
            Ran.SHELF,
            waiting::add)
        .tick();
    waiting.remove().run();
    assertThat(problem("many").field()).isEqualTo("from");
    assertThat(problem("many").words()).contains("at most 899", "ffe.backtest.candles-max");
    assertThat(queue.results).isEmpty();
  }

  @Test
  void candles_off_their_grid_fail_and_name_the_timeframe() {
    open("a");
    worker(TERMS, new Ran.Walk(Walks.of(Timeframe.M5, 900, 1)), waiting::add).tick();
    waiting.remove().run();
    assertThat(problem("a").field()).isEqualTo("timeframe");
  }

  @Test
  void a_server_that_ends_gives_its_job_back_and_takes_no_other() {
    open("a", "momentum,trend-flip");
    JobWorker worker = worker();
    worker.tick();
    onFirstQuestion = worker::end;
    waiting.remove().run();
    assertThat(state("a")).isEqualTo(State.QUEUED);
    worker.tick();
    assertThat(waiting).isEmpty();
    assertThat(queue.results).isEmpty();
  }

  @Test
  void without_the_database_it_goes_on_and_the_job_waits_for_its_lease() {
    open("a", "momentum,trend-flip");
    JobWorker worker = worker();
    worker.tick();
    onFirstQuestion =
        () -> {
          queue.isDown = true;
          worker.tick();
        };
    waiting.remove().run();
    queue.isDown = false;
    assertThat(state("a")).isEqualTo(State.RUNNING);
    assertThat(queue.results).isEmpty();
    open("b");
    worker.tick();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void a_full_executor_gives_the_job_back() {
    open("a");
    JobWorker worker =
        worker(
            TERMS,
            Ran.SHELF,
            work -> {
              throw new RejectedExecutionException("full");
            });
    assertThatThrownBy(worker::tick).isInstanceOf(RejectedExecutionException.class);
    assertThat(state("a")).isEqualTo(State.QUEUED);
  }

  @Test
  void removes_old_results_once_an_hour() {
    JobWorker worker = worker();
    worker.tick();
    worker.tick();
    wall.now = wall.now.plus(Duration.ofMinutes(61));
    worker.tick();
    assertThat(queue.retired).containsExactly(TERMS.keep(), TERMS.keep());
  }

  @Test
  void the_bundled_recording_gives_the_digest_of_the_paper_session() throws IOException {
    Properties golden = new Properties();
    try (InputStream in = JobWorkerTest.class.getResourceAsStream("/golden/session.properties")) {
      golden.load(in);
    }
    queue.open("a", BacktestForm.read(Map.of("trials", "3")), "tom", 20);
    BacktestTerms terms = new BacktestTerms(1, 9, 9, TERMS.runMax(), TERMS.keep(), () -> "golden");
    new JobWorker(
            "w",
            new RunningJob.Means(
                queue,
                List.of(
                    new BacktestRunner(
                        Ran.SHELF, Strategies::named, terms, new MemoryTrials(), ModelBench.NONE)),
                terms,
                wall),
            Runnable::run)
        .tick();
    BacktestResult result = queue.backtest("a");
    assertThat(result.report().digest()).isEqualTo(golden.getProperty("digest"));
    assertThat(result.report().luck().trials()).isEqualTo(3);
    assertThat(result.data()).isEqualTo(TapeSource.bundled().digest().hex());
    assertThat(result.summary().digest()).isEqualTo(result.report().digest());
  }
}
