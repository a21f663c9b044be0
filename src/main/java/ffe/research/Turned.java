package ffe.research;

import ffe.backtest.BacktestPlan;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.optimization.Variant;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan with the values of a variant. */
final class Turned {

  private static final String VERSION = "variant";

  private Turned() {}

  /**
   * @throws IllegalArgumentException where the values do not go together
   */
  static BacktestPlan of(BacktestPlan plan, Variant variant) {
    CycleRules rules = plan.rules();
    SortedMap<String, Double> weights = new TreeMap<>(rules.weights().byAnalyst());
    List<Analyst> analysts =
        plan.analysts().stream()
            .map(
                analyst -> {
                  String base = base(analyst.name());
                  SortedMap<String, BigDecimal> changes = named(base + ".", variant);
                  Analyst turned =
                      changes.isEmpty() ? analyst : Strategies.tuned(analyst.name(), changes);
                  Optional.ofNullable(variant.numbers().get(Dials.WEIGHT + base))
                      .ifPresent(weight -> weights.put(turned.name(), weight.doubleValue()));
                  return turned;
                })
            .toList();
    return new BacktestPlan(
            plan.account(),
            plan.markets(),
            analysts,
            new CycleRules(
                rules.timeframe(),
                policy(rules.policy(), variant),
                counting(rules.ensemble(), variant),
                new VoterWeights(weights),
                rules.slippage()),
            plan.deposit(),
            plan.liftAfter())
        .on(plan.margin());
  }

  /** The rule's name without what it is set to. */
  static String base(String analyst) {
    return analyst.split(":", 2)[0];
  }

  private static SortedMap<String, BigDecimal> named(String prefix, Variant variant) {
    SortedMap<String, BigDecimal> out = new TreeMap<>();
    variant
        .numbers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                out.put(name.substring(prefix.length()), value);
              }
            });
    return out;
  }

  private static RiskPolicy policy(RiskPolicy policy, Variant variant) {
    Map<Limit, String> changes = new EnumMap<>(Limit.class);
    named(Dials.RISK, variant)
        .forEach(
            (key, value) -> {
              Limit limit = Limit.of(key).orElseThrow();
              changes.put(limit, text(limit, value));
            });
    return changes.isEmpty() ? policy : RiskBounds.STANDARD.changed(policy, VERSION, changes);
  }

  /** As a person would write it; times in seconds. */
  static String text(Limit limit, BigDecimal value) {
    return value.toPlainString() + (limit.unit() == Limit.Unit.TIME ? "s" : "");
  }

  private static EnsemblePolicy counting(EnsemblePolicy policy, Variant variant) {
    String word = variant.words().getOrDefault(Dials.STRATEGY, policy.strategy());
    EnsemblePolicy counting = policy.withStrategy(word);
    return Optional.ofNullable(variant.numbers().get(Dials.QUORUM))
        .map(quorum -> counting.withQuorum(quorum.intValueExact()))
        .orElse(counting);
  }
}
