package ffe.risk;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate and the sizer of a margin account. */
@Tag("unit")
class MarginGateTest {

  private static final Margin FIVE_TIMES = Margin.of(new BigDecimal("5"), Bps.ZERO, Bps.ZERO);

  /** Sells 1 BTC short at 900 with a stop 2 % above and a target at twice the risk. */
  private static RiskCase shorts() {
    return RiskCase.good()
        .input("margin", FIVE_TIMES)
        .order("side", Side.SELL)
        .protection("918", "864");
  }

  private static RiskCase isShort(RiskCase c) {
    return c.input("heldQuantity", Quantity.of("1")).input("opened", Side.SELL);
  }

  private static RiskCase buysBack(Purpose purpose) {
    return isShort(RiskCase.reducing(purpose)).input("margin", FIVE_TIMES).order("side", Side.BUY);
  }

  @Test
  void a_short_entry_passes_on_margin_and_nowhere_else() {
    assertThat(shorts().codes()).isEmpty();
    assertThat(shorts().without("margin").codes()).contains("EXCEEDS_HOLDING");
  }

  @ParameterizedTest
  @CsvSource({
    "882, 864, STOP_DISTANCE",
    "903, 864, STOP_DISTANCE",
    "950, 600, STOP_DISTANCE",
    "918, 936, REWARD_TO_RISK",
    "918, 880, REWARD_TO_RISK"
  })
  void its_stop_is_above_and_its_target_below(String stop, String target, String code) {
    RiskCase c = shorts().protection(stop, target);
    assertThat(c.codes()).as("%s %s", stop, target).contains(code);
  }

  @Test
  void what_it_risks_is_counted_upwards() {
    RiskCase c = shorts().quantity("5").limit("riskPerTradeMax", Percent.of("1.1"));
    // 5 times 18, and 26 basis points of 4500 and of 4590
    assertThat(c.codes()).containsExactly("RISK_PER_TRADE");
    assertThat(c.denials().get(0).measured()).isEqualTo("1.14 %");
  }

  @Test
  void an_exposure_takes_of_equity_what_it_binds_as_margin() {
    RiskCase ten = shorts().quantity("10").limit("riskPerTradeMax", Percent.of("10"));
    RiskCase wide = ten.limit("valueAtRiskMax", Optional.of(Percent.of("100")));
    assertThat(wide.codes()).as("9000 bind 1800 of 10000").isEmpty();
    assertThat(wide.without("margin").order("side", Side.BUY).protection("882", "936").codes())
        .contains("POSITION_CAP");
    assertThat(wide.quantity("11.2").codes()).containsExactly("POSITION_CAP");
    assertThat(wide.usd("exposureAll", "32000").codes()).contains("EXPOSURE_CAP");
    assertThat(wide.usd("availableCash", "1823").codes()).containsExactly("INSUFFICIENT_CASH");
    assertThat(wide.usd("availableCash", "1823.40").codes()).isEmpty();
    assertThat(ten.codes()).as("a day's loss counts whole").contains("VALUE_AT_RISK");
  }

  @Test
  void an_entry_never_closes_the_other_side() {
    assertThat(isShort(shorts()).codes()).as("adds").isEmpty();
    RiskCase reverses = isShort(RiskCase.good()).input("margin", FIVE_TIMES);
    assertThat(reverses.codes()).containsExactly("EXCEEDS_HOLDING");
    assertThat(reverses.denials().get(0).sentence()).contains("closed first");
    assertThat(shorts().input("heldQuantity", Quantity.of("1")).input("opened", Side.BUY).codes())
        .containsExactly("EXCEEDS_HOLDING");
  }

  @ParameterizedTest
  @CsvSource({"EXIT", "FLATTEN"})
  void what_is_short_is_bought_back_and_no_more(Purpose purpose) {
    assertThat(buysBack(purpose).codes()).isEmpty();
    assertThat(buysBack(purpose).quantity("1.1").codes()).containsExactly("EXCEEDS_HOLDING");
    assertThat(buysBack(purpose).input("openSells", Quantity.of("0.1")).codes())
        .containsExactly("EXCEEDS_HOLDING");
    assertThat(buysBack(purpose).order("side", Side.SELL).codes()).contains("NOTHING_TO_REDUCE");
  }

  @Test
  void a_stop_moved_up_risks_more_of_a_short_position() {
    RiskCase c = buysBack(Purpose.PROTECTION).protection("918", "864");
    Protection nearer = new Protection(Price.of("930"), Optional.of(Price.of("864")));
    Protection farther = new Protection(Price.of("910"), Optional.of(Price.of("864")));
    RiskGate gate = new RiskGate(c.policy(), c.policy().calendar());
    RiskState halted =
        RiskCase.calm().halted(KillSwitch.Code.MANUAL, "held", RiskCase.NOW.minusSeconds(9));
    RiskInputs inputs = c.input("state", halted).inputs();
    assertThat(gate.judgeMove(c.proposal(), Optional.of(nearer), inputs).isApproved()).isTrue();
    assertThat(gate.judgeMove(c.proposal(), Optional.of(farther), inputs).isApproved())
        .as("adds risk while halted")
        .isFalse();
  }

  private static Sizing size(Side side, String stop, RiskPolicy policy, Optional<Margin> margin) {
    RiskCase c = RiskCase.good();
    RiskInputs inputs = margin.map(m -> c.input("margin", m).inputs()).orElse(c.inputs());
    return PositionSizer.size(
        PositionSizer.Request.of(
                new PositionSizer.Wanted(side, Price.of("900"), Price.of(stop)), inputs, Bps.ZERO)
            .orElseThrow(),
        policy,
        RiskCase.SPEC);
  }

  private static Quantity sized(Sizing sizing) {
    return ((Sizing.Sized) sizing).quantity();
  }

  @Test
  void a_short_is_sized_by_what_it_loses_at_a_stop_above() {
    RiskPolicy policy = RiskCase.with(RiskPolicy.standard(), "positionMax", Percent.of("100"));
    Sizing.Sized up = (Sizing.Sized) size(Side.SELL, "945", policy, Optional.of(FIVE_TIMES));
    assertThat(up.boundBy()).isEqualTo("RISK_PER_TRADE");
    // 100 may be lost: 45 and 26 basis points of 900 and of 945 each
    assertThat(up.quantity()).isEqualTo(Quantity.of("2.0081"));
    assertThat(up.riskAtStop().compareAmount(Money.of("100", ffe.money.Currency.USD)))
        .isLessThanOrEqualTo(0);
    assertThat(size(Side.SELL, "890", policy, Optional.of(FIVE_TIMES)))
        .isInstanceOf(Sizing.Refused.class);
  }

  @Test
  void leverage_widens_the_caps_and_nothing_else() {
    RiskPolicy policy =
        RiskCase.with(
            RiskCase.with(RiskPolicy.standard(), "riskPerTradeMax", Percent.of("10")),
            "valueAtRiskMax",
            Optional.empty());
    Quantity cash = sized(size(Side.BUY, "891", policy, Optional.empty()));
    Quantity margin = sized(size(Side.BUY, "891", policy, Optional.of(FIVE_TIMES)));
    assertThat(cash).isEqualTo(Quantity.of("2.2"));
    assertThat(margin).isEqualTo(Quantity.of("11"));
    Margin once = Margin.of(BigDecimal.ONE, Bps.ZERO, Bps.ZERO);
    assertThat(sized(size(Side.BUY, "891", policy, Optional.of(once)))).isEqualTo(cash);
  }
}
