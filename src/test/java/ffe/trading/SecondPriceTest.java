package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.market.SecondPrice;
import ffe.market.VendorPrice;
import ffe.money.Bps;
import ffe.money.Price;
import ffe.risk.Denial;
import ffe.trading.DecisionRecord.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lane whose market is priced by another, too. */
@Tag("unit")
class SecondPriceTest {

  private static SecondPrice second(String price, String at) {
    return new SecondPrice(
        new VendorPrice("twelvedata", HandMarket.BTC, Price.of(price), HandMarket.at(at)),
        Bps.of("100"),
        Duration.ofMinutes(5));
  }

  private static HandMarket flat() {
    return HandMarket.recording().flat("0:00", "41:00", "100");
  }

  private static Rig over(HandMarket market, Action action) {
    return Rig.over(market).say("30:00", action).open().to("30:30");
  }

  @Test
  void buys_where_both_agree_and_keeps_what_was_compared() {
    SecondPrice told = second("100.9", "29:00");
    DecisionRecord record = over(flat().second(told), Action.BUY).decision("30:00");
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    assertThat(record.inputs().risk().second()).contains(told);
  }

  @Test
  void buys_nothing_where_they_disagree_and_replays_to_the_same_record() {
    Rig rig = over(flat().second(second("95", "29:00")), Action.BUY);
    DecisionRecord record = rig.decision("30:00");
    assertThat(record.result()).isEqualTo(Result.DENIED);
    assertThat(record.verdict().orElseThrow().denials())
        .extracting(Denial::code)
        .containsExactly("PRICES_DISAGREE");
    Replay.Result again = new Replay(rig.analysts(), "v1", rig.journal.memory).of(record);
    assertThat(again.answer()).isEqualTo(Replay.Answer.IDENTICAL);
  }

  @Test
  void buys_by_a_stale_second_price_and_tells_that_it_was_not_compared() {
    DecisionRecord record =
        over(flat().second(second("95", "24:00")), Action.BUY).decision("30:00");
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    assertThat(record.verdict().orElseThrow().readings())
        .filteredOn(reading -> reading.gate().equals("PRICES_DISAGREE"))
        .extracting(reading -> reading.measured())
        .containsExactly("not compared: 95 of twelvedata is 6 min old");
  }

  @Test
  void sells_what_is_held_whatever_another_says() {
    HandMarket market = flat();
    Rig rig =
        Rig.over(market).say("30:00", Action.BUY).say("35:00", Action.SELL).open().to("30:30");
    market.second(second("95", "34:00"));
    assertThat(rig.to("35:30").decision("35:00").result()).isEqualTo(Result.ORDERED);
  }

  @Test
  void a_record_without_a_second_price_says_nothing_of_one() {
    DecisionRecord record = over(flat(), Action.BUY).decision("30:00");
    assertThat(record.inputs().risk().second()).isEqualTo(Optional.empty());
    assertThat(ffe.canon.Canon.write(record.inputs())).doesNotContain("\"second\"");
  }
}
