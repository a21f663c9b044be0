package ffe.desk.backtest;

import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.desk.files.Dataset;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.money.Bps;
import ffe.money.Percent;
import ffe.portfolio.Margin;
import ffe.risk.Limit;
import ffe.strategy.Strategies;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads an order from fields as people type and send them; what is not given has a default. */
public final class BacktestForm {

  /** Fields beside those of the limits. */
  private static final List<String> OWN =
      List.of(
          "source",
          "asset_pair",
          "timeframe",
          "hours",
          "from",
          "to",
          "analysts",
          "strategy",
          "deposit",
          "margin",
          "maintenance",
          "financing_long_bps",
          "financing_short_bps",
          "maker_fee_bps",
          "taker_fee_bps",
          "spread_bps",
          "slippage_bps",
          "lift_after_days",
          "trials");

  /** Of a run, not of a search. */
  private static final String DATASET = "dataset";

  private static final List<String> OF_MODELS = List.of("models", "budget_usd");

  private static final BigDecimal BUDGET_MAX = BigDecimal.valueOf(100_000);

  private static final List<String> OF_MARGIN =
      List.of("maintenance", "financing_long_bps", "financing_short_bps");

  private static final BigDecimal FINANCING_MAX = BigDecimal.valueOf(10_000);

  private static final String DECIMAL = "[0-9]{1,12}([.][0-9]{1,8})?";
  private static final String WHOLE = "[0-9]{1,9}";
  private static final int TEXT_MAX = 1_000;

  private final Map<String, String> fields;
  private final ModelBench bench;
  private final Function<String, Dataset> datasets;

  private BacktestForm(
      Map<String, String> fields, ModelBench bench, Function<String, Dataset> datasets) {
    this.fields = fields;
    this.bench = bench;
    this.datasets = datasets;
  }

  /** Every field of a run by rules alone, the keys of the limits included. */
  public static List<String> fieldsOfRules() {
    return Stream.concat(OWN.stream(), Arrays.stream(Limit.values()).map(Limit::key)).toList();
  }

  /** Every field there is. */
  public static List<String> fields() {
    return Stream.of(fieldsOfRules(), OF_MODELS, List.of(DATASET)).flatMap(List::stream).toList();
  }

  /** How votes can be counted in one round, which is all that rules alone know. */
  public static List<String> strategies() {
    return EnsembleStrategy.offered().stream()
        .filter(w -> EnsembleStrategy.of(w).filter(s -> s.roundsMax() == 1).isPresent())
        .toList();
  }

  /** Rules that can be asked. */
  public static List<String> analysts() {
    return Strategies.offered().stream().map(Analyst::name).toList();
  }

  /** Those that are asked where nobody says who is. */
  public static List<String> usualAnalysts() {
    return Strategies.all().stream().map(Analyst::name).toList();
  }

  /**
   * Of rules alone.
   *
   * @param fields by name; an empty one counts as not given
   * @throws RefusedOrderException for a field that is none, or a value out of range
   */
  public static BacktestOrder read(Map<String, String> fields) {
    return read(fields, fieldsOfRules(), ModelBench.NONE, DatasetChoice.NONE);
  }

  /** The same, with those of the models that are wished for. */
  public static BacktestOrder read(Map<String, String> fields, ModelBench bench) {
    return read(fields, bench, DatasetChoice.NONE);
  }

  /** The same, over one of the datasets if it is named. */
  public static BacktestOrder read(
      Map<String, String> fields, ModelBench bench, Function<String, Dataset> datasets) {
    return read(fields, fields(), bench, datasets);
  }

  private static BacktestOrder read(
      Map<String, String> fields,
      List<String> known,
      ModelBench bench,
      Function<String, Dataset> datasets) {
    SortedMap<String, String> given = new TreeMap<>();
    fields.forEach(
        (name, text) -> {
          if (!known.contains(name)) {
            throw new RefusedOrderException(name, "there is no such field");
          } else if (text.length() > TEXT_MAX) {
            throw new RefusedOrderException(name, "at most " + TEXT_MAX + " characters");
          } else if (!text.isBlank()) {
            given.put(name, text.strip());
          }
        });
    return new BacktestForm(given, bench, datasets).order();
  }

