package ffe.trading;

import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.decision.Probability;
import ffe.market.InstrumentSpec;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.risk.Denial;
import ffe.risk.PositionSizer;
import ffe.risk.RiskGate;
import ffe.risk.RiskVerdict;
import ffe.risk.Sizing;
import ffe.risk.VerdictRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From what a person asks to a record and, where the gate allows it, an approved order. Nobody is
 * asked for an opinion and no price is rounded: what is off the grid is denied, so that an order is
 * never silently another one than was asked for. Pure, like {@link TradingCycle}.
 */
final class ManualCycle {

  static final String REASON = "MANUAL";
  private static final String UNCHANGED = "UNCHANGED";

  private final Lane lane;
  private final CycleInputs inputs;
  private final ManualRequest asked;
  private final RiskGate gate;
  private final DecisionRecord blank;

  private ManualCycle(DecisionRecord blank, ManualRequest asked, RiskGate gate) {
    this.lane = blank.lane();
    this.inputs = blank.inputs();
    this.asked = asked;
    this.gate = gate;
    this.blank = blank;
  }

  /**
   * @param inputs of a kind that names what was asked
   */
  static Cycle compute(
      Lane lane, Instant slot, CycleInputs inputs, RiskGate gate, String codeVersion) {
    ManualRequest asked = inputs.manual().orElseThrow();
    DecisionRecord blank =
        new DecisionRecord(
            DecisionRecord.idOf(lane, asked),
            lane,
            slot,
            codeVersion,
            inputs,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DecisionRecord.Result.NO_DECISION,
            "NO_TRADE_SEEN");
    return new ManualCycle(blank, asked, gate).cycle();
  }

  private Cycle cycle() {
    if (inputs.lastTick().isEmpty()) {
      return new Cycle(blank, Optional.empty());
    }
    if (asked instanceof ManualRequest.Trade trade) {
      boolean opens = trade.side() == Side.BUY && inputs.holding().opens(Side.BUY);
      return opens ? buy(trade) : close(trade);
    }
    return move((ManualRequest.Move) asked);
  }

  private Cycle buy(ManualRequest.Trade trade) {
    Decision decision =
        decision(Action.BUY, trade.stop(), trade.target(), asked.by() + " ordered to buy.");
    Price last = last();
    Optional<Quantity> wanted = trade.quantity().or(() -> units(trade.notional(), last));
    if (wanted.isEmpty() && trade.notional().isPresent()) {
      return deny(decision, Unmade.unknownRules());
    }
    if (wanted.isEmpty()) {
      if (trade.stop().isEmpty()) {
        return deny(decision, Unmade.noSizeWithoutStop());
      }
      Sizing sizing =
          EntrySize.of(inputs, new PositionSizer.Wanted(Side.BUY, last, trade.stop().get()));
      if (sizing instanceof Sizing.Refused refused) {
        return deny(decision, refused.why());
      }
      wanted = Optional.of(((Sizing.Sized) sizing).quantity());
    }
    return wanted.get().isZero()
        ? deny(decision, Unmade.tooSmall(trade))
        : judge(
            decision,
            proposal(
                Purpose.ENTRY,
                Side.BUY,
                OrderType.MARKET,
                wanted.get(),
                trade.stop().map(stop -> new Protection(stop, trade.target()))));
  }

  private Cycle close(ManualRequest.Trade trade) {
    boolean sells = trade.side() == Side.SELL;
    Decision decision =
        decision(
            sells ? Action.SELL : Action.BUY,
            Optional.empty(),
            Optional.empty(),
            asked.by() + (sells ? " ordered to sell." : " ordered to buy back."));
    Quantity held = inputs.holding().quantity();
    if (!inputs.holding().closes(trade.side())) {
      return deny(decision, Unmade.nothingHeld());
    }
    Quantity wanted =
        trade
            .quantity()
            .or(() -> units(trade.notional(), last()))
            .orElse(trade.notional().isPresent() ? Quantity.ZERO : held);
    return wanted.isZero()
        ? deny(decision, Unmade.tooSmall(trade))
        : judge(
            decision,
            proposal(Purpose.EXIT, trade.side(), OrderType.MARKET, wanted, Optional.empty()));
  }

