package ffe.cli;

import ffe.backtest.BacktestPlan;
import ffe.optimization.Search;
import ffe.optimization.Tpe;
import ffe.optimization.WalkForward;
import ffe.report.HtmlSearchReport;
import ffe.research.Dials;
import ffe.research.Objective;
import ffe.research.Optimization;
import ffe.research.OptimizationPlan;
import ffe.research.OptimizationReport;
import ffe.research.Sweep;
import ffe.research.Validation;
import ffe.strategy.Knob;
import ffe.strategy.Strategies;
import ffe.strategy.Tunable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for the best of many variants of a run, and says what the find is worth. */
@Command(
    name = "optimize",
    description = {
      "Runs many variants of a backtest, chooses in training, judges in what was not seen, and says how",
      "likely the best is luck. Every variant counts as a trial, also one that fails.",
      "--knobs lists what rules can be set to; besides there are risk.LIMIT, weight.RULE, quorum, strategy."
    },
    exitCodeList = {
      "0:the report was made, whatever it says",
      "1:the time was up; nothing is reported",
      "2:wrong usage, or a value out of range",
      "6:the file cannot be read or is no recording"
    })
final class OptimizeCommand extends Asking {

  private static final int MINUTES_MAX = 10_080;
  private static final int TRIALS = 100;
  private static final int HOURS = 24;

  private final Clock clock;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      description = "As momentum.fast=5..20/5,risk.risk_per_trade_max=0.5..1/0.5.")
  private String space = "";

  @Option(names = "--knobs", description = "Lists what rules can be set to, and runs nothing.")
  private boolean isKnobs;

  @Option(names = "--search", paramLabel = "KIND", description = "grid, random or tpe (random).")
  private String search = "random";

  @Option(
      names = "--trials",
      paramLabel = "COUNT",
      description = "At most in each search: one of each training, one of the whole (100).")
  private int trials = TRIALS;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Of what is thrown (1).")
  private long seed = 1;

  @Option(
      names = "--objective",
      split = ",",
      paramLabel = "NAME",
      description = "sharpe, calmar, return; it is chosen by the first (sharpe).")
  private List<String> objectives = List.of("sharpe");

  @Option(
      names = "--walk-forward",
      paramLabel = "KIND",
      description = "anchored or rolling: tests follow their training (anchored).")
  private @Nullable String walkForward;

  @Option(
      names = "--cross-validation",
      paramLabel = "KIND",
      description = "purged or embargoed: each part is tested once, instead of walk-forward.")
  private @Nullable String crossValidation;

  @Option(names = "--folds", paramLabel = "COUNT", description = "Tests (4).")
  private int folds = 4;

  @Option(
      names = "--embargo",
      paramLabel = "HOURS",
      description = "Between training and test (24).")
  private int embargo = HOURS;

  @Option(
      names = "--min-trades",
      paramLabel = "COUNT",
      description = "Trades of a training under which nothing is chosen (10).")
  private int tradesMin = 10;

  @Option(
      names = "--minutes",
      paramLabel = "COUNT",
      description = "Ends without a report when they are over (60).")
  private int minutes = 60;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      description =
          "Variants run at once (as many as there are cores, 8 at most); fewer take less memory, and"
              + " the report is the same.")
  private int threads = Threads.usual();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Where the report goes: a page if it ends in .html, else JSON.")
  private @Nullable Path to;

  OptimizeCommand(Ffe ffe, Clock clock) {
    super(ffe);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (isKnobs) {
      ffe.out().print(knobs().text(ffe.output));
      return Exit.OK;
    }
    RunCommands.check(to);
    OptimizationPlan plan = plan(options.checked());
    Instant end = clock.instant().plus(Duration.ofMinutes(minutes));
    Optional<OptimizationReport> report;
    try {
      report =
          Optimization.run(
              plan, CoreVersion.get(), ran -> clock.instant().isBefore(end), new Threads(threads));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(String.valueOf(e.getMessage())));
    }
    tell(
        report.orElseThrow(
            () ->
                new Trouble(
                    Exit.NO,
                    "not done after "
                        + minutes
                        + " minutes, and part of a search says nothing: fewer --trials, a smaller"
                        + " --space, or more --minutes")));
    return Exit.OK;
  }

  private OptimizationPlan plan(BacktestPlan run) {
    try {
      if (minutes < 1 || minutes > MINUTES_MAX) {
        throw new IllegalArgumentException("--minutes " + minutes + ": 1 to " + MINUTES_MAX);
      }
      if (threads < 1 || threads > Threads.MAX) {
        throw new IllegalArgumentException("--threads " + threads + ": 1 to " + Threads.MAX);
      }
      if (embargo < 0) {
        throw new IllegalArgumentException("--embargo " + embargo + ": 0 hours or more");
      }
      Sweep sweep = Dials.read(space, run);
      OptimizationPlan plan =
          new OptimizationPlan(
              sweep,
              objectives.stream().map(Objective::of).toList(),
              searched(),
              trials,
              seed,
              validation(),
              tradesMin);
      searched().check(sweep.space().lattice().size(), trials);
      return plan;
    } catch (IllegalArgumentException e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(String.valueOf(e.getMessage())));
    }
  }

  private Search searched() {
    return switch (search) {
      case "grid" -> new Search.Grid();
      case "random" -> new Search.Draw();
      case "tpe" -> Tpe.usual();
      default -> throw new IllegalArgumentException("--search " + search + ": grid, random or tpe");
    };
  }

  private Validation validation() {
    Duration apart = Duration.ofHours(embargo);
    if (crossValidation != null && walkForward != null) {
      throw new IllegalArgumentException("--walk-forward or --cross-validation, not both");
    } else if (crossValidation != null) {
      return switch (crossValidation) {
        case "purged" -> new Validation.Cross(folds, apart, Duration.ZERO);
        case "embargoed" -> new Validation.Cross(folds, apart, apart);
        default ->
            throw new IllegalArgumentException(
                "--cross-validation " + crossValidation + ": purged or embargoed");
      };
    }
    String kind = walkForward == null ? "anchored" : walkForward;
    return switch (kind) {
      case "anchored", "rolling" ->
          new Validation.Forward(
              WalkForward.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), folds, apart);
      default ->
          throw new IllegalArgumentException("--walk-forward " + kind + ": anchored or rolling");
    };
  }

  private static Sheet knobs() {
    Sheet sheet = new Sheet("name", "usual", "can be", "unit", "what it does");
    for (Tunable rule : Strategies.catalogue()) {
      for (Knob knob : rule.knobs()) {
        sheet.row(
            rule.analyst() + "." + knob.name(),
            knob.usual().toPlainString(),
            knob.words(),
            knob.unit(),
            knob.means());
      }
    }
    return sheet;
  }

  private void tell(OptimizationReport report) {
    String json = PlainJson.of(report) + "\n";
    if (to != null) {
      boolean isPage = to.toString().endsWith(".html");
      WholeFile.write(to, isPage ? HtmlSearchReport.of(options.subject("Search"), report) : json);
    }
    ffe.out()
        .print(
            ffe.output == Sheet.Format.JSON ? json : OptimizationSheet.of(report).text(ffe.output));
  }
}
