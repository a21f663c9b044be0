package ffe.cli;

import ffe.market.TradingHours;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of the standard limits a run has otherwise, as options. */
final class LimitOptions {

  /** As the engine names the policy of a backtest that was ordered with limits. */
  private static final String VERSION = "backtest-1";

  @Option(
      names = "--trailing-stop",
      paramLabel = "PERCENT",
      description = {
        "Stops follow so far behind the best price of their position, 0.5 to 100; 100 is not at all",
        "(100)."
      })
  private @Nullable String trailingStop;

  @Option(
      names = "--hours",
      paramLabel = "NAME",
      description = {
        "When what the files tell is traded: fx or us-equities. Nothing is opened outside of them",
        "but by cycles of a day (day and night)."
      })
  private @Nullable String hours;

  /**
   * @throws IllegalArgumentException for a calendar that is none
   */
  Optional<TradingHours> hours() {
    return Optional.ofNullable(hours)
        .map(
            name ->
                TradingHours.of(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--hours " + name + ": fx or us-equities")));
  }

  /**
   * @throws IllegalArgumentException beyond the bounds
   */
  RiskPolicy policy() {
    RiskPolicy standard = RiskPolicy.standard();
    return trailingStop == null
        ? standard
        : RiskBounds.STANDARD.changed(standard, VERSION, Map.of(Limit.TRAILING_STOP, trailingStop));
  }

  /** For the head of a report: what is not as usual, a name and a value each. */
  List<Map.Entry<String, String>> told() {
    List<Map.Entry<String, String>> told = new ArrayList<>();
    hours().ifPresent(calendar -> told.add(Map.entry("Hours", calendar.label())));
    policy()
        .trailingStop()
        .ifPresent(
            behind -> told.add(Map.entry("Trailing stop", behind + " behind the best price")));
    return told;
  }
}
