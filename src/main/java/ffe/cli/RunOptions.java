package ffe.cli;

import static java.util.Map.entry;

import ffe.backtest.BacktestPlan;
import ffe.canon.Digest;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.VoterWeights;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketSource;
import ffe.market.SidedSeries;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.report.HtmlReport;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleFile;
import ffe.simulation.CandleSource;
import ffe.simulation.CorruptTapeException;
import ffe.simulation.FillModel;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run is made of, as options: a recording, who is asked, costs and money. */
final class RunOptions {

  private static final String ACCOUNT = "main";

  /** What a cycle looks back on; longer timeframes warm up within the run. */
  private static final int HISTORY = 300;

  private static final String SPREAD = "2";

  private static final int DECIMALS_MAX = 8;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Candles; without it the bundled trades of BTC-USD.")
  private @Nullable Path file;

  @Option(
      names = "--pair",
      paramLabel = "PAIR",
      description = "What the candles are of (${DEFAULT-VALUE}).")
  private String pair = "BTC-USD";

  @Option(
      names = "--timeframe",
      paramLabel = "LENGTH",
      description = "1m, 5m, 15m, 1h, 4h or 1d; without it what the rows are apart.")
  private @Nullable String timeframe;

  @Option(
      names = "--analysts",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Rules that are asked; without it those that are asked by default. One set to something",
        "unusual is momentum:fast=5:slow=60."
      })
  private List<String> analysts = List.of();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "How they are counted: weighted, majority, unanimous or stacking (weighted).")
  private String strategy = EnsemblePolicy.WEIGHTED;

  @Option(names = "--deposit", paramLabel = "AMOUNT", description = "Begins with it (10000).")
  private String deposit = "10000";

  @Option(names = "--maker-fee", paramLabel = "BP", description = "Basis points (25).")
  private String makerFee = "25";

  @Option(names = "--taker-fee", paramLabel = "BP", description = "Basis points (40).")
  private String takerFee = "40";

  @Option(
      names = "--spread",
      paramLabel = "BP",
      description = "Between bid and ask, where the file has none (2).")
  private @Nullable String spread;

  @Option(names = "--slippage", paramLabel = "BP", description = "On top of half the spread (5).")
  private String slippage = "5";

  @Option(
      names = "--price-step",
      paramLabel = "STEP",
      description = "Of the candles' instrument (what the file's decimals tell).")
  private @Nullable String priceStep;

  @Option(
      names = "--quantity-step",
      paramLabel = "STEP",
      description = "Of the candles' instrument (0.00000001).")
  private String quantityStep = "0.00000001";

  @Option(
      names = "--lift-after",
      paramLabel = "DAYS",
      description = "When a halt that only an admin ends is lifted (never).")
  private @Nullable Integer liftAfter;

  /**
   * What they say.
   *
   * @throws Trouble with the exit code that fits what is wrong
   */
  BacktestPlan checked() {
    try {
      return plan();
    } catch (CorruptTapeException e) {
      throw new Trouble(Exit.FILE, Sheet.clean(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(String.valueOf(e.getMessage())));
    }
  }

  /** What a report says of them, once they are {@link #checked}. */
  HtmlReport.Subject subject() {
    List<Map.Entry<String, String>> made = new ArrayList<>();
    made.add(entry("Analysts", String.join(", ", asked().stream().map(Analyst::name).toList())));
    made.add(entry("Counted", strategy));
    made.add(entry("Maker fee, taker fee, slippage", makerFee + ", " + takerFee + ", " + slippage));
    String between = spread == null ? SPREAD + ", or what the file tells" : spread;
    made.add(entry("Spread", between));
    if (file == null) {
      return new HtmlReport.Subject("Backtest", "the bundled recording of " + pair, made);
    }
    String name = String.valueOf(file.getFileName());
    made.add(entry("File", name));
    made.add(entry("SHA-256 of the file", sha256(file)));
    return new HtmlReport.Subject("Backtest of " + name, pair + " of " + name, made);
  }

  private static String sha256(Path file) {
    try {
      return Digest.of(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
  }

  private BacktestPlan plan() {
    Recording recording =
        file == null ? new Recording(TapeSource.bundled(), Optional.empty()) : candles(file);
    MarketSource source = recording.source();
    Timeframe cycles = source.bars().orElse(Timeframe.M5);
    FillModel fills =
        new FillModel(
            Bps.of(makerFee),
            Bps.of(takerFee),
            spread(recording),
            Bps.of(slippage),
            Duration.ofMillis(100),
            Optional.empty());
    return new BacktestPlan(
        ACCOUNT,
        source,
        fills,
        asked(),
        new CycleRules(
            cycles,
            RiskPolicy.standard(),
            counting(),
            VoterWeights.EQUAL,
            fills.slippage().plus(fills.spread())),
        Money.of(deposit, source.spec().instrument().quote()),
        Optional.ofNullable(liftAfter).map(Duration::ofDays));
  }

  /**
   * What is run over.
   *
   * @param spread what it usually was, where the recording tells it
   */
  private record Recording(MarketSource source, Optional<Bps> spread) {}

  private Bps spread(Recording recording) {
    if (recording.spread().isPresent() && spread != null) {
      throw new IllegalArgumentException("--spread " + spread + ": the file has its own spreads");
    }
    return recording.spread().orElseGet(() -> Bps.of(spread == null ? SPREAD : spread));
  }

  private Recording candles(Path from) {
    Instrument instrument = Instrument.of(pair);
    Optional<Timeframe> length =
        Optional.ofNullable(timeframe)
            .map(
                label ->
                    Timeframe.parse(label)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "--timeframe " + label + ": 1m, 5m, 15m, 1h, 4h or 1d")));
    try {
      CandleFile.Read read = CandleFile.read(from, instrument, length);
      if (read.candles().size() <= HISTORY) {
        throw new Trouble(
            Exit.FILE,
            from + " has " + read.candles().size() + " candles; " + HISTORY + " are history");
      }
      InstrumentSpec spec =
          new InstrumentSpec(
              new Venue("PAPER"),
              instrument,
              step(read.decimals()),
              Quantity.of(quantityStep),
              Quantity.of(quantityStep),
              Money.of("1", instrument.quote()));
      String id = "candles:" + from.getFileName();
      return read.sides()
          .map(s -> new Recording(new CandleSource(id, spec, s, HISTORY), told(s)))
          .orElseGet(
              () ->
                  new Recording(
                      new CandleSource(id, spec, read.candles(), HISTORY), Optional.empty()));
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, from + " cannot be read");
    }
  }

  private static Optional<Bps> told(SidedSeries sides) {
    return Optional.of(sides.medianSpread());
  }

  /** As fine as the file's prices: a coarser one would trade at other prices than it tells. */
  private Price step(int decimals) {
    BigDecimal told = BigDecimal.ONE.movePointLeft(Math.min(decimals, DECIMALS_MAX));
    Price step = priceStep == null ? new Price(told) : Price.of(priceStep);
    if (step.value().compareTo(told) > 0) {
      throw new IllegalArgumentException(
          "--price-step " + step + ": the file's prices have " + decimals + " decimals");
    }
    return step;
  }

  private List<Analyst> asked() {
    List<Analyst> asked =
        analysts.isEmpty()
            ? Strategies.all()
            : analysts.stream().distinct().map(Strategies::named).toList();
    List<String> names = asked.stream().map(Analyst::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("--analysts " + names + ": each once");
    }
    return asked;
  }

  /** No quorum above those that are asked. */
  private EnsemblePolicy counting() {
    EnsemblePolicy usual = EnsemblePolicy.DEFAULT.withStrategy(counted());
    return usual.withQuorum(Math.min(usual.quorum(), asked().size()));
  }

  private String counted() {
    return EnsembleStrategy.of(strategy)
        .filter(s -> s.roundsMax() == 1)
        .map(EnsembleStrategy::word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--strategy " + strategy + ": weighted, majority, unanimous or stacking"));
  }
}
