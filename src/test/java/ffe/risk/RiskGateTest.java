package ffe.risk;

import static ffe.risk.RiskCase.NOW;
import static ffe.risk.RiskCase.good;
import static ffe.risk.RiskCase.reducing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.market.FeedState;
import ffe.market.Instrument;
import ffe.market.SecondPrice;
import ffe.market.TradingHours;
import ffe.market.VendorPrice;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.risk.KillSwitch.Code;
import ffe.risk.KillSwitch.Halt;
import ffe.risk.RiskState.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class RiskGateTest {

  /** What a vendor told some seconds ago; the last price is 900. */
  private static RiskCase second(String price, String apart, int seconds) {
    return good()
        .input(
            "second",
            new SecondPrice(
                new VendorPrice(
                    "polygon", RiskCase.BTC_USD, Price.of(price), NOW.minusSeconds(seconds)),
                Bps.of(apart),
                Duration.ofMinutes(5)));
  }

  @Test
  void shows_both_prices_where_they_disagree() {
    Denial denial = second("850", "250.5", 10).denials().get(0);
    assertThat(denial.code()).isEqualTo("PRICES_DISAGREE");
    assertThat(denial.measured()).isEqualTo("588.24 bps (900 here, 850 of polygon)");
    assertThat(denial.limit()).isEqualTo("250.5 bps");
    assertThat(denial.sentence())
        .isEqualTo(
            "The last price is 900, but polygon tells 850: they are 588.24 bps apart, and at most"
                + " 250.5 bps is allowed.");
  }

  @Test
  void says_that_an_old_second_price_was_not_compared() {
    assertThat(second("700", "1", 301).judge().readings())
        .filteredOn(reading -> reading.gate().equals("PRICES_DISAGREE"))
        .containsExactly(
            new GateReading(
                "PRICES_DISAGREE", "not compared: 700 of polygon is 5 min 1 s old", "1 bps", true));
  }

  @Test
  void keeps_what_no_second_price_was_told_of_as_it_was() {
    assertThat(Canon.write(good().inputs())).doesNotContain("second");
    assertThat(good().judge().readings())
        .extracting(GateReading::gate)
        .doesNotContain("PRICES_DISAGREE");
  }

  private static Arguments row(String code, String what, RiskCase inside, RiskCase outside) {
    return Arguments.of(code, what, inside, outside);
  }

  static Stream<Arguments> boundaries() {
    RiskCase thousand = good().input("lastPrice", Price.of("1000"));
    RiskCase riskEdge =
        thousand
            .protection("950", "1075")
            .input("takerFee", Bps.of("10"))
            .usd("equity", "10390")
            .quantity("2");
    return Stream.of(
        row(
            "HALTED",
            "a daily halt ends at its instant",
            haltUntil(NOW),
            haltUntil(NOW.plusMillis(1))),
        row("HALTED", "manual", good(), good().state("killSwitch", halt(Code.MANUAL))),
        row("FEED_NOT_LIVE", "warming up", good(), good().input("feedState", FeedState.WARMING_UP)),
        row("FEED_NOT_LIVE", "broken", good(), good().input("feedState", FeedState.BROKEN)),
        row("FEED_NOT_LIVE", "ended", good(), good().input("feedState", FeedState.ENDED)),
        row(
            "DATA_STALE",
            "two candles",
            good().input("dataAge", Duration.ofMinutes(10)),
            good().input("dataAge", Duration.ofMinutes(10).plusMillis(1))),
        row(
            "DATA_STALE",
            "data of the future is no data",
            good().input("dataAge", Duration.ZERO),
            good().input("dataAge", Duration.ofMillis(-1))),
        row(
            "MARKET_CLOSED",
            "on Thanksgiving currencies are traded, and shares are not",
            good().input("spec", RiskCase.SPEC.at(Optional.of(TradingHours.FX))),
            good().input("spec", RiskCase.SPEC.at(Optional.of(TradingHours.US_EQUITIES)))),
        row("PRICES_DISAGREE", "above", second("900", "100", 0), second("891.08", "100", 0)),
        row("PRICES_DISAGREE", "below", second("909.09", "100", 0), second("909.1", "100", 0)),
        row("PRICES_DISAGREE", "of 300 s", second("700", "1", 301), second("700", "1", 300)),
        row(
            "INSTRUMENT_BLOCKED",
            "a reason",
            good(),
            good().input("instrumentBlocks", List.of("order ffe-1 is unknown"))),
        row(
            "CONFIDENCE_TOO_LOW",
            "60 %",
            good().input("conviction", new Conviction.Probability(0.6)),
            good().input("conviction", new Conviction.Probability(Math.nextDown(0.6)))),
        row(
            "STOP_DISTANCE",
            "nearest",
            thousand.protection("995", "1100"),
            thousand.protection("995.01", "1100")),
        row(
            "STOP_DISTANCE",
            "farthest",
            thousand.protection("950", "1100"),
            thousand.protection("949.99", "1100")),
        row(
            "REWARD_TO_RISK",
            "1.5",
            good().protection("882", "927"),
            good().protection("882", "926.99")),
        row("RISK_PER_TRADE", "1 % with fees", riskEdge, riskEdge.quantity("2.0001")),
        row(
            "POSITION_CAP",
            "20 % with the order",
            good().usd("exposureOfInstrument", "1100"),
            good().usd("exposureOfInstrument", "1100.01")),
        row(
            "POSITION_CAP",
            "working entries count",
            good().usd("workingEntriesNotional", "1100"),
            good().usd("workingEntriesNotional", "1100.01")),
        row(
            "EXPOSURE_CAP",
            "80 % with the order",
            good().usd("exposureAll", "7100"),
            good().usd("exposureAll", "7100.01")),
        row(
            "EXPOSURE_CAP",
            "working entries count",
            good().usd("exposureAll", "7000").usd("workingEntriesNotional", "100"),
            good().usd("exposureAll", "7000").usd("workingEntriesNotional", "100.01")),
        row(
            "CORRELATED_EXPOSURE",
            "40 % with the order",
            good().usd("exposureCorrelated", "3100"),
            good().usd("exposureCorrelated", "3100.01")),
        row(
            "CORRELATED_EXPOSURE",
            "working entries count",
            good().usd("exposureCorrelated", "3000").usd("workingEntriesNotional", "100"),
            good().usd("exposureCorrelated", "3000").usd("workingEntriesNotional", "100.01")),
        row(
            "VALUE_AT_RISK",
            "5 % with the order",
            good().usd("valueAtRisk", "428"),
            good().usd("valueAtRisk", "428.01")),
        row(
            "VALUE_AT_RISK",
            "working entries count",
            good().usd("valueAtRisk", "420").usd("workingEntriesNotional", "100"),
            good().usd("valueAtRisk", "420").usd("workingEntriesNotional", "100.2")),
        row(
            "VALUE_AT_RISK",
            "none in an old policy",
            good().usd("valueAtRisk", "4000").limit("valueAtRiskMax", Optional.empty()),
            good().usd("valueAtRisk", "4000")),
        row(
            "OPEN_POSITIONS",
            "five with working entries",
            good().input("openPositions", 3).input("workingEntries", 1),
            good().input("openPositions", 4).input("workingEntries", 1)),
        row(
            "OPEN_POSITIONS",
            "adding to a holding opens none",
            good().input("openPositions", 5).input("heldQuantity", Quantity.of("0.1")),
            good().input("openPositions", 5)),
        row("ORDER_RATE", "six a minute", orders(NOW, 5), orders(NOW, 6)),
        row(
            "ORDER_RATE",
            "a minute old is out",
            orders(NOW.minusSeconds(60), 6),
            orders(NOW.minusSeconds(60).plusMillis(1), 6)),
        row("COOL_DOWN", "10 min", loss(1, "PT10M"), loss(1, "PT9M59.999S")),
        row("COOL_DOWN", "two losses wait no longer", loss(2, "PT10M"), loss(2, "PT9M59.999S")),
        row("COOL_DOWN", "30 min after three", loss(3, "PT30M"), loss(3, "PT29M59.999S")),
        row(
            "DAILY_LOSS",
            "3 %",
            equity("9700.01", "10000", "10000", "10000"),
            equity("9700", "10000", "10000", "10000")),
        row(
            "WEEKLY_LOSS",
            "7 %",
            equity("9300.01", "9400", "10000", "10000"),
            equity("9300", "9400", "10000", "10000")),
        row(
            "DRAWDOWN",
            "10 %",
            equity("9000.01", "9100", "9200", "10000"),
            equity("9000", "9100", "9200", "10000")),
        row(
            "INSUFFICIENT_CASH",
            "with the fee",
            good().usd("availableCash", "902.34"),
            good().usd("availableCash", "902.33")),
        row("BELOW_MINIMUM", "value", good().quantity("0.0056"), good().quantity("0.0055")),
        row("BELOW_MINIMUM", "quantity", minimumOne(), minimumOne().quantity("0.9999")),
        row("OFF_GRID", "quantity", good().quantity("0.9999"), good().quantity("0.99991")),
        row(
            "OFF_GRID",
            "stop",
            good().protection("882.01", "936"),
            good().protection("882.001", "936")),
        row(
            "OFF_GRID",
            "target",
            good().protection("882", "936.01"),
            good().protection("882", "936.001")),
        row(
            "EXCEEDS_HOLDING",
            "the holding",
            reducing(Purpose.EXIT),
            reducing(Purpose.EXIT).input("heldQuantity", Quantity.of("0.9999"))),
        row(
            "EXCEEDS_HOLDING",
            "what is being sold already",
            reducing(Purpose.EXIT).quantity("0.4").input("openSells", Quantity.of("0.6")),
            reducing(Purpose.EXIT).quantity("0.4").input("openSells", Quantity.of("0.6001"))),
        row(
            "EXCEEDS_HOLDING",
            "flattening beside a sale",
            reducing(Purpose.FLATTEN).quantity("0.4").input("openSells", Quantity.of("0.6")),
            reducing(Purpose.FLATTEN).input("openSells", Quantity.of("0.0001"))),
        row(
            "EXCEEDS_HOLDING",
            "entries buy, whatever is held",
            good().input("heldQuantity", Quantity.of("2")),
            good().input("heldQuantity", Quantity.of("2")).order("side", Side.SELL)),
        row(
            "NOTHING_TO_REDUCE",
            "a cash account has no short to buy back",
            reducing(Purpose.EXIT),
            reducing(Purpose.EXIT).order("side", Side.BUY)),
        row(
            "STOP_MISSING",
            "a protective order has a trigger",
            reducing(Purpose.PROTECTION),
            reducing(Purpose.PROTECTION).order("type", OrderType.MARKET)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("boundaries")
  void approves_just_inside_and_denies_just_outside(
      String code, String what, RiskCase inside, RiskCase outside) {
    assertThat(inside.denials()).isEmpty();
    assertThat(inside.judge().readings())
        .anySatisfy(
            reading -> {
              assertThat(reading.gate()).isEqualTo(code);
              assertThat(reading.passed()).isTrue();
            });

    assertThat(outside.codes()).containsExactly(code);
    Denial denial = outside.denials().get(0);
    assertThat(denial.measured()).isNotBlank();
    assertThat(denial.limit()).isNotBlank();
    assertThat(denial.sentence()).endsWith(".");
    assertThat(outside.judge().readings())
        .contains(new GateReading(code, denial.measured(), denial.limit(), false));
  }

  @Test
  void has_a_boundary_or_its_own_test_for_every_code() {
    List<String> covered =
        Stream.concat(
                boundaries().map(a -> (String) a.get()[0]),
                Stream.of("INPUT_MISSING", "TARGET_REACHED"))
            .distinct()
            .toList();
    assertThat(covered).containsExactlyInAnyOrderElementsOf(RiskGate.codes());
  }

  /** Component of the inputs, its name in the denial, and the gates that need it for an entry. */
  static Stream<Arguments> needs() {
    return Stream.of(
        Arguments.of(
            "now",
            "session time",
            "SESSION_TIME HALTED ORDER_RATE COOL_DOWN DAILY_LOSS WEEKLY_LOSS"),
        Arguments.of(
            "state", "risk state", "HALTED ORDER_RATE COOL_DOWN DAILY_LOSS WEEKLY_LOSS DRAWDOWN"),
        Arguments.of("feedState", "feed state", "FEED_NOT_LIVE"),
        Arguments.of("dataAge", "data age", "DATA_STALE"),
        Arguments.of("cycleLength", "cycle length", "DATA_STALE"),
        Arguments.of("instrumentBlocks", "instrument blocks", "INSTRUMENT_BLOCKED"),
        Arguments.of("conviction", "probability", "CONFIDENCE_TOO_LOW"),
        Arguments.of(
            "lastPrice",
            "last price",
            "STOP_DISTANCE REWARD_TO_RISK RISK_PER_TRADE POSITION_CAP EXPOSURE_CAP"
                + " CORRELATED_EXPOSURE VALUE_AT_RISK INSUFFICIENT_CASH BELOW_MINIMUM"),
        Arguments.of(
            "equity",
            "equity",
            "RISK_PER_TRADE POSITION_CAP EXPOSURE_CAP CORRELATED_EXPOSURE VALUE_AT_RISK DAILY_LOSS"
                + " WEEKLY_LOSS DRAWDOWN"),
        Arguments.of("availableCash", "available cash", "INSUFFICIENT_CASH"),
        Arguments.of("exposureAll", "exposure of all instruments", "EXPOSURE_CAP"),
        Arguments.of("exposureOfInstrument", "exposure of the instrument", "POSITION_CAP"),
        Arguments.of("exposureCorrelated", "correlated exposure", "CORRELATED_EXPOSURE"),
        Arguments.of("openPositions", "open positions", "OPEN_POSITIONS"),
        Arguments.of("workingEntries", "working entries", "OPEN_POSITIONS"),
        Arguments.of(
            "workingEntriesNotional",
            "notional of working entries",
            "POSITION_CAP EXPOSURE_CAP CORRELATED_EXPOSURE VALUE_AT_RISK"),
        Arguments.of("valueAtRisk", "value at risk of what is held", "VALUE_AT_RISK"),
        Arguments.of("dayLoss", "a hundred candles of the instrument", "VALUE_AT_RISK"),
        Arguments.of("heldQuantity", "held quantity", "OPEN_POSITIONS EXCEEDS_HOLDING"),
        Arguments.of("openSells", "open sells", "EXCEEDS_HOLDING"),
        Arguments.of("spec", "instrument rules", "BELOW_MINIMUM OFF_GRID"),
        Arguments.of("takerFee", "taker fee", "RISK_PER_TRADE INSUFFICIENT_CASH"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("needs")
  void denies_every_gate_whose_input_is_missing(String input, String words, String gates) {
    assertThat(good().without(input).denials())
        .allSatisfy(
            denial -> {
              assertThat(denial.code()).isEqualTo("INPUT_MISSING");
              assertThat(denial.measured()).contains(words);
              assertThat(denial.sentence()).contains(denial.limit(), denial.measured());
            })
        .extracting(Denial::limit)
        .containsExactly(gates.split(" "));
  }

  @Test
  void knows_what_happens_without_every_single_input() {
    assertThat(needs().map(a -> (String) a.get()[0]).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RiskInputs.class.getRecordComponents())
                .map(c -> c.getName())
                .filter(name -> !name.equals("feedReason"))
                // without them the account is one that is never short, which is the narrower one
                .filter(name -> !name.equals("margin") && !name.equals("opened"))
                // without it there is nothing to compare with
                .filter(name -> !name.equals("second"))
                .toList());
  }

  @Test
  void denies_an_entry_without_stop_and_what_depends_on_it() {
    assertThat(good().order("protection", Optional.empty()).denials())
        .extracting(d -> d.code() + " " + d.limit())
        .containsExactly(
            "STOP_MISSING a stop",
            "INPUT_MISSING STOP_DISTANCE",
            "INPUT_MISSING REWARD_TO_RISK",
            "INPUT_MISSING RISK_PER_TRADE");
  }

  @Test
  void denies_an_entry_without_target_since_its_reward_is_unknown() {
    RiskCase noTarget =
        good().order("protection", Optional.of(new Protection(Price.of("882"), Optional.empty())));
    assertThat(noTarget.denials())
        .containsExactly(
            new Denial(
                "INPUT_MISSING",
                "target",
                "REWARD_TO_RISK",
                "REWARD_TO_RISK cannot be judged; missing: target."));
  }

  @Test
  void denies_an_entry_that_is_no_market_order_since_its_prices_are_no_protection() {
    assertThat(good().order("type", OrderType.STOP).codes()).containsExactly("STOP_MISSING");
  }

  @Test
  void denies_a_stop_above_the_price() {
    assertThat(good().protection("901", "936").denials())
        .extracting(Denial::code, Denial::measured)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("STOP_DISTANCE", "-0.12 %"),
            org.assertj.core.groups.Tuple.tuple("REWARD_TO_RISK", "no risk"));
  }

  @Test
  void takes_marks_of_another_day_or_week_for_missing() {
    Mark yesterday =
        new Mark("2013-11-27", Instant.parse("2013-11-27T00:00:00Z"), RiskCase.usd("10000"));
    assertThat(good().state("day", Optional.of(yesterday)).denials())
        .extracting(Denial::code, Denial::limit)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("INPUT_MISSING", "DAILY_LOSS"));
    assertThat(good().state("week", Optional.of(yesterday)).denials())
        .extracting(Denial::code, Denial::limit)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("INPUT_MISSING", "WEEKLY_LOSS"));
  }

  @Test
  void takes_an_amount_in_another_currency_for_missing() {
    Money tether = Money.of("10000", new Currency("USDT"));
    assertThat(good().input("equity", tether).codes()).hasSize(8).containsOnly("INPUT_MISSING");
    assertThat(good().input("availableCash", tether).codes()).containsExactly("INPUT_MISSING");
  }

  @Test
  void takes_the_rules_of_another_instrument_for_missing() {
    RiskCase other = good().order("instrument", Instrument.of("ETH-USD"));
    assertThat(other.codes()).containsOnly("INPUT_MISSING");
  }

  @Test
  void asks_no_probability_of_a_person() {
    assertThat(good().input("conviction", new Conviction.Manual()).denials()).isEmpty();
  }

  @Test
  void denies_everything_that_adds_risk_when_no_equity_is_left() {
    assertThat(good().usd("equity", "-1").codes())
        .containsExactly(
            "RISK_PER_TRADE",
            "POSITION_CAP",
            "EXPOSURE_CAP",
            "CORRELATED_EXPOSURE",
            "VALUE_AT_RISK",
            "DAILY_LOSS",
            "WEEKLY_LOSS",
            "DRAWDOWN");
  }

  @Test
  void denies_instead_of_failing_when_a_quantity_has_more_decimals_than_money() {
    assertThat(good().quantity("0.000000000000000000000001").codes())
        .containsExactly("BELOW_MINIMUM", "OFF_GRID");
    assertThat(good().quantity("9999999999999999999999999999999999999999").codes())
        .contains("POSITION_CAP", "INSUFFICIENT_CASH");
  }

  @Test
  void lists_all_that_would_have_to_change_most_important_first() {
    RiskCase bad =
        good()
            .usd("availableCash", "1")
            .input("feedState", FeedState.BROKEN)
            .usd("exposureAll", "9000")
            .state("killSwitch", halt(Code.MANUAL));
    assertThat(bad.codes())
        .containsExactly("HALTED", "FEED_NOT_LIVE", "EXPOSURE_CAP", "INSUFFICIENT_CASH");
  }

  @Test
  void shows_the_room_left_at_every_gate_of_an_approved_order() {
    RiskVerdict verdict = good().judge();
    assertThat(verdict.isApproved()).isTrue();
    assertThat(verdict.readings()).hasSize(24).allMatch(GateReading::passed);
    assertThat(verdict.readings())
        .contains(
            new GateReading("POSITION_CAP", "9.00 %", "20 %", true),
            new GateReading("RISK_PER_TRADE", "0.23 %", "1 %", true),
            new GateReading("INSUFFICIENT_CASH", "902.34 USD", "10000.00 USD", true),
            new GateReading("ORDER_RATE", "1 per minute", "6 per minute", true));
  }

  @Test
  void says_code_measured_and_limit_of_a_denial() {
    assertThat(good().usd("exposureOfInstrument", "1100.01").denials())
        .containsExactly(
            new Denial(
                "POSITION_CAP",
                "20.01 %",
                "20 %",
                "The position would be 20.01 % of equity; at most 20 % is allowed."));
  }

  @Test
  void an_approved_order_names_its_policy_and_session_time() {
    RiskVerdict.Approved approved = (RiskVerdict.Approved) good().judge();
    assertThat(approved.order().proposal()).isEqualTo(good().proposal());
    assertThat(approved.order().policyVersion()).isEqualTo("standard-1");
    assertThat(approved.order().judgedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "ENTRY", mode = EnumSource.Mode.EXCLUDE)
  void what_only_reduces_passes_when_all_that_stops_growth_is_unknown(Purpose purpose) {
    RiskCase only = reducing(purpose);
    for (String input : needs().map(a -> (String) a.get()[0]).toList()) {
      boolean isNeeded =
          List.of("now", "spec", "heldQuantity", "openSells").contains(input)
              || (purpose == Purpose.EXIT && input.equals("state"));
      only = isNeeded ? only : only.without(input);
    }
    assertThat(only.denials()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "ENTRY", mode = EnumSource.Mode.EXCLUDE)
  void what_only_reduces_passes_when_everything_is_at_its_worst(Purpose purpose) {
    RiskCase worst =
        reducing(purpose)
            .state("killSwitch", halt(Code.DRAWDOWN_FLATTEN))
            .state("lossesInARow", 9)
            .state("lastLossAt", Optional.of(NOW))
            .input("feedState", FeedState.BROKEN)
            .input("dataAge", Duration.ofDays(2))
            .input("instrumentBlocks", List.of("unprotected"))
            .input("conviction", new Conviction.Probability(0))
            .usd("equity", "-5")
            .usd("availableCash", "0")
            .usd("exposureAll", "99999")
            .input("openPositions", 50);
    assertThat(worst.denials()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "ENTRY", mode = EnumSource.Mode.EXCLUDE)
  void what_only_reduces_stays_within_holding_and_grid(Purpose purpose) {
    RiskCase c = reducing(purpose);
    assertThat(c.quantity("1.0001").codes()).containsExactly("EXCEEDS_HOLDING");
    assertThat(c.quantity("0.99999").codes()).containsExactly("OFF_GRID");
    assertThat(c.input("heldQuantity", Quantity.ZERO).codes())
        .containsExactly("NOTHING_TO_REDUCE", "EXCEEDS_HOLDING");
    assertThat(c.order("side", Side.BUY).codes()).containsExactly("NOTHING_TO_REDUCE");
    for (String input : List.of("now", "spec", "heldQuantity", "openSells")) {
      assertThat(c.without(input).codes()).isNotEmpty().containsOnly("INPUT_MISSING");
    }
  }

  @Test
  void protection_covers_the_whole_holding_while_it_is_being_sold() {
    assertThat(reducing(Purpose.PROTECTION).input("openSells", Quantity.of("1")).codes()).isEmpty();
  }

  @Test
  void the_order_rate_holds_back_exits_but_never_protection_or_flattening() {
    List<Instant> many = Collections.nCopies(50, NOW);
    assertThat(reducing(Purpose.EXIT).state("recentOrders", many).codes())
        .containsExactly("ORDER_RATE");
    assertThat(reducing(Purpose.PROTECTION).state("recentOrders", many).codes()).isEmpty();
    assertThat(reducing(Purpose.FLATTEN).state("recentOrders", many).codes()).isEmpty();
  }

  @Test
  void the_flattening_of_dust_below_the_venues_minimum_is_allowed() {
    assertThat(reducing(Purpose.FLATTEN).quantity("0.0001").codes()).isEmpty();
  }

  @Test
  void refuses_a_calendar_that_is_not_the_policys() {
    assertThatThrownBy(() -> new RiskGate(RiskPolicy.standard(), RiskCalendar.newYork()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calendar");
  }

  @Test
  void verdict_and_inputs_survive_their_canonical_text() {
    for (RiskCase c : List.of(good(), good().without("equity"), loss(3, "PT1M"))) {
      VerdictRecord kept = c.judge().toRecord(c.policy().version());
      assertThat(Canon.read(Canon.write(kept), VerdictRecord.class)).isEqualTo(kept);
      RiskInputs read = Canon.read(Canon.write(c.inputs()), RiskInputs.class);
      assertThat(read).isEqualTo(c.inputs());
      assertThat(new RiskCase(c.proposal(), read, c.policy()).codes()).isEqualTo(c.codes());
    }
    RiskCase manual = good().input("conviction", new Conviction.Manual());
    assertThat(Canon.read(Canon.write(manual.inputs()), RiskInputs.class))
        .isEqualTo(manual.inputs());
  }

  private static KillSwitch halt(Code code) {
    return new KillSwitch(List.of(new Halt(code, "for the test", NOW, Optional.empty())));
  }

  private static RiskCase haltUntil(Instant until) {
    Halt halt = new Halt(Code.DAILY_LOSS, "lost", NOW.minusSeconds(9), Optional.of(until));
    return good().state("killSwitch", new KillSwitch(List.of(halt)));
  }

  private static RiskCase orders(Instant at, int count) {
    return good().state("recentOrders", Collections.nCopies(count, at));
  }

  private static RiskCase loss(int inARow, String ago) {
    return good()
        .state("lossesInARow", inARow)
        .state("lastLossAt", Optional.of(NOW.minus(Duration.parse(ago))));
  }

  private static RiskCase equity(String now, String day, String week, String peak) {
    return good()
        .usd("equity", now)
        .state(
            "day",
            Optional.of(
                new Mark("2013-11-28", Instant.parse("2013-11-28T00:00:00Z"), RiskCase.usd(day))))
        .state(
            "week",
            Optional.of(
                new Mark("2013-11-25", Instant.parse("2013-11-25T00:00:00Z"), RiskCase.usd(week))))
        .state("peak", Optional.of(RiskCase.usd(peak)));
  }

  private static RiskCase minimumOne() {
    return good().input("spec", RiskCase.with(RiskCase.SPEC, "quantityMin", Quantity.of("1")));
  }
}
