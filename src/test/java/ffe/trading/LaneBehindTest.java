package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lane that reads a live feed too late, because the database stood still meanwhile. */
@Tag("unit")
class LaneBehindTest {

  private final HandMarket market = HandMarket.feed().flat("0:10", "12:00", "100");
  private final Rig rig = Rig.over(market).say("5:00", Action.BUY).say("10:00", Action.SELL);

  @Test
  void takes_no_new_risk_when_it_is_more_than_ten_seconds_behind() {
    market.behind(() -> Duration.ofMillis(10_001));
    rig.open().to("8:00");

    assertThat(rig.orders(Purpose.ENTRY)).isEmpty();
    assertThat(rig.held().isZero()).isTrue();
    assertThat(rig.decision("5:00").toString()).contains("10 s behind the feed");
  }

  @Test
  void trades_when_it_keeps_up() {
    market.behind(() -> Duration.ofSeconds(10));
    rig.open().to("8:00");

    assertThat(rig.held().isZero()).isFalse();
    assertThat(rig.lane().view().risk().dataAge().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void sends_no_entry_late_when_its_commit_took_too_long() {
    market.behind(() -> isDecided() ? Duration.ofSeconds(31) : Duration.ZERO);
    rig.open().to("8:00");

    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.EXPIRED);
    assertThat(rig.held().isZero()).isTrue();
  }

  @Test
  void closes_also_when_it_is_behind() {
    rig.open().to("8:00");
    assertThat(rig.held().isZero()).isFalse();
    market.behind(() -> Duration.ofMinutes(2));

    rig.account().command(AgentState.Command.FLATTEN, "test");
    rig.to("12:00");

    assertThat(rig.held().isZero()).isTrue();
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
  }

  private boolean isDecided() {
    return rig.decisions().stream().anyMatch(d -> d.slot().equals(at("5:00")));
  }
}
