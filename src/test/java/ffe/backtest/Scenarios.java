package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.simulation.CandleFile;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.simulation.TapeSource;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs whose statistics and digests may not move unexplained, and what is kept of them in {@code
 * golden/scenarios.properties} and {@code golden/external.properties}.
 *
 * <p>The files change only by hand: run {@link #main} with the path of one, and for the other with
 * the folder of the data, look at the difference and say in the commit why it changed.
 */
final class Scenarios {

  static final String INVENTED = "/golden/scenarios.properties";
  static final String EXTERNAL = "/golden/external.properties";

  private static final String[] USUAL = {"mean-reversion", "momentum", "trend-flip", "wavetrend"};

  private Scenarios() {}

  /** Over the bundled recording and seeded series, by name. */
  static SortedMap<String, Supplier<Scenario>> invented() {
    SortedMap<String, Supplier<Scenario>> all = new TreeMap<>();
    all.put("tape-usual", () -> Scenario.of(TapeSource.bundled(), USUAL));
    all.put("tape-momentum", () -> Scenario.of(TapeSource.bundled(), "momentum"));
    all.put("tape-reversion", () -> Scenario.of(TapeSource.bundled(), "mean-reversion"));
    all.put("tape-thin", () -> Scenario.of(TapeSource.bundled(), USUAL).with(Scenario.THIN));
    for (String strategy : new String[] {"weighted", "majority", "unanimous", "stacking"}) {
      all.put(
          "count-" + strategy,
          () -> Scenario.of(Walks.of(Timeframe.H1, 1_500, 3), USUAL).counting(strategy));
    }
    for (String rule :
        new String[] {
          "donchian-breakout",
          "grid-reversion",
          "mean-reversion",
          "momentum",
          "supertrend",
          "trend-flip",
          "volume-flow",
          "wavetrend",
          "whale-proxy"
        }) {
      all.put("rule-" + rule, () -> Scenario.of(Markets.storms(Timeframe.M15, 1_500, 5), rule));
    }
    all.put("momentum-set", () -> Scenario.of(up(), "momentum:fast=5:slow=60"));
    all.put("coin-walk", () -> Scenario.of(Walks.of(Timeframe.H1, 2_000, 11), "coin"));
    all.put("coin-up", () -> Scenario.of(up(), "coin"));
    all.put("coin-down", () -> Scenario.of(down(), "coin"));
    all.put("coin-range", () -> Scenario.of(Markets.range(Timeframe.H1, 1_500, 9), "coin"));
    all.put("coin-crash", () -> Scenario.of(Markets.crash(Timeframe.H1, 1_500, 13), "coin"));
    all.put("coin-weekdays", () -> Scenario.of(Markets.weekdays(Timeframe.H1, 1_500, 15), "coin"));
    all.put("coin-still", () -> Scenario.of(Markets.still(Timeframe.H1, 800), "coin"));
    all.put("coin-storms", () -> Scenario.of(Markets.storms(Timeframe.H1, 1_500, 17), "coin"));
    all.put("coin-halted", () -> Scenario.of(down(), "coin").unlifted());
    all.put("coin-free", () -> Scenario.of(up(), "coin").with(Scenario.FREE));
    all.put("coin-thin", () -> Scenario.of(up(), "coin").with(Scenario.THIN));
    all.put("coin-sided", () -> Scenario.of(Markets.sided(up(), 19), "coin"));
    all.put("coin-minutes", () -> Scenario.of(Walks.of(Timeframe.M1, 1_200, 21), "coin"));
    all.put("coin-quarters", () -> Scenario.of(Walks.of(Timeframe.M15, 1_200, 23), "coin"));
    all.put("coin-four-hours", () -> Scenario.of(Walks.of(Timeframe.H4, 1_200, 25), "coin"));
    all.put("coin-days", () -> Scenario.of(Walks.of(Timeframe.D1, 1_200, 27), "coin"));
    all.put("usual-up", () -> Scenario.of(up(), USUAL));
    all.put("usual-range", () -> Scenario.of(Markets.range(Timeframe.H1, 1_500, 9), USUAL));
    all.put("usual-sided", () -> Scenario.of(Markets.sided(up(), 19), USUAL));
    return all;
  }

  private static CandleSeries up() {
    return Markets.trend(Timeframe.H1, 1_500, 0.0005, 7);
  }

  private static CandleSeries down() {
    return Markets.trend(Timeframe.H1, 1_500, -0.0008, 8);
  }

  /** Over recorded prices that are not in the product, by name. */
  static SortedMap<String, Supplier<Scenario>> external(Path folder) {
    SortedMap<String, Supplier<Scenario>> all = new TreeMap<>();
    Path bitcoin = folder.resolve("tt_btcusd_coinbase_1h.csv.gz");
    Path euro = folder.resolve("lean_eurusd_oanda_1h_bidask.csv.gz");
    Path shares = folder.resolve("lean_spy_usa_1d.csv.gz");
    Path days = folder.resolve("tt_btcusd_bitfinex_1d.csv.gz");
    all.put("bitcoin-usual", () -> Scenario.of(read(bitcoin, "BTC-USD"), USUAL));
    all.put("bitcoin-coin", () -> Scenario.of(read(bitcoin, "BTC-USD"), "coin"));
    all.put("bitcoin-days", () -> Scenario.of(read(days, "BTC-USD"), USUAL));
    all.put("euro-usual", () -> Scenario.of(read(euro, "EUR-USD"), USUAL).with(Scenario.FREE));
    all.put("shares-usual", () -> Scenario.of(read(shares, "SPY-USD"), USUAL));
    all.put(
        "shares-coin", () -> Scenario.of(read(shares, "SPY-USD"), "coin").with(FillModel.KRAKEN));
    return all;
  }

  private static CandleSource read(Path file, String pair) {
    try {
      CandleFile.Read read = CandleFile.read(file, Instrument.of(pair), Optional.empty());
      InstrumentSpec spec =
          new InstrumentSpec(
              new Venue("PAPER"),
              Instrument.of(pair),
              new Price(BigDecimal.ONE.movePointLeft(read.decimals())),
              Quantity.of("0.00000001"),
              Quantity.of("0.00000001"),
              Money.of("1", Instrument.of(pair).quote()));
      String id = "candles:" + file.getFileName();
      return read.sides()
          .map(sides -> new CandleSource(id, spec, sides, Scenario.HISTORY))
          .orElseGet(() -> new CandleSource(id, spec, read.candles(), Scenario.HISTORY));
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  /** What is kept of one. */
  static SortedMap<String, String> kept(String file, String name) throws IOException {
    SortedMap<String, String> kept = new TreeMap<>();
    try (InputStream in = Scenarios.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is not on the class path");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int at = line.indexOf('=');
        if (at > 0 && line.startsWith(name + ".")) {
          kept.put(line.substring(name.length() + 1, at), line.substring(at + 1));
        }
      }
    }
    return kept;
  }

  /** Writes a file anew; nothing else does. */
  public static void main(String[] args) throws IOException {
    SortedMap<String, Supplier<Scenario>> all =
        args.length == 2 ? external(Path.of(args[1])) : invented();
    StringBuilder text =
        new StringBuilder("# Runs that are kept; written by Scenarios, never by a test.\n");
    all.forEach(
        (name, made) ->
            made.get()
                .outcome()
                .forEach(
                    (key, value) ->
                        text.append(name + "." + key).append('=').append(value).append('\n')));
    Files.writeString(Path.of(args[0]), text);
  }
}
