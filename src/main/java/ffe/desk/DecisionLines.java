package ffe.desk;

import ffe.decision.Decision;
import ffe.decision.Vote;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.risk.Denial;
import ffe.risk.VerdictRecord;
import ffe.trading.DecisionRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a decision reads in a list. */
public final class DecisionLines {

  private DecisionLines() {}

  public static DecisionLine of(DecisionRecord record, List<Order> orders) {
    Optional<Decision> decision = record.decision();
    Optional<Denial> denial =
        record
            .refusedSize()
            .or(
                () ->
                    record
                        .verdict()
                        .map(VerdictRecord::denials)
                        .flatMap(d -> d.stream().findFirst()));
    return new DecisionLine(
        record.id(),
        record.slot(),
        record.lane().instrument().name(),
        decision.map(d -> d.action().name()).orElse("NONE"),
        decision.map(d -> d.probability().percent()).orElse(0.0),
        record.result(),
        record.reason(),
        denial
            .map(Denial::sentence)
            .or(() -> decision.map(Decision::reasoning))
            .orElse(record.reason()),
        record.result() == DecisionRecord.Result.ORDERED
            ? ""
            : denial
                .map(d -> d.measured() + " against the limit " + d.limit())
                .or(() -> decision.map(Decision::wouldChange))
                .orElse("market data"),
        decision.map(Decision::votes).orElse(List.<Vote>of()),
        outcome(orders));
  }

  /** The line with what became of the orders it caused. */
  public static DecisionLine withOutcome(DecisionLine line, List<Order> orders) {
    return new DecisionLine(
        line.id(),
        line.slot(),
        line.instrument(),
        line.action(),
        line.confidencePercent(),
        line.result(),
        line.reason(),
        line.sentence(),
        line.wouldChange(),
        line.votes(),
        outcome(orders));
  }

  private static Optional<String> outcome(List<Order> orders) {
    return orders.stream().findFirst().map(DecisionLines::outcome);
  }

  private static String outcome(Order order) {
    Quantity asked = order.proposal().quantity();
    String state = order.state().name().toLowerCase(Locale.ROOT);
    return order.filled().equals(asked)
        ? state + " " + asked
        : state + " " + order.filled() + " of " + asked;
  }
}
