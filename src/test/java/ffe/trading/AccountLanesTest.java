package ffe.trading;

import static ffe.trading.Duo.ETH;
import static ffe.trading.HandMarket.BTC;
import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskPolicy;
import ffe.trading.AgentState.Command;
import ffe.trading.DecisionRecord.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several instruments over one ledger, one agent and one set of limits. */
@Tag("unit")
class AccountLanesTest {

  private static HandMarket quiet(String price) {
    return HandMarket.recording().flat("0:10", "60:00", price).ended("60:00");
  }

  private static Duo calm() {
    return new Duo(quiet("100"), quiet("50"));
  }

  /** The standard limits but for these, in per cent. */
  private static RiskPolicy limited(String correlated, String flatten) {
    RiskPolicy s = RiskPolicy.standard();
    return new RiskPolicy(
        "limited",
        s.riskPerTradeMax(),
        s.positionMax(),
        s.exposureMax(),
        Percent.of(correlated),
        s.dailyLossMax(),
        s.weeklyLossMax(),
        Percent.of(flatten.equals("15") ? "10" : flatten),
        Percent.of(flatten),
        s.openPositionsMax(),
        s.ordersPerMinuteMax(),
        s.coolDownAfterLoss(),
        s.lossesForLongCoolDown(),
        s.coolDownAfterLosses(),
        s.confidenceMin(),
        s.rewardToRiskMin(),
        s.stopDistanceMin(),
        s.stopDistanceMax(),
        s.dataAgeCandlesMax(),
        s.dayStartsAt(),
        s.dayZone(),
        s.valueAtRiskMax(),
        s.trailingStop());
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  @Test
  void both_instruments_are_decided_at_each_slot_and_booked_in_one_ledger() {
    Duo duo = calm().say(BTC, "5:00", Action.BUY).say(ETH, "10:00", Action.BUY).open().to("20:00");
    assertThat(duo.journal.memory.decisions())
        .extracting(d -> d.lane().instrument() + "@" + d.slot())
        .startsWith("BTC-USD@" + at("5:00"), "ETH-USD@" + at("5:00"), "BTC-USD@" + at("10:00"))
        .hasSize(8);
    assertThat(duo.holds(BTC) && duo.holds(ETH)).isTrue();
    assertThat(duo.view(BTC).ledger().state()).isEqualTo(duo.view(ETH).ledger().state());
    assertThat(duo.view(BTC).ledger().positions()).hasSize(2);
    assertThat(duo.view(BTC).isCovered() && duo.view(ETH).isCovered()).isTrue();
    assertThat(deposits(duo)).hasSize(1);
    Ledger again = Ledger.replay(duo.view(BTC).ledger().account(), duo.journal.memory.events());
    assertThat(again.state()).isEqualTo(duo.view(BTC).ledger().state());
  }

  private static List<LedgerEvent> deposits(Duo duo) {
    return duo.journal.memory.events().stream()
        .filter(LedgerEvent.Deposited.class::isInstance)
        .toList();
  }

  @Test
  void what_one_lane_has_ordered_counts_against_cash_and_caps_of_the_other_before_it_fills() {
    Duo duo = calm().say(BTC, "5:00", Action.BUY).say(ETH, "5:00", Action.BUY).open().to("5:00");
    var first = duo.decision(BTC, "5:00");
    var second = duo.decision(ETH, "5:00").inputs().risk();
    Money ordered = Price.of("100").times(first.proposal().orElseThrow().quantity(), Currency.USD);
    assertThat(ordered.isPositive()).isTrue();
    assertThat(second.workingEntries()).contains(1);
    assertThat(second.exposureAll()).contains(ordered);
    assertThat(second.exposureCorrelated()).contains(ordered);
    assertThat(second.exposureOfInstrument()).contains(usd("0"));
    assertThat(second.availableCash().orElseThrow().compareAmount(usd("10000").minus(ordered)))
        .as("the fee of the first is set aside too")
        .isNegative();
  }

  @Test
  void caps_of_the_account_deny_the_second_instrument_by_name() {
    Duo duo = new Duo(quiet("100"), quiet("50"), limited("20", "15"));
    duo.say(BTC, "5:00", Action.BUY).say(ETH, "10:00", Action.BUY).open().to("12:00");
    assertThat(duo.decision(BTC, "5:00").result()).isEqualTo(Result.ORDERED);
    DecisionRecord denied = duo.decision(ETH, "10:00");
    assertThat(denied.result()).isEqualTo(Result.DENIED);
    assertThat(denied.refusedSize().orElseThrow().code()).isEqualTo("CORRELATED_EXPOSURE");
    assertThat(duo.holds(ETH)).isFalse();
  }

  @Test
  void a_fall_of_one_instrument_closes_everything_and_halts_when_all_is_flat() {
    HandMarket falls =
        HandMarket.recording().flat("0:10", "12:00", "100").flat("12:00", "60:00", "95");
    Duo duo =
        new Duo(falls.ended("60:00"), quiet("50"), limited("40", "0.5"))
            .stopAt(0.045)
            .say(BTC, "5:00", Action.BUY)
            .say(ETH, "10:00", Action.BUY)
            .open()
            .to("11:00");
    assertThat(duo.holds(BTC) && duo.holds(ETH)).isTrue();
    duo.to("16:00");
    assertThat(duo.holds(BTC) || duo.holds(ETH)).isFalse();
    assertThat(duo.view(ETH).status().agent()).isEqualTo(AgentState.HALTED);
    assertThat(duo.orders(ETH, Purpose.FLATTEN)).hasSize(1);
    assertThat(duo.account().command(Command.LIFT, "seen")).isTrue();
    assertThat(duo.view(BTC).status().agent()).isEqualTo(AgentState.STOPPED);
  }

  @Test
  void flatten_waits_for_every_lane() {
    Duo duo = calm().say(BTC, "5:00", Action.BUY).say(ETH, "5:00", Action.BUY).open().to("11:00");
    assertThat(duo.account().command(Command.FLATTEN, "enough")).isTrue();
    assertThat(duo.view(BTC).status().agent()).isEqualTo(AgentState.FLATTENING);
    duo.to("12:00");
    assertThat(duo.view(BTC).ledger().positions()).isEmpty();
    assertThat(duo.view(BTC).status().agent()).isEqualTo(AgentState.HALTED);
  }

  @Test
  void an_entry_is_denied_while_the_worth_of_another_holding_is_not_known() {
    HandMarket btc = HandMarket.feed().flat("0:10", "30:00", "100");
    HandMarket eth = HandMarket.feed().flat("0:10", "11:00", "50");
    eth.event(new MarketEvent.Broke(at("11:00"), "cut")).event(new MarketEvent.Passed(at("22:00")));
    eth.event(new MarketEvent.Restored(at("22:00"))).flat("22:10", "30:00", "50");
    Duo duo =
        new Duo(btc, eth)
            .say(ETH, "5:00", Action.BUY)
            .say(BTC, "15:00", Action.BUY)
            .say(BTC, "25:00", Action.BUY)
            .open();
    for (int minute = 1; minute < 30; minute++) {
      duo.to(minute + ":00");
    }
    assertThat(duo.holds(ETH)).isTrue();
    DecisionRecord denied = duo.decision(BTC, "15:00");
    assertThat(denied.result()).isEqualTo(Result.DENIED);
    assertThat(denied.inputs().risk().equity()).isEmpty();
    assertThat(duo.decision(BTC, "25:00").result()).isEqualTo(Result.ORDERED);
  }

  @Test
  void an_instrument_that_joins_later_finds_ledger_agent_and_benchmark_as_they_are() {
    HandMarket rising =
        HandMarket.recording().flat("0:10", "12:00", "100").flat("12:00", "60:00", "110");
    Duo duo =
        new Duo(rising.ended("60:00"), quiet("50"))
            .trades(BTC)
            .say(BTC, "5:00", Action.BUY)
            .say(ETH, "25:00", Action.BUY)
            .open()
            .to("21:00");
    duo.account().command(Command.PAUSE, "adding");
    Money before = duo.view(BTC).hold().orElseThrow();
    duo.trades(BTC, ETH).reopen().to("21:30");
    assertThat(duo.view(ETH).status().agent()).isEqualTo(AgentState.PAUSED);
    assertThat(deposits(duo)).hasSize(1);
    assertThat(duo.view(ETH).ledger().positions()).isEqualTo(duo.view(BTC).ledger().positions());
    Money after = duo.view(ETH).hold().orElseThrow();
    assertThat(before).isEqualTo(usd("11000"));
    assertThat(after.minus(before).amount().abs()).isLessThan(new BigDecimal("0.000001"));
    duo.account().command(Command.RESUME, "on");
    duo.to("27:00");
    assertThat(duo.decision(ETH, "25:00").result()).isEqualTo(Result.ORDERED);
  }

  @Test
  void equity_is_told_once_for_each_slot() {
    Duo duo = calm().open().to("59:00");
    assertThat(duo.journal.memory.equity())
        .extracting(EquityPoint::at)
        .hasSize(11)
        .doesNotHaveDuplicates();
  }

  @Test
  void orders_that_no_decision_caused_have_the_instrument_in_their_ids() {
    Duo duo = new Duo(quiet("100"), quiet("100"));
    duo.say(BTC, "5:00", Action.BUY).say(ETH, "5:00", Action.BUY).open().to("11:00");
    var guards = duo.orders(BTC, Purpose.PROTECTION).get(0);
    var others = duo.orders(ETH, Purpose.PROTECTION).get(0);
    assertThat(guards.proposal().cause()).isEqualTo(others.proposal().cause());
    assertThat(guards.id()).isNotEqualTo(others.id());
  }

  @Test
  void lanes_of_two_accounts_or_out_of_order_are_no_account() {
    Duo duo = calm().trades(ETH, BTC);
    assertThatThrownBy(duo::open).isInstanceOf(IllegalArgumentException.class);
  }

  /** The same recordings give the same session, however they are read and whoever reads them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void pacing_and_restarts_change_nothing(long seed) {
    Duo whole = random(seed).open().to(at("60:00"), 100_000);
    assertThat(whole.journal.memory.roundTrips()).as("something was traded").isNotEmpty();
    Random random = new Random(-seed);
    Duo killed = random(seed).open();
    for (Instant to = at("0:00"); to.isBefore(at("60:00")); ) {
      to = to.plusMillis(1 + random.nextInt(400_000));
      killed.to(to, 1 + random.nextInt(9));
      if (random.nextInt(3) == 0) {
        killed.reopen();
      }
    }
    killed.to(at("60:00"), 1);
    assertThat(killed.journal.memory.decisions().stream().map(d -> d.substance()).toList())
        .isEqualTo(whole.journal.memory.decisions().stream().map(d -> d.substance()).toList());
    assertThat(killed.journal.memory.sessionDigest())
        .isEqualTo(whole.journal.memory.sessionDigest());
    assertThat(killed.journal.orders()).isEqualTo(whole.journal.orders());
    assertThat(killed.journal.memory.equity()).isEqualTo(whole.journal.memory.equity());
    assertThat(killed.view(BTC).ledger().cash(Currency.USD).isNegative()).isFalse();
  }

  @Test
  void of_a_lane_that_is_ahead_only_what_was_known_is_seen() {
    HandMarket ahead = HandMarket.feed().flat("0:10", "12:00", "100");
    HandMarket late = HandMarket.feed().flat("0:10", "6:00", "40");
    Duo duo = new Duo(ahead, late).looksBeside().open();
    while (!duo.view(BTC).status().position().time().isAfter(at("11:00"))) {
      duo.account().lane(BTC).orElseThrow().advance(at("12:00"), 1);
    }
    duo.to("6:00");
    Beside seen = duo.decision(Duo.ETH, "5:00").inputs().beside().orElseThrow();
    assertThat(seen.lane().instrument()).isEqualTo(BTC);
    MarketSlice candles = seen.slice();
    Duration length = Timeframe.M5.length().multipliedBy(candles.count());
    assertThat(candles.firstOpensAt().orElseThrow().plus(length)).isEqualTo(at("5:00"));
  }

  private static Duo random(long seed) {
    Random random = new Random(seed);
    Duo duo = new Duo(walk(random, 100), walk(random, 40)).stopAt(0.006);
    if (seed % 2 == 0) {
      duo.looksBeside();
    }
    for (int minute = 5; minute < 60; minute += 5) {
      for (var instrument : List.of(BTC, ETH)) {
        int dice = random.nextInt(4);
        duo.say(
            instrument,
            minute + ":00",
            dice < 2 ? Action.BUY : dice == 2 ? Action.SELL : Action.HOLD);
      }
    }
    return duo;
  }

  private static HandMarket walk(Random random, double from) {
    HandMarket market = HandMarket.recording();
    double price = from;
    for (Instant at = at("0:10");
        at.isBefore(at("60:00"));
        at = at.plusMillis(1 + random.nextInt(20_000))) {
      price *= 1 + (random.nextDouble() - 0.5) * 0.004;
      market.tick(at, String.format(java.util.Locale.ROOT, "%.2f", price), "1000");
    }
    return market.ended("60:00");
  }
}
