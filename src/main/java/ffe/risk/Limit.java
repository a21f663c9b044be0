package ffe.risk;

import ffe.money.Percent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Each limit of a {@link RiskPolicy} that a person may change, by the name it has outside: its
 * range, on which side it is loose, and how it is written. A value is written as a plain decimal,
 * or, where it is a time, as ISO-8601 ({@code PT10M}); {@code 90s}, {@code 10m}, {@code 2h}, {@code
 * 1h30m} and {@code 1d} are read too.
 */
public enum Limit {
  RISK_PER_TRADE_MAX(
      Unit.PERCENT, "0.01 10 2", "Risk per trade", "loss at the stop, fees included, of equity"),
  POSITION_MAX(
      Unit.PERCENT,
      "0.1 100 50",
      "Position",
      "exposure of one instrument, new order included, of equity"),
  EXPOSURE_MAX(
      Unit.PERCENT,
      "0.1 100 100",
      "Exposure, all",
      "exposure of all instruments, new order included, of equity"),
  CORRELATED_EXPOSURE_MAX(
      Unit.PERCENT,
      "0.1 100 80",
      "Exposure, correlated",
      "exposure that moves together, new order included, of equity"),
  VALUE_AT_RISK_MAX(
      Unit.PERCENT,
      "0.1 100 20",
      "Value at risk",
      "what one day of twenty may cost more than, new order included, of equity"),
  DAILY_LOSS_MAX(
      Unit.PERCENT,
      "0.1 50 10",
      "Daily loss",
      "loss since the risk day began that halts until the next one"),
  WEEKLY_LOSS_MAX(
      Unit.PERCENT,
      "0.1 50 20",
      "Weekly loss",
      "loss since the risk week began that halts until the next one"),
  DRAWDOWN_HALT(
      Unit.PERCENT,
      "0.1 90 25",
      "Drawdown, halt",
      "fall from the peak of equity that halts until an admin lifts it"),
  DRAWDOWN_FLATTEN(
      Unit.PERCENT,
      "0.1 90 30",
      "Drawdown, flatten",
      "fall from the peak of equity that closes everything"),
  OPEN_POSITIONS_MAX(
      Unit.COUNT, "1 100 20", "Open positions", "open positions, working entries included"),
  ORDERS_PER_MINUTE_MAX(
      Unit.COUNT, "1 100 30", "Orders per minute", "orders of any purpose within sixty seconds"),
  COOL_DOWN_AFTER_LOSS(
      Unit.TIME, "604800 0 0", "Cool-down after a loss", "no entry for so long after a loss"),
  LOSSES_FOR_LONG_COOL_DOWN(
      Unit.COUNT,
      "2 100 10",
      "Losses for the long cool-down",
      "losses in a row that make the cool-down the long one"),
  COOL_DOWN_AFTER_LOSSES(
      Unit.TIME, "604800 0 0", "Long cool-down", "no entry for so long after losses in a row"),
  CONFIDENCE_MIN(
      Unit.PERCENT,
      "100 0 50",
      "Confidence",
      "probability of the decision an entry needs at least"),
  REWARD_TO_RISK_MIN(
      Unit.RATIO,
      "100 0 1",
      "Reward to risk",
      "distance to the target over distance to the stop, at least"),
  STOP_DISTANCE_MIN(
      Unit.PERCENT,
      "50 0.01 0.1",
      "Stop distance, least",
      "nearest allowed stop, of the last price"),
  STOP_DISTANCE_MAX(
      Unit.PERCENT,
      "0.01 50 10",
      "Stop distance, most",
      "farthest allowed stop, of the last price"),
  TRAILING_STOP(
      Unit.PERCENT,
      "0.1 100 100",
      "Trailing stop",
      "how far behind the best price of a position its stop follows; 100 is not at all"),
  DATA_AGE_CANDLES_MAX(
      Unit.COUNT, "1 100 5", "Data age", "age of the newest data, in candles of the cycle");

