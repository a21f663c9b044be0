package ffe.cli;

import ffe.backtest.AnswersFile;
import ffe.backtest.ModelPanel;
import ffe.cli.recording.Recorder;
import ffe.council.AsRecorded;
import ffe.council.Asker;
import ffe.council.Council;
import ffe.council.RecordedAnswers;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.setting.Counting;
import ffe.setting.EnsembleKeys;
import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.ModelKeys;
import ffe.setting.Refusal;
import ffe.setting.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Models that are asked in a run, by answers that are recorded, as options. */
final class ModelOptions {

  /** Rules alone. */
  static final Asked NONE = new Asked(List.of(), new Source(name -> Optional.empty()));

  private static final RecordedAnswers NOTHING = request -> Optional.empty();

  private static final BigDecimal BUDGET_MAX = new BigDecimal(100_000);

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Language models that are asked, too: anthropic, openai, gemini, xai, deepseek or ollama.",
        "Which model and at what price the variables FFE_LLM_... say, as for the engine."
      })
  private List<String> models = List.of();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = {
        "What models answered: a file that --record makes, or decisions of an engine as",
        "'ffe export decisions' writes them. An answer that is missing there ends the run."
      })
  private @Nullable Path answers;

  @Option(
      names = "--record",
      description = "Asks the vendors for what is missing, and adds it to the answers.")
  private boolean isRecorded;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "With --record: what this run may cost at most.")
  private @Nullable BigDecimal budget;

  /**
   * Models that are asked.
   *
   * @param names in the order of their seats
   * @param settings of the environment
   */
  record Asked(List<String> names, Source settings) {

    /** No quorum above those that are asked. */
    EnsemblePolicy counting(String strategy, int rules) {
      int asked = Math.max(1, rules + names.size());
      int quorum = Math.min(EnsemblePolicy.DEFAULT.quorum(), asked);
      return Counting.of(settings, counted(strategy), names, quorum);
    }

    private String counted(String strategy) {
      return EnsembleStrategy.of(strategy)
          .filter(s -> s.roundsMax() == 1 || !names.isEmpty())
          .map(EnsembleStrategy::word)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--strategy "
                          + strategy
                          + ": weighted, majority, unanimous or stacking; with --models also"
                          + " debate, two-phase or local-first"));
    }

    private List<ModelKeys.Vendor> vendors() {
      return names.stream().map(ModelKeys::of).toList();
    }

    private Seating seating() {
      List<Seat> seats =
          vendors().stream()
              .map(v -> new Seat(v.id(), settings.get(v.model()), v.price(settings)))
              .toList();
      return Seating.of(seats, Duration.ofSeconds(settings.get(EnsembleKeys.TIMEOUT)));
    }

    private SortedMap<String, Instant> knowledge() {
      SortedMap<String, Instant> until = new TreeMap<>();
      for (ModelKeys.Vendor vendor : vendors()) {
        vendor
            .knowledge(settings)
            .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
            .ifPresent(instant -> until.put(vendor.id(), instant));
      }
      return until;
    }

    /** As long as nobody answers; empty for rules alone. */
    Optional<ModelPanel> unheard() {
      return names.isEmpty() ? Optional.empty() : Optional.of(panel(new AsRecorded(NOTHING)));
    }

    ModelPanel panel(Asker asker) {
      return new ModelPanel(new Council(seating(), asker), knowledge());
    }
  }

  /**
   * What they say.
   *
   * @throws Trouble if they do not go together
   */
  Asked checked(Map<String, String> environment) {
    if (models.isEmpty()) {
      if (answers != null || isRecorded || budget != null) {
        throw new Trouble(Exit.USAGE, "--answers, --record and --budget go with --models");
      }
      return NONE;
    }
    if (answers == null) {
      throw new Trouble(Exit.USAGE, "--models go with --answers FILE, where they are recorded");
    }
    if (isRecorded != (budget != null)) {
      throw new Trouble(Exit.USAGE, "--record and --budget USD go together");
    }
    if (budget != null && (budget.signum() < 0 || budget.compareTo(BUDGET_MAX) > 0)) {
      throw new Trouble(Exit.USAGE, "--budget " + budget.toPlainString() + ": 0 to 100000 USD");
    }
    List<String> wanted = models.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    List<String> there = ModelKeys.vendors().stream().map(ModelKeys.Vendor::id).toList();
    for (String name : wanted) {
      if (!there.contains(name)) {
        throw new Trouble(
            Exit.USAGE, "--models " + Sheet.clean(name) + ": " + String.join(", ", there));
      }
    }
    return new Asked(there.stream().filter(wanted::contains).toList(), settings(environment));
  }

  private static Source settings(Map<String, String> environment) {
    return new Source(
        name ->
            Optional.ofNullable(environment.get(Key.variable(name)))
                .map(text -> new Given(text, Given.Place.ENVIRONMENT, Key.variable(name))));
  }

  /** Opens the answers; to be closed after the run. */
  Answers open(Asked asked) {
    try {
      if (asked.names().isEmpty()) {
        return new Answers(Optional.empty(), Optional.empty());
      }
      Path file = Objects.requireNonNull(answers);
      if (budget != null) {
        Recorder recorder =
            Recorder.open(
                new Recorder.Order(file, asked.names(), budget),
                asked.settings(),
                Clock.systemUTC());
        return new Answers(Optional.of(asked.panel(recorder)), Optional.of(recorder));
      }
      if (!Files.isReadable(file)) {
        throw new Trouble(Exit.FILE, file + " cannot be read; --record begins it");
      }
      Asker recorded =
          new AsRecorded(
              ManyDecisions.is(file) ? ManyDecisions.answers(file) : AnswersFile.read(file));
      return new Answers(Optional.of(asked.panel(recorded)), Optional.empty());
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, answers + " cannot be read or written: " + e.getMessage());
    } catch (Refusal e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(e.what()));
    }
  }

  /**
   * Models with their answers.
   *
   * @param panel empty for rules alone
   * @param recorder who asks; empty where nobody is asked
   */
  record Answers(Optional<ModelPanel> panel, Optional<Recorder> recorder) implements AutoCloseable {

    /** What was asked and spent, where somebody was asked. */
    Optional<String> told() {
      return recorder.map(Recorder::told);
    }

    @Override
    public void close() {
      recorder.ifPresent(Recorder::close);
    }
  }
}
