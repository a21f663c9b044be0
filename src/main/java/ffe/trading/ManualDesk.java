package ffe.trading;

import ffe.market.MarketBook;
import ffe.order.OrderProposal.Purpose;
import java.util.List;
import java.util.Optional;

/** What people ask of a lane, brought before its gate. One thread. */
final class ManualDesk {

  private final LaneSetup setup;
  private final PolicyInForce policy;
  private final LaneMind mind;
  private final OrderDesk orders;
  private final MarketBook market;

  ManualDesk(
      LaneSetup setup, PolicyInForce policy, LaneMind mind, OrderDesk orders, MarketBook market) {
    this.setup = setup;
    this.policy = policy;
    this.mind = mind;
    this.orders = orders;
    this.market = market;
  }

  /** What came of it when the same person asked with the same key before. */
  Optional<DecisionRecord> known(ManualRequest asked) {
    return setup.journal().decision(setup.lane(), DecisionRecord.idOf(setup.lane(), asked));
  }

  /** Computes and judges; changes nothing. */
  Cycle judge(ManualRequest asked) {
    ManualRequest whole =
        asked instanceof ManualRequest.Move move ? move.from(mind.protection()) : asked;
    CycleRules rules = policy.rules();
    CycleInputs inputs =
        new CycleInputs(
            CycleInputs.kindOf(whole),
            List.of(),
            market.lastTick(setup.lane().instrument()),
            orders.holding(),
            orders.inputs(),
            rules.policy(),
            rules.ensemble(),
            rules.weights(),
            rules.slippage());
    return ManualCycle.compute(
        setup.lane(), market.now(), inputs, policy.gate(), setup.codeVersion());
  }

  /** Remembers what was approved: an order for the rate, levels for the position. */
  void approved(Cycle cycle) {
    cycle
        .order()
        .ifPresent(
            order -> {
              if (order.proposal().purpose() == Purpose.PROTECTION) {
                mind.moved(order.proposal().protection());
              } else {
                mind.ordered(market.now());
              }
            });
  }
}
