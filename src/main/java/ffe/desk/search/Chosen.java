package ffe.desk.search;

import ffe.backtest.BacktestPlan;
import ffe.decision.Analyst;
import ffe.desk.backtest.BacktestOrder;
import ffe.optimization.Variant;
import ffe.research.OptimizationReport.Line;
import ffe.risk.Limit;
import ffe.trading.AgentPolicy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a search chose, as it is written down elsewhere.
 *
 * @param analysts names of rules with what they are set to, as settings take them
 * @param strategy how they are counted
 * @param limits that varied, by their keys, as a person would write them
 * @param counting strategy, quorum and weights that varied, by the keys of a policy
 * @param setsRules whether something of a rule varied
 * @param trials variants that were run to find it
 */
public record Chosen(
    List<String> analysts,
    String strategy,
    SortedMap<String, String> limits,
    SortedMap<String, String> counting,
    boolean setsRules,
    int trials) {

  private static final String RISK = "risk.";

  public Chosen {
    analysts = List.copyOf(analysts);
    limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    counting = Collections.unmodifiableSortedMap(new TreeMap<>(counting));
  }

  static Variant variant(Line line) {
    return new Variant(line.numbers(), line.words());
  }

  static Chosen of(BacktestOrder order, BacktestPlan run, Line line, int trials) {
    List<String> analysts = run.analysts().stream().map(Analyst::name).sorted().toList();
    SortedMap<String, String> limits = new TreeMap<>();
    Arrays.stream(Limit.values())
        .filter(limit -> line.numbers().containsKey(RISK + limit.key()))
        .forEach(limit -> limits.put(limit.key(), limit.textOf(run.rules().policy())));
    SortedMap<String, String> counting = new TreeMap<>(line.words());
    line.numbers()
        .forEach(
            (name, value) -> {
              if (name.equals(AgentPolicy.QUORUM)) {
                counting.put(name, value.toPlainString());
              } else if (name.startsWith(AgentPolicy.WEIGHT)) {
                String rule = name.substring(AgentPolicy.WEIGHT.length());
                counting.put(AgentPolicy.WEIGHT + set(analysts, rule), value.toPlainString());
              }
            });
    return new Chosen(
        analysts,
        run.rules().ensemble().strategy(),
        limits,
        counting,
        !analysts.equals(order.analysts()),
        trials);
  }

  /** The rule with what it is set to. */
  private static String set(List<String> analysts, String rule) {
    return analysts.stream()
        .filter(name -> name.split(":", 2)[0].equals(rule))
        .findFirst()
        .orElse(rule);
  }

  /** What the policy of an account takes of it. */
  public SortedMap<String, String> policy() {
    SortedMap<String, String> all = new TreeMap<>(limits);
    all.putAll(counting);
    return all;
  }

  /** Whether a backtest can be ordered by it. */
  public boolean isOrdered() {
    return counting.keySet().stream().allMatch(key -> key.equals(AgentPolicy.STRATEGY));
  }

  BacktestOrder order(BacktestOrder run) {
    SortedMap<String, String> all = new TreeMap<>(run.limits());
    all.putAll(limits);
    return new BacktestOrder(
        run.data(),
        analysts,
        strategy,
        run.deposit(),
        run.costs(),
        all,
        run.liftAfterDays(),
        trials,
        run.margin(),
        run.models());
  }
}
