package ffe.kernel;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import ffe.backtest.Backtest;
import ffe.backtest.BacktestPlan;
import ffe.backtest.Glances;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.statistics.Dice;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The kernel against a plain loop in Java, one in C and ta4j 0.17, and the full path: {@code
 * measure simulator}. Rates are units per CPU second of the process, medians of rounds in which all
 * take turns. Usage: KernelBench [compiled C loop]
 */
public final class KernelBench {

  private static final int ROUNDS = 5;
  private static final int CANDLES = 1_000_000;
  private static final int SHORT = 100_000;
  private static final int SETS = 1_000;
  private static final int FULL = 3_000;
  private static final int SKETCHED = 20_000;
  private static final int HISTORY = 300;
  private static final double SAMPLE_SECONDS = 0.4;
  private static final CrossRule RULE = new CrossRule(12, 26, 14, 70, 14, 2, 3, 0.001);

  private KernelBench() {}

  public static void main(String[] cLoop) throws Exception {
    CandleSeries whole = series(CANDLES);
    CandleSeries part = whole.knowableAt(whole.closesAt(SHORT - 1));
    FusedRun fused = new FusedRun(Columns.of(whole));
    FusedRun small = new FusedRun(Columns.of(part));
    PlainLoop plain = new PlainLoop(whole, RULE);
    List<CrossRule> sets = sets();
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("kernel, 1 set, 1,000,000 candles", () -> all(fused)));
    cases.add(new Case("plain loop in Java, 1,000,000 candles", plain::run));
    cases.add(new Case("kernel, 1 set, 100,000 candles", () -> all(small)));
    CrossSweep sweep = new CrossSweep(part);
    sets.forEach(sweep::prepare);
    cases.add(new Case("sweep, 1,000 sets x 100,000 candles", () -> sweep(sweep, sets)));
    EventCore core = new EventCore(part, sets);
    cases.add(new Case("event core by hand, the same sets", core::run));
    cases.add(new Case("the sweep, 2 threads", () -> twice(part, sets)));
    cases.add(new Case("one pass for each set, 20 sets", () -> passes(small, sets.subList(0, 20))));
    cases.add(
        new Case("ta4j 0.17, 1 set, 50,000 candles", () -> Ta4jCross.run(part, 50_000, RULE)));
    cases.add(new Case("full path, four rules, cycles", () -> cycles(FULL)));
    Glances seen = new Glances();
    CandleSeries sketched = series(SKETCHED + HISTORY);
    cases.add(
        new Case(
            "the same as a sketch, nothing seen before", () -> sketch(sketched, new Glances())));
    cases.add(new Case("the same as a sketch, all seen before", () -> sketch(sketched, seen)));
    plain.run();
    core.run();
    System.out.printf(
        "%d trades; as many in the plain loop: %s; %.9f and by hand %.9f left of all sets%n",
        fused.run(RULE).trades(),
        plain.trades() == fused.trades().size(),
        sets.stream().mapToDouble(set -> sweep.run(set).total() + 1).sum(),
        core.checked());
    for (int round = -1; round < ROUNDS; round++) {
      for (Case one : cases) {
        one.sample(round >= 0);
      }
      if (cLoop.length > 0) {
        System.out.print(c(cLoop[0]));
      }
    }
    cases.forEach(one -> System.out.println(one.line()));
  }

  private static int all(FusedRun run) {
    run.run(RULE);
    return run.size();
  }

  private static int sweep(CrossSweep sweep, List<CrossRule> sets) {
    sets.forEach(sweep::run);
    return sets.size() * SHORT;
  }

  private static int passes(FusedRun run, List<CrossRule> sets) {
    sets.forEach(run::run);
    return sets.size() * run.size();
  }

  private static int twice(CandleSeries part, List<CrossRule> sets) {
    List<Thread> threads = new ArrayList<>();
    for (List<CrossRule> half : List.of(sets.subList(0, SETS / 2), sets.subList(SETS / 2, SETS))) {
      Thread thread =
          new Thread(
              () -> {
                CrossSweep sweep = new CrossSweep(part);
                half.forEach(sweep::run);
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return SETS * SHORT;
  }

  /** Sharing few periods, as a grid does. */
  private static List<CrossRule> sets() {
    List<CrossRule> sets = new ArrayList<>();
    for (int fast = 8; fast <= 17; fast++) {
      for (int slow = 22; slow <= 31; slow++) {
        for (int rsi = 60; rsi < 85; rsi += 5) {
          for (int stop = 2; stop < 4; stop++) {
            sets.add(new CrossRule(fast, slow, 14, rsi, 14, stop, stop + 1, 0.001));
          }
        }
      }
    }
    return sets;
  }

  private static int cycles(int count) {
    return Backtest.run(plan(series(count + HISTORY)), "bench", Backtest.Watch.NOBODY)
        .orElseThrow()
        .decisions()
        .size();
  }

  private static int sketch(CandleSeries candles, Glances seen) {
    return Backtest.sketch(plan(candles), seen, Backtest.Watch.NOBODY)
        .orElseThrow()
        .equity()
        .size();
  }

  private static BacktestPlan plan(CandleSeries candles) {
    InstrumentSpec spec =
        new InstrumentSpec(
            new Venue("PAPER"),
            candles.instrument(),
            Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD));
    return new BacktestPlan(
        "main",
        new CandleSource("candles:bench", spec, candles, HISTORY),
        FillModel.KRAKEN,
        Strategies.all(),
        new CycleRules(
            Timeframe.M1,
            RiskPolicy.standard(),
            EnsemblePolicy.DEFAULT,
            VoterWeights.EQUAL,
            Bps.of("7")),
        Money.of("10000", Currency.USD),
        Optional.of(Duration.ofDays(1)));
  }

  /** The walk that the loop in C makes too. */
  static CandleSeries series(int count) {
    Dice dice = new Dice(20_261_122);
    List<Candle> candles = new ArrayList<>(count);
    Instant at = Instant.parse("2020-01-01T00:00:00Z");
    double price = 10_000;
    for (int i = 0; i < count; i++) {
      double step = (dice.unit() + dice.unit() + dice.unit() - 1.5) * 0.002;
      double close = price * (1 + step);
      double high = (close > price ? close : price) * (1 + dice.unit() * 0.0005);
      double low = (close < price ? close : price) * (1 - dice.unit() * 0.0005);
      candles.add(new Candle(at, price, high, low, close, 1 + dice.unit(), 10));
      price = close;
      at = at.plusSeconds(60);
    }
    return CandleSeries.of(Instrument.of("BTC-USD"), Timeframe.M1, candles);
  }

  private static String c(String program) throws Exception {
    Process process = new ProcessBuilder(program).redirectErrorStream(true).start();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** One contestant. */
  private static final class Case {

    private final String name;
    private final IntSupplier work;
    private final List<Double> rates = new ArrayList<>();
    private double bytes;

    Case(String name, IntSupplier work) {
      this.name = name;
      this.work = work;
    }

    void sample(boolean counts) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long thread = Thread.currentThread().getId();
      double wanted = counts ? SAMPLE_SECONDS : 3 * SAMPLE_SECONDS;
      long allocated = threads.getThreadAllocatedBytes(thread);
      long began = system.getProcessCpuTime();
      long units = 0;
      double seconds = 0;
      while (seconds < wanted) {
        units += work.getAsInt();
        seconds = (system.getProcessCpuTime() - began) / 1e9;
      }
      bytes = (threads.getThreadAllocatedBytes(thread) - allocated) / (double) units;
      if (counts) {
        rates.add(units / seconds);
      }
    }

    String line() {
      double[] sorted = rates.stream().mapToDouble(r -> r).sorted().toArray();
      return String.format(
          "%-40s %,14.0f a CPU second (%,.0f to %,.0f), %.2f bytes of its thread each",
          name,
          sorted[sorted.length / 2],
          Arrays.stream(sorted).min().orElseThrow(),
          Arrays.stream(sorted).max().orElseThrow(),
          bytes);
    }
  }
}
