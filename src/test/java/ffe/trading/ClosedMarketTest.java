package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.market.TradingHours;
import ffe.risk.Denial;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lane whose market rests from Friday 17:00 to Sunday 17:00 of New York. */
@Tag("unit")
class ClosedMarketTest {

  /** In minutes since the market's start, a Monday. */
  private static final int CLOSES = 7_080;

  private static final int OPENS = 9_960;

  private static Rig over(HandMarket market, int slot) {
    return Rig.over(market).say(slot + ":00", Action.BUY).open().to(slot + ":30");
  }

  private static HandMarket friday() {
    return HandMarket.recording().flat((CLOSES - 20) + ":00", CLOSES + ":00", "100");
  }

  private static List<String> denials(Rig rig, int slot) {
    return rig.decision(slot + ":00").verdict().orElseThrow().denials().stream()
        .map(Denial::code)
        .toList();
  }

  @Test
  void the_rest_of_the_market_makes_no_data_stale() {
    HandMarket market = friday().tick((OPENS + 6) + ":00", "100");
    Rig rig = over(market.during(TradingHours.FX), OPENS + 5);
    assertThat(rig.decision((OPENS + 5) + ":00").result()).isEqualTo(DecisionRecord.Result.ORDERED);
  }

  @Test
  void silence_while_it_is_open_does() {
    HandMarket market = friday().tick((OPENS + 21) + ":00", "100");
    Rig rig = over(market.during(TradingHours.FX), OPENS + 20);
    assertThat(denials(rig, OPENS + 20)).containsExactly("DATA_STALE");
  }

  @Test
  void while_it_is_closed_and_nothing_is_told_nobody_is_asked() {
    HandMarket market = friday().tick((OPENS + 6) + ":00", "100");
    Rig rig = over(market.during(TradingHours.FX), OPENS + 5);

    assertThat(rig.decisions())
        .extracting(DecisionRecord::slot)
        .filteredOn(slot -> slot.isAfter(HandMarket.at(CLOSES - 5 + ":00")))
        .containsExactly(HandMarket.at(CLOSES + ":00"), HandMarket.at(OPENS + 5 + ":00"));
  }

  @Test
  void while_it_is_closed_nothing_is_entered_and_its_data_is_no_reason() {
    HandMarket market =
        friday().tick((CLOSES + 58) + ":00", "100").tick((OPENS + 1) + ":00", "100");
    Rig rig = over(market.during(TradingHours.FX), CLOSES + 60);
    assertThat(denials(rig, CLOSES + 60)).containsExactly("MARKET_CLOSED");
  }

  @Test
  void without_hours_the_same_silence_is_stale_data() {
    HandMarket market = friday().tick((OPENS + 6) + ":00", "100");
    assertThat(denials(over(market, OPENS + 5), OPENS + 5)).containsExactly("DATA_STALE");
  }
}
