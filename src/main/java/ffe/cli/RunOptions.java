package ffe.cli;

import static java.util.Map.entry;

import ffe.backtest.BacktestPlan;
import ffe.canon.Digest;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.report.HtmlReport;
import ffe.setting.Refusal;
import ffe.simulation.CandleSource;
import ffe.simulation.CorruptTapeException;
import ffe.simulation.FillModel;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run is made of, as options: a recording, who is asked, costs and money. */
final class RunOptions {

  private static final String ACCOUNT = "main";

  private static final String PAIR = "BTC-USD";

  private static final String SPREAD = "2";

  private static final String NOBODY = "none";

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "Candles; without it the bundled trades of BTC-USD. Several are traded by one account, over",
        "the time that all of them tell."
      })
  private List<Path> files = List.of();

  @Option(
      names = "--pair",
      split = ",",
      paramLabel = "PAIR",
      description = "What the candles are of, one for each file in their order (BTC-USD).")
  private List<String> pairs = List.of(PAIR);

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
        "unusual is momentum:fast=5:slow=60. With models: none for no rule."
      })
  private List<String> analysts = List.of();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = {
        "How they are counted: weighted, majority, unanimous or stacking; of models also",
        "debate, two-phase or local-first (weighted)."
      })
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

  @Mixin private MarginOptions margin = new MarginOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  /**
   * What they say.
   *
   * @throws Trouble with the exit code that fits what is wrong
   */
  BacktestPlan checked() {
    return checked(ModelOptions.NONE);
  }

  /**
   * As {@link #checked()}, where models are asked besides.
   *
   * @param models whose opinions are counted, too
   */
  BacktestPlan checked(ModelOptions.Asked models) {
    try {
      return plan(models);
    } catch (Refusal e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(e.what()));
    } catch (CorruptTapeException e) {
      throw new Trouble(Exit.FILE, Sheet.clean(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Exit.USAGE, Sheet.clean(String.valueOf(e.getMessage())));
    }
  }

  /**
   * What a report says of them, once they are {@link #checked}.
   *
   * @param what is reported
   */
  HtmlReport.Subject subject(String what) {
    List<Map.Entry<String, String>> made = new ArrayList<>();
    made.add(entry("Analysts", String.join(", ", asked().stream().map(Analyst::name).toList())));
    made.add(entry("Counted", strategy));
    made.add(entry("Maker fee, taker fee, slippage", makerFee + ", " + takerFee + ", " + slippage));
    String between = spread == null ? SPREAD + ", or what the file tells" : spread;
    made.add(entry("Spread", between));
    margin.words().ifPresent(terms -> made.add(entry("Margin", terms)));
    made.addAll(limits.told());
    if (files.isEmpty()) {
      return new HtmlReport.Subject(what, "the bundled recording of " + PAIR, made);
    }
    List<String> names = files.stream().map(file -> String.valueOf(file.getFileName())).toList();
    List<String> of = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      of.add(pairs.get(i) + " of " + names.get(i));
      made.add(entry("File", names.get(i)));
      made.add(entry("SHA-256 of the file", sha256(files.get(i))));
    }
    String title = what + " of " + String.join(", ", names);
    return new HtmlReport.Subject(title, String.join(", ", of), made);
  }

  private static String sha256(Path file) {
    try {
      return Digest.of(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
  }

  private BacktestPlan plan(ModelOptions.Asked models) {
    List<BacktestPlan.Market> markets = files.isEmpty() ? List.of(bundled()) : markets();
    BacktestPlan.Market first = markets.get(0);
    Bps slips =
        markets.stream()
            .map(market -> market.fills().slippage().plus(market.fills().spread()))
            .max(Comparator.comparing(Bps::value))
            .orElseThrow();
    return new BacktestPlan(
        ACCOUNT,
        markets,
        asked(),
        new CycleRules(
            first.source().bars().orElse(Timeframe.M5),
            limits.policy(),
            models.counting(strategy, asked().size()),
            VoterWeights.EQUAL,
            slips),
        Money.of(deposit, first.instrument().quote()),
        Optional.ofNullable(liftAfter).map(Duration::ofDays),
        models.unheard(),
        margin.terms());
  }

  private BacktestPlan.Market bundled() {
    if (pairs.size() != 1 || !Instrument.of(pairs.get(0)).name().equals(PAIR)) {
      throw new IllegalArgumentException(
          "--pair " + String.join(",", pairs) + ": the bundled recording is of " + PAIR);
    }
    return new BacktestPlan.Market(TapeSource.bundled(), fills(Optional.empty()));
  }

  private List<BacktestPlan.Market> markets() {
    List<CandlesGiven> given = given();
    if (spread != null && given.stream().allMatch(one -> one.spread().isPresent())) {
      throw new IllegalArgumentException("--spread " + spread + ": the file has its own spreads");
    }
    List<CandleSource> sources = given.stream().map(CandlesGiven::source).toList();
    List<CandleSource> common = sources.size() == 1 ? sources : CandleSource.together(sources);
    List<BacktestPlan.Market> markets = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      markets.add(new BacktestPlan.Market(common.get(i), fills(given.get(i).spread())));
    }
    return markets;
  }

  private List<CandlesGiven> given() {
    if (files.size() > BacktestPlan.MARKETS_MAX) {
      throw new IllegalArgumentException(
          "a run trades at most "
              + BacktestPlan.MARKETS_MAX
              + " instruments, these are "
              + files.size()
              + " files");
    }
    if (pairs.size() != files.size()) {
      throw new IllegalArgumentException(
          "--pair "
              + String.join(",", pairs)
              + ": one for each of "
              + files.size()
              + " files, in their order, as BTC-USD,ETH-USD");
    }
    CandlesGiven.Form form =
        new CandlesGiven.Form(length(), priceStep, quantityStep, limits.hours());
    List<CandlesGiven> given = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      given.add(CandlesGiven.read(files.get(i), Instrument.of(pairs.get(i)), form));
    }
    return given;
  }

  private Optional<Timeframe> length() {
    return Optional.ofNullable(timeframe)
        .map(
            label ->
                Timeframe.parse(label)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--timeframe " + label + ": 1m, 5m, 15m, 1h, 4h or 1d")));
  }

  /**
   * What trading costs.
   *
   * @param told the spread, where the recording has it
   */
  private FillModel fills(Optional<Bps> told) {
    return new FillModel(
        Bps.of(makerFee),
        Bps.of(takerFee),
        told.orElseGet(() -> Bps.of(spread == null ? SPREAD : spread)),
        Bps.of(slippage),
        Duration.ofMillis(100),
        Optional.empty());
  }

  private List<Analyst> asked() {
    if (analysts.equals(List.of(NOBODY))) {
      return List.of();
    }
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
}
