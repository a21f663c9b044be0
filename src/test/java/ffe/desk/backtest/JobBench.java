package ffe.desk.backtest;

import ffe.desk.Archive;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.ControlAction;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.market.Instrument;
import ffe.strategy.Strategies;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Desks of jobs without a database, whose worker works when a test says so. */
public final class JobBench {

  private static final Instant T = Instant.parse("2024-01-01T00:00:00Z");

  public final MemoryQueue queue = new MemoryQueue();
  public final MemoryTrials trials = new MemoryTrials();
  public final List<ControlAction> noted = new ArrayList<>();
  final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Clock wall = Clock.fixed(T, ZoneOffset.UTC);
  public final MemoryDatasets datasets = new MemoryDatasets();
  private final BacktestTerms terms;

  public JobBench(BacktestTerms terms) {
    this.terms = terms;
  }

  public JobDesk jobs(List<JobRunner> runners) {
    JobWorker worker =
        new JobWorker("w", new RunningJob.Means(queue, runners, terms, wall), waiting::add);
    return new JobDesk(queue, worker, terms, waiting::add, cockpits(), archive(), wall);
  }

  public BacktestDesk backtests(CandleShelf shelf) {
    return new BacktestDesk(jobs(List.of(runner(shelf))), shelf, ModelBench.NONE, datasets);
  }

  public BacktestRunner runner(CandleShelf shelf) {
    return new BacktestRunner(shelf, Strategies::named, terms, trials, ModelBench.NONE);
  }

  /** All that waits, and what comes of it. */
  public void runs() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private Archive archive() {
    return (Archive)
        Proxy.newProxyInstance(
            Archive.class.getClassLoader(),
            new Class<?>[] {Archive.class},
            (self, method, args) -> {
              noted.add((ControlAction) args[0]);
              return null;
            });
  }

  private static Cockpits cockpits() {
    Lane lane = new Lane("main", Instrument.of("BTC-USD"), "tape");
    StatusView status = StillDesk.status(lane, T, T);
    Cockpit cockpit =
        (Cockpit)
            Proxy.newProxyInstance(
                Cockpit.class.getClassLoader(),
                new Class<?>[] {Cockpit.class},
                (self, method, args) -> method.getName().equals("lane") ? lane : status);
    return (Cockpits)
        Proxy.newProxyInstance(
            Cockpits.class.getClassLoader(),
            new Class<?>[] {Cockpits.class},
            (self, method, args) -> cockpit);
  }
}
