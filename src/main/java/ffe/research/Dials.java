package ffe.research;

import ffe.backtest.BacktestPlan;
import ffe.decision.Analyst;
import ffe.decision.EnsembleStrategy;
import ffe.optimization.Axis;
import ffe.optimization.Constraint;
import ffe.optimization.Parameter;
import ffe.optimization.Space;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.strategy.Strategies;
import ffe.strategy.Tunable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a space: {@code momentum.fast=5..20/5,risk.risk_per_trade_max=0.5..2/0.5,weight.momentum=
 * 1..3/1,quorum=1..2/1,strategy=weighted|majority}.
 */
public final class Dials {

  static final String RISK = "risk.";
  static final String WEIGHT = "weight.";
  static final String QUORUM = "quorum";
  static final String STRATEGY = "strategy";

  private static final int TEXT_MAX = 4_000;
  private static final String FORM =
      "name=from..to/step, as momentum.fast=5..20/5, or strategy=weighted|majority";

  private final BacktestPlan plan;

  private Dials(BacktestPlan plan) {
    this.plan = plan;
  }

  /**
   * What may vary of a run.
   *
   * @throws IllegalArgumentException for a name that is none, or a value that it cannot have
   */
  public static Sweep read(String text, BacktestPlan plan) {
    if (text.isBlank() || text.length() > TEXT_MAX) {
      throw new IllegalArgumentException("a space has 1 to " + TEXT_MAX + " characters: " + FORM);
    }
    Dials dials = new Dials(plan);
    List<Parameter> parameters =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(dials::parameter).toList();
    parameters.forEach(dials::check);
    return new Sweep(
        new Space(parameters, dials.constraints(parameters)), variant -> Turned.of(plan, variant));
  }

  private Parameter parameter(String part) {
    int at = part.indexOf('=');
    String name = at < 0 ? part : part.substring(0, at);
    String values = part.substring(at + 1);
    if (name.equals(STRATEGY)) {
      return new Parameter.Choice(name, List.of(values.split("\\|", -1)));
    }
    String[] ends = values.split("\\.\\.|/", -1);
    if (at < 1
        || ends.length != 3
        || !Arrays.stream(ends).allMatch(e -> e.matches("-?[0-9]{1,9}([.][0-9]{1,9})?"))) {
      throw new IllegalArgumentException(
          (part.length() > 60 ? part.substring(0, 60) + "..." : part) + ": " + FORM);
    }
    return new Parameter.Decimal(
        name, new BigDecimal(ends[0]), new BigDecimal(ends[1]), new BigDecimal(ends[2]));
  }

  private void check(Parameter parameter) {
    String name = parameter.name();
    Axis axis = parameter.axis();
    if (name.equals(STRATEGY)) {
      axis.words().forEach(Dials::strategy);
    } else if (name.equals(QUORUM)) {
      check(name, axis, BigDecimal.ONE, BigDecimal.valueOf(plan.analysts().size()));
    } else if (name.startsWith(WEIGHT)) {
      analyst(name.substring(WEIGHT.length()));
      check(name, axis, new BigDecimal("0.01"), BigDecimal.valueOf(100));
    } else if (name.startsWith(RISK)) {
      axis.numbers().forEach(value -> limit(name, value));
    } else {
      String[] parts = name.split("\\.", 2);
      String asked = analyst(parts[0]).name();
      for (BigDecimal value : axis.numbers()) {
        Strategies.knob(parts[0], parts.length < 2 ? "" : parts[1]).check(asked, value);
      }
    }
  }

  private static void check(String name, Axis axis, BigDecimal from, BigDecimal to) {
    BigDecimal first = axis.numbers().get(0);
    BigDecimal last = axis.numbers().get(axis.size() - 1);
    if (first.compareTo(from) < 0 || last.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          name + " is " + from + " to " + to + ", not " + first + " to " + last);
    }
  }

  private static void strategy(String word) {
    if (EnsembleStrategy.of(word).filter(s -> s.roundsMax() == 1).isEmpty()) {
      throw new IllegalArgumentException(
          STRATEGY + " is weighted, majority, unanimous or stacking, not " + word);
    }
  }

  private void limit(String name, BigDecimal value) {
    Limit limit =
        Limit.of(name.substring(RISK.length()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no "
                            + name
                            + "; there are "
                            + Arrays.stream(Limit.values()).map(l -> RISK + l.key()).toList()));
    BigDecimal bound = Optional.ofNullable(RiskBounds.STANDARD.loosest().get(limit)).orElse(value);
    RiskBounds.of(new TreeMap<>(Collections.singletonMap(limit.key(), Turned.text(limit, value))));
    if (limit.isLooseAbove() ? value.compareTo(bound) > 0 : value.compareTo(bound) < 0) {
      throw new IllegalArgumentException(
          name + " is " + RiskBounds.STANDARD.range(limit) + ", not " + value.toPlainString());
    }
  }

  /** The one that is asked, set as it is in the plan. */
  private Analyst analyst(String base) {
    return plan.analysts().stream()
        .filter(a -> Turned.base(a.name()).equals(base))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no "
                        + (base.length() > 60 ? base.substring(0, 60) : base)
                        + " is asked; there are "
                        + plan.analysts().stream().map(a -> Turned.base(a.name())).toList()
                        + ", "
                        + RISK
                        + ", "
                        + WEIGHT
                        + ", "
                        + QUORUM
                        + " and "
                        + STRATEGY));
  }

  /** Those of the rules whose both sides vary. */
  private List<Constraint> constraints(List<Parameter> parameters) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    List<Constraint> constraints = new ArrayList<>();
    for (Tunable rule : Strategies.catalogue()) {
      for (Constraint constraint : rule.constraints()) {
        String left = rule.analyst() + "." + constraint.numbers().get(0);
        String right = rule.analyst() + "." + constraint.numbers().get(1);
        if (names.contains(left) && names.contains(right)) {
          constraints.add(new Constraint.Less(left, right));
        }
      }
    }
    return constraints;
  }
}
