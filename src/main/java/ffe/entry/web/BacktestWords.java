package ffe.entry.web;

import com.vaadin.flow.component.Component;
import ffe.backtest.Luck;
import ffe.backtest.ModelsReport;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.market.Instrument;
import ffe.money.Percent;
import ffe.statistics.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What pages say of backtests. */
final class BacktestWords {

  private BacktestWords() {}

  static String state(JobView.State state) {
    return switch (state) {
      case QUEUED -> Words.of("backtests.state-queued");
      case RUNNING -> Words.of("backtests.state-running");
      case DONE -> Words.of("backtests.state-done");
      case FAILED -> Words.of("backtests.state-failed");
      case CANCELLED -> Words.of("backtests.state-cancelled");
    };
  }

  /** In a few words; one of another version is told as it is. */
  static String verdict(String name) {
    return Arrays.stream(Luck.Verdict.values())
        .filter(v -> v.name().equals(name))
        .findFirst()
        .map(BacktestWords::verdict)
        .orElse(name);
  }

  static String verdict(Luck.Verdict verdict) {
    return switch (verdict) {
      case HALTED -> Words.of("backtests.verdict-halted");
      case TOO_FEW_TO_TELL -> Words.of("backtests.verdict-too-few");
      case LOSES -> Words.of("backtests.verdict-loses");
      case NO_BETTER_THAN_CHANCE -> Words.of("backtests.verdict-chance");
      case CHOSEN_FROM_MANY -> Words.of("backtests.verdict-chosen");
      case UNLIKELY_LUCK_ALONE -> Words.of("backtests.verdict-unlikely");
    };
  }

  /** In a sentence that says why. */
  static String sentence(Luck luck, int trades) {
    return switch (luck.verdict()) {
      case HALTED -> Words.of("backtests.sentence-halted");
      case TOO_FEW_TO_TELL -> Words.of("backtests.sentence-too-few", trades, Figure.TELLING);
      case LOSES -> Words.of("backtests.sentence-loses");
      case NO_BETTER_THAN_CHANCE -> Words.of("backtests.sentence-chance");
      case CHOSEN_FROM_MANY -> Words.of("backtests.sentence-chosen", luck.trials());
      case UNLIKELY_LUCK_ALONE -> Words.of("backtests.sentence-unlikely");
    };
  }

  static String data(BacktestOrder.Data data) {
    return data.timeframe()
        .map(t -> Instrument.names(data.instruments()) + " · " + t.label() + " · " + data.source())
        .orElseGet(() -> Words.of("backtests.tape", data.instrument()));
  }

  /** How far a run is and what is left of it. */
  static String left(JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    return view.progress()
        .map(
            p ->
                p.secondsLeft()
                    .map(
                        s ->
                            Words.of(
                                "backtests.left",
                                Format.toMinute(p.told()),
                                Format.count(p.cycles()),
                                Format.duration(Duration.ofSeconds(s))))
                    .orElseGet(() -> Words.of("backtests.begun", Format.toMinute(p.told()))))
        .orElse("");
  }

  static Component signed(Optional<Double> share) {
    return share
        .map(s -> new Percent(BigDecimal.valueOf(100 * s)))
        .<Component>map(p -> Tags.span(Format.tone(Optional.of(p)), Format.signed(p)))
        .orElseGet(() -> Tags.span("", ""));
  }

  static String percent(double share) {
    return Format.number(100 * share, 2) + " %";
  }

  /** A number, or why there is none. */
  static String told(Figure figure, boolean isShare) {
    if (figure instanceof Figure.Untold untold) {
      return switch (untold.why()) {
        case TOO_FEW -> Words.of("analytics.too-few");
        case NO_DIVISOR -> Words.of("backtests.no-divisor");
        case OUT_OF_REACH -> Words.of("backtests.out-of-reach");
      };
    }
    double value = figure.number().orElseThrow();
    return isShare ? percent(value) : Format.number(value, 2);
  }

  /** Whether a model may have known what came. */
  static String knowledge(ModelsReport.Knowledge knowledge) {
    return switch (knowledge) {
      case ENDS_BEFORE -> Words.of("backtests.future-not-known");
      case NOT_KNOWN -> Words.of("backtests.future-unclear");
      case MAY_KNOW_FUTURE -> Words.of("backtests.future-may-be-known");
    };
  }
}
