package ffe.desk;

import ffe.order.OrderProposal;
import ffe.risk.Denial;
import ffe.trading.DecisionRecord;
import ffe.trading.Rejudged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a proposed policy would have made of the decisions of the last ninety days. Each was judged
 * by itself, with what was held and lost then.
 *
 * @param from session time from which on decisions were asked for
 * @param oldest slot of the oldest one that was judged
 * @param unreadable decisions that another version recorded in a form of its own
 * @param withHeld false when decisions that came to nothing were left out, since limits change none
 *     of them
 * @param examples the newest ones that differ
 */
public record DryRunView(
    Instant from,
    Instant to,
    Optional<Instant> oldest,
    int judged,
    int unreadable,
    boolean withHeld,
    End end,
    Map<Rejudged.Outcome, Integer> outcomes,
    List<GateCount> gates,
    List<Example> examples) {

  /** Why no more were judged. */
  public enum End {
    ALL,
    /** The bound of decisions was reached. */
    COUNT,
    /** The bound of time was reached. */
    TIME
  }

  /** How many decisions a gate denied then, and would deny. */
  public record GateCount(String code, int then, int now) {}

  /**
   * A decision that would end otherwise.
   *
   * @param then result and the first code that denied, or the quantity that was ordered
   * @param why the sentence of the gate that says no
   */
  public record Example(
      String id, Instant slot, Rejudged.Outcome outcome, String then, String now, String why) {

    static Example of(Rejudged rejudged) {
      DecisionRecord stored = rejudged.stored();
      DecisionRecord again = rejudged.again();
      return new Example(
          stored.id(),
          stored.slot(),
          rejudged.outcome(),
          words(stored),
          words(again),
          sentence(again).or(() -> sentence(stored)).orElse(""));
    }

    private static String words(DecisionRecord record) {
      return record.result() == DecisionRecord.Result.ORDERED
          ? record.result()
              + " "
              + record.proposal().map(OrderProposal::quantity).map(Object::toString).orElse("")
          : record.result() + " " + record.reason();
    }

    private static Optional<String> sentence(DecisionRecord record) {
      return record
          .refusedSize()
          .or(() -> record.verdict().flatMap(v -> v.denials().stream().findFirst()))
          .map(Denial::sentence);
    }
  }

  public DryRunView {
    outcomes = Map.copyOf(outcomes);
    gates = List.copyOf(gates);
    examples = List.copyOf(examples);
  }

  public int count(Rejudged.Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** How many would end otherwise or with another size. */
  public int differ() {
    return judged - count(Rejudged.Outcome.SAME);
  }
}
