package ffe.trading;

import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.risk.Denial;
import ffe.risk.RiskGate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A stored decision and what would have been decided then under another policy: the same opinions,
 * counted, sized and judged anew on the same path. Each decision stands by itself: what was held
 * and lost then stays, also where the other policy would have led elsewhere.
 */
public record Rejudged(DecisionRecord stored, DecisionRecord again) {

  /** What became of a decision. */
  public enum Outcome {
    SAME,
    /** Ordered then, denied now. */
    NOW_DENIED,
    /** Denied then, ordered now. */
    NOW_ALLOWED,
    /** Ordered both times, of another quantity. */
    RESIZED,
    /** Opinions counted otherwise lead to another end. */
    OTHERWISE
  }

  /** Reads no candles and asks nobody: what was said of them stands in the record. */
  public static Rejudged of(DecisionRecord stored, AgentPolicy policy) {
    CycleInputs then = stored.inputs();
    CycleInputs inputs =
        new CycleInputs(
            then.kind(),
            then.slices(),
            then.lastTick(),
            then.holding(),
            then.risk(),
            policy.risk(),
            policy.ensemble(),
            policy.weights(),
            then.slippage());
    RiskGate gate = new RiskGate(policy.risk(), policy.risk().calendar());
    if (stored.isManual()) {
      return new Rejudged(
          stored,
          ManualCycle.compute(stored.lane(), stored.slot(), inputs, gate, stored.codeVersion())
              .record());
    }
    CycleRules rules =
        new CycleRules(
            Timeframe.M5, policy.risk(), policy.ensemble(), policy.weights(), then.slippage());
    TradingCycle cycle =
        new TradingCycle(
            rules,
            new TradingCycle.Asked(any -> countable(stored, policy.ensemble())),
            gate,
            stored.codeVersion(),
            CycleWatch.NOBODY);
    return new Rejudged(
        stored,
        cycle
            .compute(
                stored.lane(),
                stored.slot(),
                inputs,
                new TradingCycle.Seen(noCandles(stored.lane()), Optional.empty()))
            .record());
  }

  /**
   * Who was told what to argue has said no view of its own; and in another debate nobody has argued
   * or heard anything yet.
   */
  private static List<Opinion> countable(DecisionRecord stored, EnsemblePolicy policy) {
    Optional<Debate> then = stored.inputs().ensemble().debate();
    if (then.equals(policy.debate())) {
      return stored.opinions();
    }
    List<String> apart =
        Stream.concat(
                then.stream().flatMap(debate -> Stream.of(debate.bull(), debate.bear())),
                policy.debate().stream().flatMap(debate -> debate.seated().stream()))
            .toList();
    return stored.opinions().stream().filter(o -> !apart.contains(o.analyst())).toList();
  }

  private static SortedMap<String, CandleSeries> noCandles(Lane lane) {
    SortedMap<String, CandleSeries> none = new TreeMap<>();
    for (String label : Observation.WINDOW.keySet()) {
      Timeframe timeframe = Timeframe.parse(label).orElseThrow();
      none.put(label, CandleSeries.of(lane.instrument(), timeframe, List.of()));
    }
    return none;
  }

  public Outcome outcome() {
    DecisionRecord.Result then = stored.result();
    DecisionRecord.Result now = again.result();
    if (then == now) {
      return then == DecisionRecord.Result.ORDERED && !quantity(stored).equals(quantity(again))
          ? Outcome.RESIZED
          : Outcome.SAME;
    }
    if (then == DecisionRecord.Result.ORDERED && now == DecisionRecord.Result.DENIED) {
      return Outcome.NOW_DENIED;
    }
    return then == DecisionRecord.Result.DENIED && now == DecisionRecord.Result.ORDERED
        ? Outcome.NOW_ALLOWED
        : Outcome.OTHERWISE;
  }

  private static Optional<ffe.money.Quantity> quantity(DecisionRecord record) {
    return record.proposal().map(p -> p.quantity());
  }

  /** Codes of everything that denied a decision; none where it was not denied. */
  public static List<String> denials(DecisionRecord record) {
    return record.refusedSize().stream()
        .map(Denial::code)
        .findFirst()
        .map(List::of)
        .or(() -> record.verdict().map(v -> v.denials().stream().map(Denial::code).toList()))
        .orElse(List.of());
  }
}
