package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.market.MarketEvent;
import ffe.money.Bps;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Margin;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stop that follows its position: at boundaries, by what was told before them, nearer only. */
@Tag("unit")
class TrailingStopTest {

  private static final Margin TWICE = Margin.of(new BigDecimal("2"), Bps.ZERO, Bps.ZERO);

  static RiskPolicy trailing(String percent) {
    return RiskBounds.STANDARD.changed(
        RiskPolicy.standard(), "trailing", Map.of(Limit.TRAILING_STOP, percent));
  }

  /** Bought at 100 with its stop at 99 and its target at 103. */
  private static HandMarket rising() {
    return HandMarket.recording()
        .flat("0:10", "6:10", "100")
        .flat("6:10", "7:10", "101")
        .flat("7:10", "8:20", "102.50")
        .flat("8:20", "9:30", "101")
        .tick("9:35", "100.40")
        .flat("9:40", "12:00", "99.50")
        .ended("12:00");
  }

  private static Rig bought(String percent) {
    return Rig.over(rising(), trailing(percent)).say("5:00", Action.BUY).open();
  }

  private static Price stop(Rig rig) {
    List<Order> working = rig.working(Purpose.PROTECTION);
    assertThat(working).hasSize(1);
    return working.get(0).proposal().protection().orElseThrow().stop();
  }

