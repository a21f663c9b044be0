package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.Tick;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.portfolio.Position;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch;
import ffe.risk.RiskPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A lane of an account on margin: it may be short, pays for what it owes, and can be liquidated.
 */
@Tag("unit")
class MarginLaneTest {

  private static final Margin FIVE_TIMES =
      Margin.of(new BigDecimal("5"), Bps.of("365"), Bps.of("730"));

  /** Takes what the margin gives: only liquidation stops it. */
  static final RiskPolicy GREEDY =
      new RiskPolicy(
          "greedy",
          Percent.of("10"),
          Percent.of("100"),
          Percent.of("100"),
          Percent.of("100"),
          Percent.of("50"),
          Percent.of("50"),
          Percent.of("90"),
          Percent.of("90"),
          5,
          6,
          Duration.ZERO,
          3,
          Duration.ZERO,
          Percent.of("60"),
          new BigDecimal("1.5"),
          Percent.of("0.5"),
          Percent.of("50"),
          2,
          "00:00",
          "UTC",
          Optional.empty(),
          Optional.empty());

  private static Rig sold(HandMarket market) {
    return Rig.over(market).on(FIVE_TIMES).say("5:00", Action.SELL);
  }

  private static HandMarket quiet() {
    return HandMarket.recording().flat("0:10", "10:00", "100");
  }

  private static Position position(Rig rig) {
    return rig.lane().view().ledger().position(HandMarket.BTC).orElseThrow();
  }

  @Test
  void a_sell_while_flat_opens_a_short_with_its_stop_above_and_its_target_below() {
    Rig rig = sold(quiet()).open().to("6:00");
    assertThat(position(rig).isShort()).isTrue();
    Order entry = rig.orders(Purpose.ENTRY).get(0);
    assertThat(entry.proposal().side()).isEqualTo(Side.SELL);
    assertThat(entry.state()).isEqualTo(OrderState.FILLED);
    Order guard = rig.working(Purpose.PROTECTION).get(0);
    assertThat(guard.proposal().side()).isEqualTo(Side.BUY);
    assertThat(guard.remaining()).isEqualTo(rig.held());
    assertThat(guard.proposal().protection().orElseThrow().stop()).isEqualTo(Price.of("101"));
    assertThat(guard.proposal().protection().orElseThrow().target()).contains(Price.of("97"));
    assertThat(rig.lane().view().isCovered()).isTrue();
    assertThat(rig.decision("5:00").inputs().holding().shorting())
        .contains(ffe.observation.Holding.Shorting.POSSIBLE);
  }

  @Test
  void what_is_short_is_worth_what_buying_it_back_costs() {
    Tick last = new Tick(at("6:30"), Price.of("100"), Quantity.of("1"), 9_001);
    Rig rig =
        sold(HandMarket.recording()
                .flat("0:10", "6:30", "100")
                .event(
                    new MarketEvent.Traded(
                        last, Optional.of(new Offer(Price.of("99.9"), Price.of("100.4"))))))
            .open()
            .to("6:29");
    Money before = rig.lane().view().valuation().orElseThrow().equity();
    rig.to("6:31");
    Money after = rig.lane().view().valuation().orElseThrow().equity();
    assertThat(before.minus(after).amount())
        .isEqualByComparingTo(rig.held().value().multiply(new BigDecimal("0.4")))
        .isPositive();
  }

  @Test
  void without_margin_a_sell_while_flat_is_still_nothing_to_sell() {
    Rig rig = Rig.over(quiet()).say("5:00", Action.SELL).open().to("6:00");
    assertThat(rig.decision("5:00").reason()).isEqualTo("NOTHING_TO_SELL");
    assertThat(rig.orders(Purpose.ENTRY)).isEmpty();
    assertThat(ffe.canon.Canon.write(rig.decision("5:00")))
        .doesNotContain("shorting", "margin", "opened\"");
  }

