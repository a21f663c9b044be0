package ffe.desk;

import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.risk.Denial;
import ffe.risk.GateReading;
import ffe.risk.VerdictRecord;
import ffe.trading.DecisionRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a person's request came to, or would come to. Amounts are at the last price.
 *
 * @param result ORDERED, DENIED, or HELD when there was nothing to change
 * @param quantity after sizing and rounding; empty when no order could be proposed
 * @param fee of this order, as taker
 * @param risk what is lost if the stop fills at its price, with the fees of both ways
 * @param gates every gate that applies, with what it measured
 * @param denials why not, the most important first
 * @param order as it stands now; empty for a dry run
 */
public record TicketView(
    String decisionId,
    String assetPair,
    DecisionRecord.Result result,
    String reason,
    boolean dryRun,
    Optional<String> side,
    Optional<String> purpose,
    Optional<Quantity> quantity,
    Optional<Price> price,
    Optional<Money> notional,
    Optional<Money> fee,
    Optional<Price> stop,
    Optional<Price> target,
    Optional<Money> risk,
    Optional<Percent> riskOfEquity,
    List<GateReading> gates,
    List<Denial> denials,
    Optional<Order> order,
    List<Fill> fills) {

  public boolean isDenied() {
    return !denials.isEmpty();
  }

  static TicketView preview(DecisionRecord record) {
    return of(record, true, Optional.empty(), List.of());
  }

  static TicketView of(
      DecisionRecord record, boolean dryRun, Optional<Order> order, List<Fill> fills) {
    Optional<OrderProposal> wanted = record.proposal();
    Optional<Price> price = record.inputs().lastTick().map(Tick::price);
    Optional<Money> notional =
        wanted.flatMap(
            w -> price.map(p -> p.times(w.quantity(), record.lane().instrument().quote())));
    Optional<Money> risk = wanted.flatMap(w -> notional.flatMap(n -> risk(record, w, n)));
    return new TicketView(
        record.id(),
        record.lane().instrument().name(),
        record.result(),
        record.reason(),
        dryRun,
        wanted.map(w -> w.side().name()),
        wanted.map(w -> w.purpose().name()),
        wanted.map(OrderProposal::quantity),
        price,
        notional,
        notional.flatMap(n -> share(record, n)),
        wanted.flatMap(OrderProposal::protection).map(p -> p.stop()),
        wanted.flatMap(OrderProposal::protection).flatMap(p -> p.target()),
        risk,
        risk.flatMap(
            r ->
                record.inputs().risk().equity().filter(Money::isPositive).map(e -> r.percentOf(e))),
        record.verdict().map(VerdictRecord::readings).orElse(List.of()),
        record
            .refusedSize()
            .map(List::of)
            .orElseGet(() -> record.verdict().map(VerdictRecord::denials).orElse(List.of())),
        order,
        fills);
  }

  private static Optional<Money> share(DecisionRecord record, Money notional) {
    return record
        .inputs()
        .risk()
        .takerFee()
        .map(bps -> scaled(notional.amount().multiply(bps.fraction()), notional));
  }

  private static Optional<Money> risk(DecisionRecord record, OrderProposal wanted, Money notional) {
    return wanted
        .protection()
        .flatMap(
            levels -> {
              Money atStop = levels.stop().times(wanted.quantity(), notional.currency());
              Money loss = notional.minus(atStop);
              return share(record, notional.plus(atStop)).map(loss::plus);
            });
  }

  private static Money scaled(BigDecimal amount, Money like) {
    return new Money(amount.round(java.math.MathContext.DECIMAL64), like.currency());
  }
}
