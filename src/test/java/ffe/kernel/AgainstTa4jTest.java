package ffe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.CandleSeries;
import ffe.observation.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;

/**
 * Trades of the kernel against those of ta4j 0.17 with its own indicators. Its recursive means
 * begin otherwise, so trades are compared from candle 1,000 on, where that has faded.
 */
@Tag("property")
class AgainstTa4jTest {

  private static final long SEED = 20261122;
  private static final int FADED = 1_000;

  private static List<String> ours(CandleSeries candles, CrossRule rule) {
    FusedRun run = new FusedRun(Columns.of(candles));
    run.run(rule);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < run.trades().size(); i++) {
      out.add(run.trades().entry(i) + " " + run.trades().exit(i));
    }
    return faded(out);
  }

  private static List<String> faded(List<String> trades) {
    return trades.stream()
        .filter(t -> Integer.parseInt(t.substring(0, t.indexOf(' '))) >= FADED)
        .toList();
  }

  @Test
  void trades_are_those_of_ta4j_where_its_exits_count_from_what_was_paid() {
    Random random = new Random(SEED);
    int trades = 0;
    for (int round = 0; round < 12; round++) {
      CandleSeries candles = Walk.fiveMinutes(random.nextInt(), 4_000);
      BarSeries series = Ta4jCross.series(candles, candles.size());
      CrossRule rule =
          new CrossRule(
              5 + random.nextInt(10),
              16 + random.nextInt(20),
              14,
              60 + random.nextInt(30),
              14,
              1 + random.nextInt(3),
              2 + random.nextInt(3),
              0.001);
      List<String> ours = ours(candles, rule);
      assertThat(faded(Ta4jCross.trades(series, rule, Ta4jCross.Exits.OURS)))
          .as("seed " + SEED + ", round " + round + ", " + rule)
          .isEqualTo(ours);
      trades += ours.size();
    }
    assertThat(trades).isGreaterThan(500);
  }

  /** Its stop and target count from the price with the fee in it, and are strict. */
  @Test
  void its_own_exits_differ_only_by_the_fee_in_the_entry_price() {
    CandleSeries walk = Walk.fiveMinutes(11, 6_000);
    BarSeries series = Ta4jCross.series(walk, walk.size());
    CrossRule paying = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.001);
    CrossRule free = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0);
    assertThat(faded(Ta4jCross.trades(series, free, Ta4jCross.Exits.ITS_OWN)))
        .isEqualTo(ours(walk, free));
    List<String> its = faded(Ta4jCross.trades(series, paying, Ta4jCross.Exits.ITS_OWN));
    List<String> ours = ours(walk, paying);
    assertThat(its).isNotEqualTo(ours);
    assertThat(its.stream().filter(ours::contains).count()).isGreaterThan(ours.size() / 2);
  }
}