  private BacktestOrder order() {
    List<String> rules = names();
    String strategy = strategy();
    return new BacktestOrder(
        data(),
        rules,
        strategy,
        decimal("deposit", "10000"),
        new BacktestOrder.Costs(
            bps("maker_fee_bps", "25"),
            bps("taker_fee_bps", "40"),
            bps("spread_bps", "2"),
            bps("slippage_bps", "5")),
        limits(),
        Optional.ofNullable(fields.get("lift_after_days")).map(t -> whole("lift_after_days", t)),
        whole("trials", or("trials", "1")),
        margin(),
        models(strategy, rules.size()));
  }

  private Optional<AskedModels> models(String strategy, int rules) {
    String text = fields.get("models");
    if (text == null && fields.containsKey("budget_usd")) {
      throw new RefusedOrderException("budget_usd", "budget_usd is of models: say models, too");
    } else if (text == null) {
      return Optional.empty();
    }
    List<String> names =
        Arrays.stream(text.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    Optional<BigDecimal> budget =
        Optional.ofNullable(fields.get("budget_usd")).map(any -> decimal("budget_usd", "5"));
    if (budget.filter(usd -> usd.compareTo(BUDGET_MAX) > 0).isPresent()) {
      throw new RefusedOrderException("budget_usd", "budget_usd is 0 to " + BUDGET_MAX + " USD");
    }
    return Optional.of(bench.seated(new ModelBench.Wish(names, strategy, rules, budget)));
  }

  /** Without a multiple of equity it is a cash account. */
  private Optional<Margin> margin() {
    if (!fields.containsKey("margin")) {
      OF_MARGIN.stream()
          .filter(fields::containsKey)
          .findFirst()
          .ifPresent(
              field -> {
                throw new RefusedOrderException(
                    field, field + " is of a margin account: say margin, too");
              });
      return Optional.empty();
    }
    BigDecimal times = decimal("margin", "1");
    if (times.compareTo(BigDecimal.ONE) < 0
        || times.compareTo(BigDecimal.valueOf(Margin.LEVERAGE_MAX)) > 0) {
      throw new RefusedOrderException(
          "margin", "margin is 1 to " + Margin.LEVERAGE_MAX + " times equity");
    }
    Margin usual = Margin.of(times, rate("financing_long_bps"), rate("financing_short_bps"));
    if (!fields.containsKey("maintenance")) {
      return Optional.of(usual);
    }
    try {
      return Optional.of(
          new Margin(
              usual.leverageMax(),
              new Percent(decimal("maintenance", "5")),
              usual.longFinancing(),
              usual.shortFinancing()));
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("maintenance", String.valueOf(e.getMessage()));
    }
  }

  /** A year; below zero is paid to the account. */
  private Bps rate(String field) {
    String text = or(field, "0");
    if (!text.matches("-?[0-9]{1,5}([.][0-9]{1,6})?")
        || new BigDecimal(text).abs().compareTo(FINANCING_MAX) > 0) {
      throw new RefusedOrderException(
          field, field + " is -" + FINANCING_MAX + " to " + FINANCING_MAX + " a year, as 350");
    }
    return new Bps(new BigDecimal(text));
  }

  private BacktestOrder.Data data() {
    return fields.containsKey(DATASET) ? ofDataset() : ofSource();
  }

  /** It says itself of what and how long its candles are; who says so too must agree. */
  private BacktestOrder.Data ofDataset() {
    if (fields.containsKey("source")) {
      throw new RefusedOrderException("source", "say source or dataset, not both");
    }
    Dataset set = datasets.apply(fields.get(DATASET));
    String said = fields.get("asset_pair");
    if (said != null && !pair(said).equals(set.instrument())) {
      throw new RefusedOrderException(
          "asset_pair", set.label() + " is of " + set.instrument() + "; leave asset_pair empty");
    }
    String length = fields.get("timeframe");
    if (length != null && !length.equals(set.timeframe().label())) {
      throw new RefusedOrderException(
          "timeframe", set.label() + " has " + set.timeframe().label() + " candles");
    }
    return BacktestOrder.Data.of(set, time("from"), time("to")).at(hours());
  }

  private BacktestOrder.Data ofSource() {
    String source = or("source", BacktestOrder.TAPE);
    List<Instrument> instruments =
        Arrays.stream(or("asset_pair", "BTC-USD").split(",", -1)).map(BacktestForm::pair).toList();
    Optional<Timeframe> timeframe =
        Optional.ofNullable(fields.get("timeframe"))
            .map(
                label ->
                    Timeframe.parse(label)
                        .orElseThrow(
                            () ->
                                new RefusedOrderException(
                                    "timeframe", "timeframe is 1m, 5m, 15m, 1h, 4h or 1d")));
    BacktestOrder.Data first =
        new BacktestOrder.Data(source, instruments.get(0), timeframe, time("from"), time("to"))
            .at(hours());
    return instruments.size() == 1 ? first : BacktestOrder.Data.of(first, instruments);
  }

  private Optional<TradingHours> hours() {
    return Optional.ofNullable(fields.get("hours"))
        .map(
            label ->
                TradingHours.of(label)
                    .orElseThrow(
                        () ->
                            new RefusedOrderException(
                                "hours",
                                "hours is "
                                    + String.join(" or ", calendars())
                                    + ", or nothing for day and night")));
  }

  /** When things may be traded that are not traded day and night. */
  public static List<String> calendars() {
    return Arrays.stream(TradingHours.values()).map(TradingHours::label).toList();
  }

  private static Instrument pair(String text) {
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new RefusedOrderException(
                    "asset_pair",
                    "asset_pair is a pair as BTC-USD, or several with commas between them"));
  }