  /** What a value counts. */
  public enum Unit {
    PERCENT("%"),
    COUNT(""),
    TIME(""),
    RATIO("");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }
  }

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,4}(?:[.][0-9]{1,6})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern SHORT_TIME = Pattern.compile("(?:[0-9]{1,6}[hms]){1,3}");
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,3}d");
  private static final int TIME_CHARS_MAX = 20;

  private final Unit unit;
  private final BigDecimal tightest;
  private final BigDecimal loosest;
  private final BigDecimal bound;
  private final String title;
  private final String meaning;

  /**
   * @param range the tightest and the loosest value there can be, and the loosest one where the
   *     configuration names no other; times in seconds
   */
  Limit(Unit unit, String range, String title, String meaning) {
    String[] values = range.split(" ", -1);
    this.unit = unit;
    this.tightest = new BigDecimal(values[0]);
    this.loosest = new BigDecimal(values[1]);
    this.bound = new BigDecimal(values[2]);
    this.title = title;
    this.meaning = meaning;
  }

  /** Its name outside: {@code risk_per_trade_max}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Limit> of(String key) {
    return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
  }

  public Unit unit() {
    return unit;
  }

  /** A few words for people: Risk per trade. */
  public String title() {
    return title;
  }

  /** What it limits, in words. */
  public String meaning() {
    return meaning;
  }

  /** True when a higher value allows more. */
  public boolean isLooseAbove() {
    return loosest.compareTo(tightest) > 0;
  }

  BigDecimal bound() {
    return bound;
  }

  BigDecimal loosest() {
    return loosest;
  }

  BigDecimal tightest() {
    return tightest;
  }

  BigDecimal of(RiskPolicy p) {
    return switch (this) {
      case RISK_PER_TRADE_MAX -> p.riskPerTradeMax().value();
      case POSITION_MAX -> p.positionMax().value();
      case EXPOSURE_MAX -> p.exposureMax().value();
      case CORRELATED_EXPOSURE_MAX -> p.correlatedExposureMax().value();
      case VALUE_AT_RISK_MAX -> p.valueAtRiskMax().map(Percent::value).orElse(loosest);
      case DAILY_LOSS_MAX -> p.dailyLossMax().value();
      case WEEKLY_LOSS_MAX -> p.weeklyLossMax().value();
      case DRAWDOWN_HALT -> p.drawdownHalt().value();
      case DRAWDOWN_FLATTEN -> p.drawdownFlatten().value();
      case OPEN_POSITIONS_MAX -> BigDecimal.valueOf(p.openPositionsMax());
      case ORDERS_PER_MINUTE_MAX -> BigDecimal.valueOf(p.ordersPerMinuteMax());
      case COOL_DOWN_AFTER_LOSS -> BigDecimal.valueOf(p.coolDownAfterLoss().toSeconds());
      case LOSSES_FOR_LONG_COOL_DOWN -> BigDecimal.valueOf(p.lossesForLongCoolDown());
      case COOL_DOWN_AFTER_LOSSES -> BigDecimal.valueOf(p.coolDownAfterLosses().toSeconds());
      case CONFIDENCE_MIN -> p.confidenceMin().value();
      case REWARD_TO_RISK_MIN -> p.rewardToRiskMin();
      case STOP_DISTANCE_MIN -> p.stopDistanceMin().value();
      case STOP_DISTANCE_MAX -> p.stopDistanceMax().value();
      case TRAILING_STOP -> p.trailingStop().map(Percent::value).orElse(loosest);
      case DATA_AGE_CANDLES_MAX -> BigDecimal.valueOf(p.dataAgeCandlesMax());
    };
  }

  boolean isLooser(BigDecimal value, BigDecimal than) {
    return isLooseAbove() ? value.compareTo(than) > 0 : value.compareTo(than) < 0;
  }

  /** Whether it limits nothing. */
  boolean isLoosest(BigDecimal value) {
    return value.compareTo(loosest) == 0;
  }

  /** Its value in a policy, as it is written. */
  public String textOf(RiskPolicy policy) {
    return text(of(policy));
  }

  String text(BigDecimal value) {
    return unit == Unit.TIME
        ? Duration.ofSeconds(value.longValueExact()).toString()
        : new Percent(value).value().toPlainString();
  }

  /** With its sign, for people. */
  String words(BigDecimal value) {
    return unit.sign.isEmpty() ? text(value) : text(value) + " " + unit.sign;
  }

  /** Empty when the text is none of this limit's; the range is not looked at. */
  Optional<BigDecimal> parse(String text) {
    return switch (unit) {
      case PERCENT, RATIO -> decimal(text, DECIMAL);
      case COUNT -> decimal(text, WHOLE);
      case TIME -> time(text);
    };
  }

  private static Optional<BigDecimal> decimal(String text, Pattern form) {
    return Optional.of(text).filter(t -> form.matcher(t).matches()).map(BigDecimal::new);
  }

  private static Optional<BigDecimal> time(String text) {
    if (text.length() > TIME_CHARS_MAX) {
      return Optional.empty();
    }
    String head =
        SHORT_TIME.matcher(text).matches() ? "PT" : DAYS.matcher(text).matches() ? "P" : "";
    try {
      Duration read = Duration.parse(head + text.toUpperCase(Locale.ROOT));
      return Optional.of(read)
          .filter(d -> d.equals(Duration.ofSeconds(d.toSeconds())))
          .map(d -> BigDecimal.valueOf(d.toSeconds()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
