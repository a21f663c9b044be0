package ffe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import ffe.market.CandleSeries;
import ffe.observation.Walk;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two fast ways against a slow one that was written from the rule's words alone. */
@Tag("property")
class KernelTest {

  private static final long SEED = 20261122;

  private static CrossRule thrown(Random random) {
    int fast = 2 + random.nextInt(20);
    return new CrossRule(
        fast,
        fast + 1 + random.nextInt(40),
        2 + random.nextInt(30),
        random.nextInt(4) == 0 ? 101 : 40 + random.nextInt(50),
        2 + random.nextInt(30),
        random.nextInt(40) / 10.0,
        random.nextInt(60) / 10.0,
        random.nextInt(3) * 0.001);
  }

  @Test
  void both_ways_trade_what_the_plain_loop_trades_on_any_market_with_any_numbers() {
    Random random = new Random(SEED);
    int trades = 0;
    for (int round = 0; round < 400; round++) {
      CandleSeries candles = Walk.fiveMinutes(random.nextInt(), 60 + random.nextInt(1_500));
      FusedRun fused = new FusedRun(Columns.of(candles));
      CrossSweep sweep = new CrossSweep(candles);
      for (int set = 0; set < 4; set++) {
        CrossRule rule = thrown(random);
        String as = "seed " + SEED + ", round " + round + ", " + rule;
        PlainCross plain = PlainCross.of(candles, rule);
        Tally once = fused.run(rule);
        Tally many = sweep.run(rule);
        assertThat(list(fused.trades())).as(as).isEqualTo(plain.trades());
        assertThat(list(sweep.trades())).as(as).isEqualTo(plain.trades());
        assertThat(once.trades()).as(as).isEqualTo(plain.trades().size());
        assertThat(figures(many)).as(as).isEqualTo(figures(once));
        assertThat(once.total()).as(as).isCloseTo(plain.total(), within(1e-9));
        assertThat(once.drawdown()).as(as).isCloseTo(plain.drawdown(), within(1e-9));
        assertThat(once.sharpe()).as(as).isCloseTo(plain.sharpe(), within(1e-6));
        trades += once.trades();
      }
    }
    assertThat(trades).isGreaterThan(5_000);
  }

  private static List<String> list(TradeLog log) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      out.add(log.entry(i) + " " + log.exit(i));
    }
    return out;
  }

  private static List<Double> figures(Tally tally) {
    return List.of((double) tally.trades(), tally.total(), tally.drawdown(), tally.sharpe());
  }

  @Test
  void what_comes_later_changes_no_trade_before() {
    CandleSeries whole = Walk.fiveMinutes(5, 3_000);
    CandleSeries part = whole.knowableAt(whole.closesAt(1_999));
    CrossRule rule = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.001);
    FusedRun early = new FusedRun(Columns.of(part));
    early.run(rule);
    FusedRun late = new FusedRun(Columns.of(whole));
    late.run(rule);
    assertThat(list(late.trades()).subList(0, early.trades().size()))
        .isEqualTo(list(early.trades()))
        .hasSizeGreaterThan(10);
  }

  @Test
  void a_run_allocates_nothing_for_its_candles() {
    CrossRule rule = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.001);
    CandleSeries candles = Walk.fiveMinutes(7, 40_000);
    FusedRun fused = new FusedRun(Columns.of(candles));
    CrossSweep sweep = new CrossSweep(candles);
    fused.run(rule);
    sweep.run(rule);
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = bean.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 10; i++) {
      fused.run(rule);
      sweep.run(rule);
    }
    long bytes = bean.getThreadAllocatedBytes(thread) - before;
    assertThat(bytes / (20.0 * candles.size())).isLessThan(0.2);
  }

  @Test
  void short_series_trade_nothing() {
    CrossRule rule = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.001);
    for (int count = 0; count < 30; count++) {
      CandleSeries candles = Walk.fiveMinutes(3, count);
      assertThat(new FusedRun(Columns.of(candles)).run(rule).trades()).isZero();
      assertThat(new CrossSweep(candles).run(rule).trades()).isZero();
    }
  }

  @Test
  void a_rule_that_cannot_be_is_refused_with_its_limit() {
    assertThatThrownBy(() -> new CrossRule(26, 26, 14, 70, 14, 2, 3, 0.001))
        .hasMessageContaining("slow: 27.0 to 10000.0, not 26.0");
    assertThatThrownBy(() -> new CrossRule(12, 26, 14, Double.NaN, 14, 2, 3, 0.001))
        .hasMessageContaining("rsiMax");
    assertThatThrownBy(() -> new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.2))
        .hasMessageContaining("fee: 0.0 to 0.1");
  }
}
