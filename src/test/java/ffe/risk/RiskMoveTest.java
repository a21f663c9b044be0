package ffe.risk;

import static ffe.risk.RiskCase.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.FeedState;
import ffe.money.Price;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Protection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Levels that a person chose for an open position; the last price is 900, the stop was 882. */
@Tag("unit")
class RiskMoveTest {

  private static final Optional<Protection> FROM = levels("882", "936");

  private static Optional<Protection> levels(String stop, String target) {
    return Optional.of(new Protection(Price.of(stop), Optional.of(Price.of(target))));
  }

  private static List<String> codes(RiskCase c, Optional<Protection> from) {
    RiskVerdict verdict =
        new RiskGate(c.policy(), c.policy().calendar()).judgeMove(c.proposal(), from, c.inputs());
    return verdict instanceof RiskVerdict.Denied denied
        ? denied.denials().stream().map(Denial::code).toList()
        : List.of();
  }

  private static RiskCase to(String stop, String target) {
    return reducing(Purpose.PROTECTION).protection(stop, target);
  }

  @Test
  void allows_a_stop_that_stays_within_the_distance_below_the_price() {
    assertThat(codes(to("895.50", "936"), FROM)).isEmpty();
    assertThat(codes(to("895.51", "936"), FROM)).containsExactly("STOP_DISTANCE");
    assertThat(codes(to("900", "936"), FROM)).containsExactly("STOP_DISTANCE");
    assertThat(codes(to("901", "936"), FROM)).containsExactly("STOP_DISTANCE");
  }

  @Test
  void allows_a_target_above_the_price_only() {
    assertThat(codes(to("882", "900.01"), FROM)).isEmpty();
    assertThat(codes(to("882", "900"), FROM)).containsExactly("TARGET_REACHED");
  }

  @Test
  void asks_of_a_wider_stop_what_it_asks_of_an_entry_by_its_loss() {
    RiskCase wider = to("860", "936");
    assertThat(codes(wider, FROM)).isEmpty();
    RiskCase poor = wider.usd("equity", "4000");
    assertThat(codes(poor, FROM)).containsExactly("RISK_PER_TRADE");
    assertThat(codes(poor, levels("860", "940"))).isEmpty();
    assertThat(codes(poor, Optional.empty())).containsExactly("RISK_PER_TRADE");
    assertThat(codes(wider.input("feedState", FeedState.BROKEN), FROM))
        .containsExactly("FEED_NOT_LIVE");
    RiskState halted = RiskCase.calm().halted(KillSwitch.Code.MANUAL, "enough", RiskCase.NOW);
    assertThat(codes(wider.input("state", halted), FROM)).containsExactly("HALTED");
  }

  @Test
  void lets_a_stop_come_nearer_in_any_weather_but_an_unknown_fate() {
    RiskCase nearer =
        to("890", "936")
            .input("feedState", FeedState.BROKEN)
            .input("state", RiskCase.calm().halted(KillSwitch.Code.MANUAL, "no", RiskCase.NOW));
    assertThat(codes(nearer, FROM)).isEmpty();
    assertThat(codes(nearer.input("instrumentBlocks", List.of("an order is unknown")), FROM))
        .containsExactly("INSTRUMENT_BLOCKED");
  }

  @Test
  void keeps_the_venues_grid_and_the_holding() {
    assertThat(codes(to("882.001", "936"), FROM)).contains("OFF_GRID");
    assertThat(codes(to("890", "936").quantity("1.5"), FROM)).containsExactly("EXCEEDS_HOLDING");
  }
}