  private Cycle move(ManualRequest.Move move) {
    Decision decision =
        decision(
            Action.HOLD,
            Optional.empty(),
            Optional.empty(),
            asked.by() + " moved the protection of the position.");
    Quantity held = inputs.holding().quantity();
    Optional<Price> stop = move.stop().or(() -> move.from().map(Protection::stop));
    if (held.isZero()) {
      return deny(decision, Unmade.nothingHeld());
    }
    if (stop.isEmpty()) {
      return deny(decision, Unmade.noLevels());
    }
    Optional<Price> target = move.target().or(() -> move.from().flatMap(Protection::target));
    boolean isShort = inputs.holding().isShort();
    boolean isBeyond =
        target.filter(t -> isShort ? t.isBelow(stop.get()) : t.isAbove(stop.get())).isPresent();
    if (target.isPresent() && !isBeyond) {
      return deny(decision, Unmade.targetNotBeyond(target.get(), stop.get(), isShort));
    }
    Protection levels = new Protection(stop.get(), target);
    if (move.from().filter(levels::equals).isPresent()) {
      return new Cycle(
          record(DecisionRecord.Result.HELD, UNCHANGED, decision, Optional.empty()),
          Optional.empty());
    }
    OrderProposal wanted =
        proposal(
            Purpose.PROTECTION,
            isShort ? Side.BUY : Side.SELL,
            target.isPresent() ? OrderType.BRACKET : OrderType.STOP,
            held,
            Optional.of(levels));
    return judged(decision, wanted, gate.judgeMove(wanted, move.from(), inputs.risk().asManual()));
  }

  private Price last() {
    return inputs.lastTick().map(Tick::price).orElseThrow();
  }

  /** What an amount buys at a price, rounded down to the lot; empty when the lot is not known. */
  private Optional<Quantity> units(Optional<Money> notional, Price price) {
    Optional<BigDecimal> step =
        inputs.risk().spec().map(InstrumentSpec::quantityStep).map(Quantity::value);
    return notional.flatMap(
        amount ->
            step.map(
                lot ->
                    new Quantity(
                        amount
                            .amount()
                            .divide(price.value().multiply(lot), 0, RoundingMode.DOWN)
                            .multiply(lot))));
  }

  private Decision decision(
      Action action, Optional<Price> stop, Optional<Price> target, String reasoning) {
    return new Decision(
        action,
        Probability.ZERO,
        REASON,
        reasoning,
        List.of(),
        stop,
        target,
        Duration.ZERO,
        0,
        "Another order.");
  }

  private OrderProposal proposal(
      Purpose purpose,
      Side side,
      OrderType type,
      Quantity quantity,
      Optional<Protection> protection) {
    return new OrderProposal(
        ClientOrderId.derived(lane.account(), blank.id(), purpose.name()),
        lane.account(),
        blank.id(),
        purpose,
        lane.instrument(),
        side,
        type,
        quantity,
        protection);
  }

  private Cycle judge(Decision decision, OrderProposal wanted) {
    return judged(decision, wanted, gate.judge(wanted, inputs.risk().asManual()));
  }

  private Cycle judged(Decision decision, OrderProposal wanted, RiskVerdict answer) {
    VerdictRecord kept = answer.toRecord(inputs.policy().version());
    DecisionRecord.Result result =
        answer.isApproved() ? DecisionRecord.Result.ORDERED : DecisionRecord.Result.DENIED;
    String reason = answer.isApproved() ? REASON : kept.denials().get(0).code();
    DecisionRecord record =
        new DecisionRecord(
            blank.id(),
            lane,
            blank.slot(),
            blank.codeVersion(),
            inputs,
            List.of(),
            Optional.of(decision),
            Optional.empty(),
            Optional.of(wanted),
            Optional.of(kept),
            result,
            reason);
    return new Cycle(
        record,
        answer instanceof RiskVerdict.Approved approved
            ? Optional.of(approved.order())
            : Optional.empty());
  }

  private Cycle deny(Decision decision, Denial why) {
    return new Cycle(
        record(DecisionRecord.Result.DENIED, why.code(), decision, Optional.of(why)),
        Optional.empty());
  }

  /** Without an order that could be judged. */
  private DecisionRecord record(
      DecisionRecord.Result result, String reason, Decision decision, Optional<Denial> refused) {
    return new DecisionRecord(
        blank.id(),
        lane,
        blank.slot(),
        blank.codeVersion(),
        inputs,
        List.of(),
        Optional.of(decision),
        refused,
        Optional.empty(),
        Optional.empty(),
        result,
        reason);
  }
}