  @Test
  void follows_the_best_price_at_the_next_minute_and_stays_when_the_price_falls() {
    Rig rig = bought("2");
    assertThat(stop(rig.to("7:05"))).as("98.98 is farther away").isEqualTo(Price.of("99"));
    assertThat(stop(rig.to("7:59"))).as("told, but no minute is over").isEqualTo(Price.of("99"));
    rig.steps.forget();
    assertThat(stop(rig.to("8:05"))).isEqualTo(Price.of("100.45"));
    assertThat(rig.steps.done())
        .as("the new order works before the former one goes")
        .containsSubsequence(
            "append intents[PROTECTION] orders[PROTECTION=INTENDED]",
            "claim PROTECTION",
            "submit PROTECTION",
            "append intents[] orders[PROTECTION=WORKING]",
            "cancel",
            "append intents[] orders[PROTECTION=CANCELLED]");
    assertThat(stop(rig.to("9:32"))).isEqualTo(Price.of("100.45"));
    assertThat(rig.lane().view().status().protection().orElseThrow().target())
        .contains(Price.of("103"));
    assertThat(rig.lane().view().status().trail().orElseThrow().best())
        .isEqualTo(Price.of("102.50"));
    rig.to("9:36");
    assertThat(rig.held().isZero()).isTrue();
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("100.40"));
    assertThat(rig.lane().view().status().trail()).isEmpty();
    Books.assertSound(rig);
  }

  @Test
  void without_it_the_stop_stays_and_nothing_is_remembered() {
    Rig rig = bought("100").to("9:36");
    assertThat(stop(rig)).isEqualTo(Price.of("99"));
    assertThat(rig.lane().view().status().trail()).isEmpty();
    assertThat(rig.orders(Purpose.PROTECTION)).hasSize(1);
  }

  @Test
  void a_short_position_is_the_same_upside_down() {
    HandMarket market =
        HandMarket.recording()
            .flat("0:10", "6:10", "100")
            .flat("6:10", "7:10", "99")
            .flat("7:10", "8:20", "97.50")
            .flat("8:20", "9:30", "99")
            .tick("9:35", "99.46")
            .flat("9:40", "12:00", "101.50")
            .ended("12:00");
    Rig rig = Rig.over(market, trailing("2")).on(TWICE).say("5:00", Action.SELL).open();
    assertThat(stop(rig.to("6:59"))).isEqualTo(Price.of("101"));
    assertThat(stop(rig.to("7:05"))).as("100.98 is nearer").isEqualTo(Price.of("100.98"));
    assertThat(stop(rig.to("8:05"))).isEqualTo(Price.of("99.45"));
    rig.to("9:36");
    assertThat(rig.held().isZero()).isTrue();
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("99.46"));
  }

  @Test
  void a_level_the_price_fell_through_closes_at_the_next_price() {
    HandMarket market =
        HandMarket.recording()
            .flat("0:10", "6:10", "100")
            .tick("6:20", "102.90")
            .tick("6:50", "99.80")
            .tick("7:10", "99.70")
            .ended("12:00");
    Rig rig = Rig.over(market, trailing("2")).say("5:00", Action.BUY).open().to("6:55");
    assertThat(stop(rig)).isEqualTo(Price.of("99"));
    rig.to("7:11");
    assertThat(rig.held().isZero()).isTrue();
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("99.70"));
  }

  @Test
  void goes_on_from_where_a_person_moved_it() {
    Rig rig = bought("2").to("7:30");
    ManualRequest near =
        new ManualRequest.Move(
            "m1", "tess", Optional.of(Price.of("100.80")), Optional.empty(), Optional.empty());
    assertThat(rig.lane().order(near).record().result()).isEqualTo(DecisionRecord.Result.ORDERED);
    assertThat(stop(rig.to("8:05"))).as("nearer than 100.45").isEqualTo(Price.of("100.80"));
    ManualRequest far =
        new ManualRequest.Move(
            "m2", "tess", Optional.of(Price.of("99.90")), Optional.empty(), Optional.empty());
    assertThat(rig.lane().order(far).record().result()).isEqualTo(DecisionRecord.Result.ORDERED);
    assertThat(stop(rig)).isEqualTo(Price.of("99.90"));
    assertThat(stop(rig.to("9:05"))).isEqualTo(Price.of("100.45"));
  }

  @Test
  void switched_on_it_follows_from_then_on_and_switched_off_the_stop_stays() {
    Rig rig = bought("100").to("8:25");
    switchTo(rig, "1");
    assertThat(stop(rig.to("9:05"))).as("1 % below 101, not 102.50").isEqualTo(Price.of("99.99"));
    switchTo(rig, "100");
    assertThat(stop(rig.to("9:32"))).isEqualTo(Price.of("99.99"));
    assertThat(rig.lane().view().status().trail()).isEmpty();
  }

  private static void switchTo(Rig rig, String percent) {
    PolicyVersion next =
        rig.account()
            .policy()
            .next(
                Map.of("trailing_stop", percent),
                rig.account().now(),
                "ann",
                "a test",
                rig.setup().frame());
    assertThat(rig.account().adopt(next)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1,0.5,false", "2,0.7,false", "3,1,false", "4,0.5,true", "5,0.9,true", "6,2,true"})
  void never_is_looser_than_before_nor_nearer_than_what_was_told_allows(
      long seed, String percent, boolean isShort) {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    List<MarketEvent.Traded> told = walk(market, new Random(seed));
    Rig rig =
        Rig.over(market.ended("240:00"), trailing(percent))
            .on(TWICE)
            .stopAt(0.03)
            .say("5:00", isShort ? Action.SELL : Action.BUY)
            .open()
            .to("240:00");
    Side opened = isShort ? Side.SELL : Side.BUY;
    List<Order> stops = rig.orders(Purpose.PROTECTION);
    assertThat(stops).as("it moved").hasSizeGreaterThan(1);
    for (int i = 1; i < stops.size(); i++) {
      Order order = stops.get(i);
      assertThat(levels(order).isTighter(levels(stops.get(i - 1)), opened)).isTrue();
      assertThat(order.intendedAt().getEpochSecond() % 60).isZero();
      Price best = best(told, rig.fills().get(0).time(), order.intendedAt(), isShort);
      BigDecimal away = Percent.of(percent).fraction().multiply(best.value());
      BigDecimal exact = isShort ? best.value().add(away) : best.value().subtract(away);
      BigDecimal beyond = exact.subtract(levels(order).stop().value());
      assertThat(isShort ? beyond.negate() : beyond)
          .isBetween(BigDecimal.ZERO, new BigDecimal("0.00999999"));
    }
    assertThat(stops.stream().filter(o -> o.state() == OrderState.FILLED)).hasSizeLessThan(2);
  }

  private static Protection levels(Order order) {
    return order.proposal().protection().orElseThrow();
  }

  /** The best trade after a position was opened and before an instant. */
  private static Price best(
      List<MarketEvent.Traded> told, Instant from, Instant until, boolean isShort) {
    return told.stream()
        .filter(t -> !t.at().isBefore(from) && t.at().isBefore(until))
        .map(t -> t.tick().price())
        .reduce((a, b) -> a.isAbove(b) == isShort ? b : a)
        .orElseThrow();
  }

  private static List<MarketEvent.Traded> walk(HandMarket market, Random random) {
    double price = 100;
    Instant at = HandMarket.at("5:00");
    int before = market.told().size();
    while (at.isBefore(HandMarket.at("239:00"))) {
      at = at.plusMillis(1_000 + random.nextInt(20_000));
      price *= 1 + random.nextGaussian() * 0.0008;
      market.tick(at, BigDecimal.valueOf(Math.round(price * 100), 2).toPlainString(), "1000");
    }
    List<MarketEvent.Traded> told = new ArrayList<>();
    market.told().subList(before, market.told().size()).stream()
        .map(MarketEvent.Traded.class::cast)
        .forEach(told::add);
    return told;
  }
}
