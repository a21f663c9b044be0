package ffe.cli;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestPlan;
import ffe.backtest.BacktestReport;
import ffe.backtest.BacktestRun;
import ffe.backtest.CorruptAnswersException;
import ffe.backtest.FailedAnalystException;
import ffe.backtest.RunChart;
import ffe.report.HtmlReport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs over recordings, without an engine. */
final class RunCommands {

  private RunCommands() {}

  /** Where a report goes besides. */
  static void check(@Nullable Path to) {
    if (to != null && !Files.isDirectory(to.toAbsolutePath().resolveSibling(""))) {
      throw new Trouble(Exit.FILE, to + " cannot be written: there is no such folder");
    }
  }

  /** Runs what trades over a recording. */
  @Command(
      name = "backtest",
      description = {
        "Runs the engine's own cycle over candles of files, or over the bundled recording of trades,",
        "without engine, database or network, and says what it came to and how likely it is luck.",
        "A file is CSV, plain or gz: ts_ms,open,high,low,close,volume, ts_ms being when a candle opens;",
        "or bids and asks: ts_ms,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close.",
        "With --record, and only then, vendors of models are asked over the network."
      },
      exitCodeList = {
        "0:the report was made, whatever it says",
        "1:a model's answer is missing, or could not be had",
        "2:wrong usage, or a value out of range",
        "6:a file cannot be read or written, or is not what it should be"
      })
  static final class Backtests extends Asking {

    @Mixin private RunOptions options = new RunOptions();

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
        names = "--trials",
        paramLabel = "COUNT",
        description = "Variants you tried before this one, this one included (1).")
    private int trials = 1;

    @Option(
        names = "--to",
        paramLabel = "FILE",
        description = "Where the report goes: a page with charts if it ends in .html, else JSON.")
    private @Nullable Path to;

    Backtests(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      if (trials < 1) {
        throw new Trouble(Exit.USAGE, "--trials " + trials + ": 1 or more, this one included");
      }
      check(to);
      ModelOptions.Asked asked = models.checked(ffe.environment);
      BacktestPlan rules = options.checked(asked);
      try (ModelOptions.Answers answers = models.open(asked)) {
        BacktestPlan plan = answers.panel().map(rules::with).orElse(rules);
        try {
          BacktestRun run =
              Backtest.run(plan, CoreVersion.get(), Backtest.Watch.NOBODY).orElseThrow();
          tell(run, BacktestReport.of(run, trials));
        } finally {
          answers.told().ifPresent(ffe::say);
        }
        return Exit.OK;
      } catch (FailedAnalystException e) {
        throw new Trouble(Exit.NO, Sheet.clean(String.valueOf(e.getMessage())));
      } catch (IllegalArgumentException | CorruptAnswersException | UncheckedIOException e) {
        throw new Trouble(Exit.FILE, Sheet.clean(String.valueOf(e.getMessage())));
      }
    }

    private void tell(BacktestRun run, BacktestReport report) {
      String json = PlainJson.of(report) + "\n";
      if (to != null) {
        boolean isPage = to.toString().endsWith(".html");
        WholeFile.write(
            to,
            isPage ? HtmlReport.of(options.subject("Backtest"), report, RunChart.of(run)) : json);
      }
      ffe.out()
          .print(
              ffe.output == Sheet.Format.JSON ? json : BacktestSheet.of(report).text(ffe.output));
    }
  }
}