  @Test
  void a_buy_closes_the_short_and_opens_nothing() {
    HandMarket market = quiet().flat("10:00", "20:00", "99");
    Rig rig = sold(market).say("10:00", Action.BUY).open().to("12:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.orders(Purpose.ENTRY)).hasSize(1);
    assertThat(rig.orders(Purpose.EXIT)).hasSize(1);
    assertThat(rig.working(Purpose.PROTECTION)).isEmpty();
    RoundTrip trip = rig.journal.memory.roundTrips().get(0);
    assertThat(trip.gross().isPositive()).as("the price fell by 1").isTrue();
    assertThat(rig.decision("10:00").decision().orElseThrow().stop()).isEmpty();
  }

  @Test
  void a_sell_closes_a_long_position_and_only_the_next_one_opens_a_short() {
    HandMarket market = quiet().flat("10:00", "20:00", "100");
    Rig rig =
        Rig.over(market, GREEDY)
            .on(FIVE_TIMES)
            .say("5:00", Action.BUY)
            .say("10:00", Action.SELL)
            .say("15:00", Action.SELL)
            .open()
            .to("12:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    rig.to("17:00");
    assertThat(position(rig).isShort()).isTrue();
  }

  @Test
  void the_stop_buys_back_gap_and_all() {
    HandMarket market = quiet().tick("10:01", "104").flat("10:10", "20:00", "104");
    Rig rig = sold(market).open().to("15:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    RoundTrip trip = rig.journal.memory.roundTrips().get(0);
    BigDecimal paid = trip.cost().amount().divide(trip.quantity().value());
    assertThat(paid).isEqualByComparingTo("104");
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
  }

  @Test
  void the_target_buys_back_at_its_price_when_a_trade_is_below_it() {
    HandMarket market = quiet().tick("10:01", "97").tick("10:02", "96.99");
    Rig rig = sold(market).open().to("10:02");
    RoundTrip trip = rig.journal.memory.roundTrips().get(0);
    assertThat(trip.cost().amount().divide(trip.quantity().value())).isEqualByComparingTo("97");
    assertThat(rig.fills().get(1).time()).isEqualTo(at("10:02"));
  }

  @Test
  void leverage_lets_more_be_held_than_there_is_equity() {
    Rig rig = Rig.over(quiet(), GREEDY).on(FIVE_TIMES).stopAt(0.01).say("5:00", Action.BUY).open();
    rig.to("6:00");
    Money worth = position(rig).valueAt(Price.of("100"));
    assertThat(worth.amount()).isBetween(new BigDecimal("40000"), new BigDecimal("50000"));
    assertThat(rig.lane().view().ledger().cash(Currency.USD).isNegative()).isTrue();
  }

  /** Sold for almost five times equity, with a maintenance margin that is met before the stop. */
  private static Rig stretched() {
    HandMarket market = HandMarket.recording().flat("0:10", "6:00", "100");
    market.tick("6:01", "100.5").tick("6:02", "100.9").tick("6:03", "100.95");
    return Rig.over(market.flat("6:10", "30:00", "100").ended("30:00"), GREEDY)
        .on(new Margin(new BigDecimal("5"), Percent.of("19"), Bps.of("365"), Bps.of("730")))
        .stopAt(0.01)
        .say("5:00", Action.SELL)
        .say("10:00", Action.SELL);
  }

  private static List<KillSwitch.Halt> halts(Rig rig) {
    return rig.lane().view().status().risk().killSwitch().halts();
  }

  @Test
  void equity_below_the_maintenance_margin_closes_everything_and_says_why() {
    Rig rig = stretched().open().to("6:01");
    assertThat(position(rig).valueAt(Price.of("100")).amount())
        .isLessThan(new BigDecimal("-48000"));
    assertThat(halts(rig)).isEmpty();
    rig.to("6:02");
    assertThat(rig.agent()).isEqualTo(AgentState.FLATTENING);
    rig.to("6:05");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("100.95"));
    assertThat(rig.orders(Purpose.FLATTEN).get(0).state()).isEqualTo(OrderState.FILLED);
    KillSwitch.Halt halt = halts(rig).get(0);
    assertThat(halt.code()).isEqualTo(KillSwitch.Code.LIQUIDATION);
    assertThat(halt.since()).isEqualTo(at("6:02"));
    assertThat(halt.reason())
        .matches(
            "equity 9[0-9.]+ USD is below the maintenance margin 9[0-9.]+ USD, 19 % of positions"
                + " worth 4[0-9.]+ USD");
    rig.to("11:00");
    assertThat(rig.orders(Purpose.ENTRY)).as("until an admin lifts it").hasSize(1);
  }

  @Test
  void no_state_of_the_agent_keeps_it_from_being_liquidated() {
    for (AgentState.Command command :
        List.of(AgentState.Command.PAUSE, AgentState.Command.STOP, AgentState.Command.HALT)) {
      Rig rig = stretched().open().to("5:50");
      assertThat(rig.account().command(command, "lunch")).isTrue();
      rig.to("6:05");
      assertThat(rig.held()).as("%s", command).isEqualTo(Quantity.ZERO);
      assertThat(halts(rig))
          .extracting(KillSwitch.Halt::code)
          .contains(KillSwitch.Code.LIQUIDATION);
    }
  }

  @Test
  void a_liquidated_session_killed_before_any_step_ends_like_one_that_was_not() {
    Rig whole = stretched().open().to(Rig.FAR);
    for (int k = 0; k < whole.steps.count(); k++) {
      Rig rig = stretched();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> rig.open().to(Rig.FAR)).isInstanceOf(Steps.Crash.class);
      rig.reopen().to(Rig.FAR);
      assertThat(rig.lane().view().status())
          .as("step %d", k)
          .isEqualTo(whole.lane().view().status());
      assertThat(rig.fills()).as("step %d", k).isEqualTo(whole.fills());
      assertThat(rig.decisions()).isEqualTo(whole.decisions());
    }
  }

  @Test
  void what_is_held_over_midnight_pays_for_the_day_once() {
    HandMarket market = HandMarket.recording().flat("0:10", "10:00", "100");
    market.event(new MarketEvent.Passed(at("1439:00")));
    market.tick("1441:00", "100").tick("1442:00", "100");
    Rig rig = sold(market).open().to("1439:30");
    Quantity held = rig.held();
    assertThat(financed(rig)).isEmpty();
    rig.to("1441:30");
    assertThat(financed(rig)).hasSize(1);
    LedgerEvent.Financed day = financed(rig).get(0);
    Instant midnight = HandMarket.START.plus(Duration.ofDays(1));
    assertThat(day.at()).isEqualTo(midnight);
    // 730 basis points a year are two of ten thousand a day
    Money worth = Price.of("100").times(held, Currency.USD);
    assertThat(day.amount().amount())
        .isEqualByComparingTo(worth.amount().multiply(new BigDecimal("0.0002")));
    rig.reopen().to("1442:30");
    assertThat(financed(rig)).hasSize(1);
  }

  @Test
  void days_that_began_while_nobody_held_the_lane_are_paid_for() {
    HandMarket market = HandMarket.recording().flat("0:10", "10:00", "100");
    Rig rig = sold(market).open().to("9:00");
    market.awayUntil("2885:00");
    market.tick("2886:00", "100");
    rig.reopen().to("2886:30");
    assertThat(financed(rig))
        .extracting(LedgerEvent.Financed::at)
        .containsExactly(
            HandMarket.START.plus(Duration.ofDays(1)), HandMarket.START.plus(Duration.ofDays(2)));
  }

  private static List<LedgerEvent.Financed> financed(Rig rig) {
    return rig.journal.memory.events().stream()
        .filter(LedgerEvent.Financed.class::isInstance)
        .map(LedgerEvent.Financed.class::cast)
        .toList();
  }

  @Test
  void every_decision_is_computed_again_to_the_same() {
    HandMarket market = quiet().flat("10:00", "30:00", "99");
    Rig rig =
        sold(market)
            .say("10:00", Action.SELL)
            .say("15:00", Action.BUY)
            .say("20:00", Action.SELL)
            .open()
            .to("29:00");
    Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
    assertThat(rig.decisions()).hasSizeGreaterThan(4);
    assertThat(rig.decisions())
        .allSatisfy(
            record -> assertThat(replay.of(record).answer()).isEqualTo(Replay.Answer.IDENTICAL));
  }

  @Test
  void a_person_buys_a_short_position_back_and_moves_its_stop() {
    Rig rig = sold(quiet().flat("10:00", "20:00", "100")).open().to("7:00");
    ManualAnswer moved =
        rig.lane()
            .order(
                new ManualRequest.Move(
                    "k1",
                    "ann",
                    Optional.of(Price.of("100.8")),
                    Optional.empty(),
                    Optional.empty()));
    assertThat(moved.record().result()).isEqualTo(DecisionRecord.Result.ORDERED);
    rig.to("7:30");
    assertThat(rig.working(Purpose.PROTECTION).get(0).proposal().protection().orElseThrow().stop())
        .isEqualTo(Price.of("100.8"));
    ManualAnswer wrong =
        rig.lane()
            .order(
                new ManualRequest.Move(
                    "k2", "ann", Optional.of(Price.of("99")), Optional.empty(), Optional.empty()));
    assertThat(wrong.record().reason()).isEqualTo("STOP_DISTANCE");
    rig.lane()
        .order(
            new ManualRequest.Trade(
                "k3",
                "ann",
                Side.BUY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    rig.to("8:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.working(Purpose.PROTECTION)).isEmpty();
  }

  @Test
  void a_flatten_buys_back_what_is_short() {
    Rig rig = sold(quiet().flat("10:00", "20:00", "100")).open().to("7:00");
    rig.account().command(AgentState.Command.FLATTEN, "enough");
    rig.to("8:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(rig.orders(Purpose.FLATTEN).get(0).proposal().side()).isEqualTo(Side.BUY);
    assertThat(rig.lane().view().status().risk().killSwitch().has(KillSwitch.Code.LIQUIDATION))
        .isFalse();
  }
}
