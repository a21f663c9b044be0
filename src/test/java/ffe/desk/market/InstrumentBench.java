package ffe.desk.market;

import ffe.desk.AccountPlan;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.ControlAction;
import ffe.desk.Engine;
import ffe.desk.EngineBench;
import ffe.desk.Engines;
import ffe.desk.HandFeed;
import ffe.desk.LaneFactory;
import ffe.desk.MemoryAccounts;
import ffe.desk.Role;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.simulation.MemoryJournal;
import ffe.trading.Replay;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two catalogues, an account on one of them, and what is stored of its candles, all by hand. */
public final class InstrumentBench {

  public static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");
  public static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");

  public final EngineBench bench = new EngineBench();
  public final HandCatalogue tape = new HandCatalogue("tape", bench.clock, "BTC-USD");
  public final HandCatalogue kraken =
      new HandCatalogue(
          "kraken", bench.clock, "ETH-BTC", "BTC-USD", "ETH-USD", "ETHW-USD", "OLD-USD", "SOL-EUR");
  public final List<ControlAction> noted = new ArrayList<>();
  public final MemoryWatches book = new MemoryWatches();
  public final Engines engines;
  public final InstrumentDesk desk;
  public int candles;
  public int candleReads;

  public InstrumentBench() {
    LaneFactory factory = usdOnly(bench.factory);
    engines =
        new Engines(
            factory,
            new MemoryAccounts(),
            bench.lease,
            new Replay(bench.analysts(), "v1", new MemoryJournal()),
            bench.clock);
    desk =
        new InstrumentDesk(
            List.of(
                new Board(kraken, Runnable::run, bench.clock),
                new Board(tape, Runnable::run, bench.clock)),
            engines,
            factory,
            archive(),
            new MarketTerms(
                Bps.of("25"),
                Bps.of("40"),
                new WarmUp(
                    new TreeMap<>(
                        Map.of("a", Map.of(Timeframe.M5, 10), "b", Map.of(Timeframe.M5, 20))),
                    1)));
  }

  public WatchDesk watching() {
    return new WatchDesk(book, desk, engines, archive(), bench.clock);
  }

  public void beat() {
    bench.later(Duration.ofSeconds(1));
    engines.look();
    engines.all().forEach(Engine::beat);
  }

  private static LaneFactory usdOnly(LaneFactory real) {
    return (LaneFactory)
        Proxy.newProxyInstance(
            LaneFactory.class.getClassLoader(),
            new Class<?>[] {LaneFactory.class},
            (self, method, args) -> {
              if (method.getName().equals("check")
                  && !((AccountPlan) args[0]).deposit().currency().code().equals("USD")) {
                throw new IllegalArgumentException("only pairs in USD");
              }
              return method.invoke(real, args);
            });
  }

  private Archive archive() {
    return (Archive)
        Proxy.newProxyInstance(
            Archive.class.getClassLoader(),
            new Class<?>[] {Archive.class},
            (self, method, args) ->
                switch (method.getName()) {
                  case "control" -> noted.add((ControlAction) args[0]);
                  case "candles" -> stored((int) args[3]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private List<Candle> stored(int limit) {
    candleReads++;
    return Collections.nCopies(
        Math.min(candles, limit), new Candle(HandFeed.START, 1, 1, 1, 1, 0, 0));
  }
}