  private List<String> names() {
    String text = fields.get("analysts");
    if (text == null) {
      return usualAnalysts();
    }
    try {
      return Arrays.stream(text.split(",", -1))
          .map(name -> Strategies.named(name.strip()).name())
          .toList();
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("analysts", String.valueOf(e.getMessage()));
    }
  }

  private String strategy() {
    String word = or("strategy", EnsemblePolicy.WEIGHTED);
    List<String> all = fields.containsKey("models") ? EnsembleStrategy.offered() : strategies();
    if (!all.contains(word)) {
      throw new RefusedOrderException("strategy", "strategy is one of " + String.join(", ", all));
    }
    return word;
  }

  private SortedMap<String, String> limits() {
    SortedMap<String, String> limits = new TreeMap<>();
    for (Limit limit : Limit.values()) {
      Optional.ofNullable(fields.get(limit.key())).ifPresent(v -> limits.put(limit.key(), v));
    }
    return limits;
  }

  /** A day is its beginning. */
  private Optional<Instant> time(String field) {
    return Optional.ofNullable(fields.get(field))
        .map(
            text -> {
              try {
                if (text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                  return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                } else if (text.matches("[12][0-9]{3}-[0-9T:.-]{1,40}Z")) {
                  return Instant.parse(text);
                }
              } catch (DateTimeException e) {
                // said below
              }
              throw new RefusedOrderException(
                  field, field + " is a day as 2018-01-31 or a UTC time as 2018-01-31T12:00:00Z");
            });
  }

  private Bps bps(String field, String otherwise) {
    return new Bps(decimal(field, otherwise));
  }

  private BigDecimal decimal(String field, String otherwise) {
    String text = or(field, otherwise);
    if (!text.matches(DECIMAL)) {
      throw new RefusedOrderException(field, field + " is a number as " + otherwise);
    }
    return new BigDecimal(text);
  }

  private static int whole(String field, String text) {
    if (!text.matches(WHOLE)) {
      throw new RefusedOrderException(field, field + " is a whole number from 1");
    }
    return Integer.parseInt(text);
  }

  private String or(String field, String otherwise) {
    return fields.getOrDefault(field, otherwise);
  }
}
