package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.Margin;
import ffe.portfolio.Valuation;
import ffe.risk.KillSwitch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the market does, equity that margin lacks is not traded with. */
@Tag("property")
class MarginWalkTest {

  private static final int SEEDS = 40;
  private static final Margin TIGHT =
      new Margin(new BigDecimal("5"), Percent.of("19"), Bps.of("500"), Bps.of("500"));

  /** Trades every ten seconds, now and then a jump. */
  private static HandMarket walk(long seed) {
    Random random = new Random(seed);
    HandMarket market = HandMarket.recording();
    double price = 100;
    for (Instant at = HandMarket.at("0:10");
        at.isBefore(HandMarket.at("90:00"));
        at = at.plus(Duration.ofSeconds(10))) {
      price *= 1 + random.nextGaussian() * 0.001;
      price *= random.nextInt(300) == 0 ? 1 + random.nextGaussian() * 0.12 : 1;
      market.tick(at, String.format(Locale.ROOT, "%.2f", price), "100000");
    }
    return market.ended("90:00");
  }

  private static SortedMap<Instant, Action> said(long seed) {
    Random random = new Random(-seed);
    SortedMap<Instant, Action> said = new TreeMap<>();
    for (int minute = 5; minute < 90; minute += 5) {
      Action[] any = {Action.BUY, Action.SELL, Action.SELL, Action.BUY, Action.HOLD};
      said.put(HandMarket.at(minute + ":00"), any[random.nextInt(any.length)]);
    }
    return said;
  }

  @Test
  void equity_below_the_maintenance_margin_is_never_held_on_without_a_liquidation() {
    int liquidated = 0;
    int ruined = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Rig rig = Rig.over(walk(seed), MarginLaneTest.GREEDY).on(TIGHT).stopAt(0.01);
      rig.say(said(seed)).open();
      for (int second = 10; second <= 5_400; second += 10) {
        rig.to(second / 60 + ":" + second % 60);
        Valuation valued = rig.lane().view().valuation().orElseThrow();
        Money least = TIGHT.maintained(valued.atStake());
        boolean isBelow = valued.atStake().isPositive() && valued.equity().compareAmount(least) < 0;
        boolean isTold =
            rig.lane().view().status().risk().killSwitch().has(KillSwitch.Code.LIQUIDATION);
        assertThat(!isBelow || isTold).as("seed %s, second %s", seed, second).isTrue();
        if (isTold) {
          assertThat(rig.agent()).isNotIn(AgentState.RUNNING, AgentState.PAUSED);
        }
      }
      liquidated +=
          rig.lane().view().status().risk().killSwitch().has(KillSwitch.Code.LIQUIDATION) ? 1 : 0;
      boolean isRuined = rig.lane().view().valuation().orElseThrow().equity().isNegative();
      ruined += isRuined ? 1 : 0;
      if (isRuined) {
        assertThat(gapped(rig)).as("seed %s: only a jump takes more than all", seed).isTrue();
      }
    }
    assertThat(liquidated).as("seen often").isGreaterThan(SEEDS / 8);
    assertThat(ruined).as("a jump may take more than all").isLessThan(SEEDS / 4);
  }

  /** One round trip lost more than a tenth of its worth: no stop and no liquidation was in time. */
  private static boolean gapped(Rig rig) {
    return rig.journal.memory.roundTrips().stream()
        .anyMatch(
            trip ->
                trip.profit()
                        .amount()
                        .add(trip.cost().amount().multiply(new BigDecimal("0.05")))
                        .signum()
                    < 0);
  }
}
