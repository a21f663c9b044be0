package ffe.strategy;

import ffe.decision.Analyst;
import ffe.market.Timeframe;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The rule analysts of the house. */
public final class Strategies {

  private static final List<Kind> KINDS =
      List.of(
          new Kind(DonchianBreakout.KNOBS, DonchianBreakout::new),
          new Kind(GridReversion.KNOBS, GridReversion::new),
          new Kind(MeanReversion.KNOBS, MeanReversion::new),
          new Kind(Momentum.KNOBS, Momentum::new),
          new Kind(RandomEntry.KNOBS, RandomEntry::new),
          new Kind(RatioReversion.KNOBS, RatioReversion::new),
          new Kind(SupertrendTurn.KNOBS, SupertrendTurn::new),
          new Kind(TrendFlip.KNOBS, TrendFlip::new),
          new Kind(VolumeFlow.KNOBS, VolumeFlow::new),
          new Kind(WavetrendCross.KNOBS, WavetrendCross::new),
          new Kind(WhaleProxy.KNOBS, WhaleProxy::new));

  private static final List<Analyst> OFFERED =
      KINDS.stream()
          .map(kind -> named(kind.knobs.analyst()))
          .sorted(Comparator.comparing(Analyst::name))
          .toList();

  private static final List<String> USUAL =
      List.of("mean-reversion", "momentum", "trend-flip", "wavetrend");

  private static final List<Analyst> ALL =
      OFFERED.stream().filter(analyst -> USUAL.contains(analyst.name())).toList();

  private record Kind(Tunable knobs, Function<Tuning, Rule> make) {}

  private Strategies() {}

  /** What each rule can be set to, sorted by name. */
  public static List<Tunable> catalogue() {
    return KINDS.stream().map(Kind::knobs).sorted(Comparator.comparing(Tunable::analyst)).toList();
  }

  /**
   * A rule as usual ({@code momentum}), or with some of its values changed ({@code
   * momentum:fast=5:slow=60}).
   *
   * @throws IllegalArgumentException where there is no such rule, or it cannot be set to that
   */
  public static Analyst named(String name) {
    return rule(name, Collections.emptySortedMap());
  }

  /** As {@link #named}, empty where there is no such rule or it cannot be set to that. */
  public static Optional<Analyst> tuned(String name) {
    try {
      return Optional.of(named(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A rule with some of its values changed.
   *
   * @param name as usual, or already set to something else
   * @throws IllegalArgumentException as {@link #named}
   */
  public static Analyst tuned(String name, Map<String, BigDecimal> changes) {
    return rule(name, changes);
  }

  /**
   * What a rule can be set to.
   *
   * @throws IllegalArgumentException where there is no such rule, or it has nothing of this name
   */
  public static Knob knob(String analyst, String name) {
    return kind(analyst).knobs.known(name);
  }

  private static Rule rule(String name, Map<String, BigDecimal> changes) {
    String[] parts = name.split(":", 2);
    Kind kind = kind(parts[0]);
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    if (parts.length > 1) {
      values.putAll(Tuning.read(kind.knobs, parts[1]));
    }
    values.putAll(changes);
    return kind.make.apply(Tuning.of(kind.knobs, values));
  }

  private static Kind kind(String analyst) {
    return KINDS.stream()
        .filter(k -> k.knobs.analyst().equals(analyst))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no analyst "
                        + Words.brief(analyst)
                        + "; there are "
                        + catalogue().stream().map(Tunable::analyst).toList()));
  }

  /** Whether an analyst of that name needs the candles of a second instrument. */
  public static boolean looksBeside(String name) {
    return name.split(":", 2)[0].equals(RatioReversion.KNOBS.analyst());
  }

  /** Finished candles of each timeframe before which an analyst has no view. */
  public static SortedMap<Timeframe, Integer> candlesMin(String analyst) {
    return rule(analyst, Collections.emptySortedMap()).candlesMin();
  }

  /** Those that are asked where nobody says who is; sorted by name. */
  public static List<Analyst> all() {
    return ALL;
  }

  /** All that can be asked by name, {@link #all()} among them; sorted by name. */
  public static List<Analyst> offered() {
    return OFFERED;
  }
}
