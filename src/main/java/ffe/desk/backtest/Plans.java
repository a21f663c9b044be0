package ffe.desk.backtest;

import ffe.backtest.BacktestPlan;
import ffe.backtest.ModelPanel;
import ffe.council.Asker;
import ffe.council.Council;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.risk.Limit;
import ffe.risk.RefusedLimitException;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes of an order what a run takes. */
public final class Plans {

  /** The account that trades in a run; part of every decision's id. */
  private static final String ACCOUNT = "main";

  private static final Duration LATENCY = Duration.ofMillis(100);

  private Plans() {}

  /**
   * @param rules by the names an order may say
   */
  public static BacktestPlan of(
      BacktestOrder order, Recording recording, Function<String, Analyst> rules) {
    FillModel fills =
        new FillModel(
            order.costs().makerFee(),
            order.costs().takerFee(),
            order.costs().spread(),
            order.costs().slippage(),
            LATENCY,
            Optional.empty());
    MarketSource first = recording.sources().get(0);
    return new BacktestPlan(
            ACCOUNT,
            recording.sources().stream().map(s -> new BacktestPlan.Market(s, fills)).toList(),
            asked(order, rules),
            new CycleRules(
                first.bars().orElse(Timeframe.M5),
                policy(order),
                counting(order),
                VoterWeights.EQUAL,
                fills.slippage().plus(fills.spread())),
            new Money(order.deposit(), first.spec().instrument().quote()),
            order.liftAfter())
        .on(order.margin());
  }

  /** The same with the order's models, if it has some. */
  public static BacktestPlan of(
      BacktestOrder order,
      Recording recording,
      Function<String, Analyst> rules,
      Function<AskedModels, Asker> askers) {
    BacktestPlan plan = of(order, recording, rules);
    return order
        .models()
        .map(
            asked ->
                plan.with(
                    new ModelPanel(
                        new Council(asked.seating(), askers.apply(asked)), asked.knowsUntil())))
        .orElse(plan);
  }

  /** No quorum above those that are asked. */
  private static EnsemblePolicy counting(BacktestOrder order) {
    if (order.models().isPresent()) {
      return order.models().get().counting();
    }
    EnsemblePolicy usual = EnsemblePolicy.DEFAULT.withStrategy(order.strategy());
    return usual.withQuorum(Math.min(usual.quorum(), order.analysts().size()));
  }

  private static List<Analyst> asked(BacktestOrder order, Function<String, Analyst> rules) {
    try {
      return order.analysts().stream().map(rules).toList();
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("analysts", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The standard policy with the order's limits.
   *
   * @throws RefusedOrderException beyond the bounds
   */
  public static RiskPolicy policy(BacktestOrder order) {
    if (order.limits().isEmpty()) {
      return RiskPolicy.standard();
    }
    Map<Limit, String> changes = new EnumMap<>(Limit.class);
    order
        .limits()
        .forEach(
            (key, value) ->
                changes.put(
                    Limit.of(key)
                        .orElseThrow(
                            () -> new RefusedOrderException(key, "there is no such limit")),
                    value));
    try {
      return RiskBounds.STANDARD.changed(RiskPolicy.standard(), "backtest-1", changes);
    } catch (RefusedLimitException e) {
      throw new RefusedOrderException(e.key(), String.valueOf(e.getMessage()));
    }
  }
}
