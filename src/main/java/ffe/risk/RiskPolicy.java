package ffe.risk;

import ffe.canon.LeftOutWhenEmpty;
import ffe.canon.Repeated;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every limit of the risk gate, as versioned data.
 *
 * @param version names these limits in decision records and approved orders
 * @param riskPerTradeMax loss at the stop, fees included, in per cent of equity
 * @param positionMax exposure of one instrument, new order included, in per cent of equity
 * @param exposureMax exposure of all instruments, new order included, in per cent of equity
 * @param correlatedExposureMax exposure that moves together, new order included, in per cent of
 *     equity
 * @param dailyLossMax loss since the start of the risk day that halts until the next one
 * @param weeklyLossMax loss since the start of the risk week that halts until the next one
 * @param drawdownHalt fall from the peak of equity that halts until an admin lifts it
 * @param drawdownFlatten fall from the peak of equity that closes everything
 * @param openPositionsMax open positions, working entries included
 * @param ordersPerMinuteMax orders of any purpose within sixty seconds
 * @param coolDownAfterLoss no entry for so long after a loss
 * @param lossesForLongCoolDown losses in a row that make the cool-down the long one
 * @param coolDownAfterLosses the long cool-down
 * @param confidenceMin probability of the decision, in per cent
 * @param rewardToRiskMin distance to the target over distance to the stop, a plain ratio
 * @param stopDistanceMin nearest allowed stop, in per cent of the last price
 * @param stopDistanceMax farthest allowed stop, in per cent of the last price
 * @param dataAgeCandlesMax age of the newest data, in candles of the cycle
 * @param dayStartsAt local time {@code hh:mm} at which the risk day starts
 * @param dayZone zone of that time, for example {@code UTC} or {@code America/New_York}
 * @param valueAtRiskMax what one day of twenty may cost more than, new order included, in per cent
 *     of equity; empty in policies from before there was this limit, which is no limit
 * @param trailingStop how far behind the best price of a position its stop follows, in per cent of
 *     that price; empty where it stays where it is
 */
@Repeated
public record RiskPolicy(
    String version,
    Percent riskPerTradeMax,
    Percent positionMax,
    Percent exposureMax,
    Percent correlatedExposureMax,
    Percent dailyLossMax,
    Percent weeklyLossMax,
    Percent drawdownHalt,
    Percent drawdownFlatten,
    int openPositionsMax,
    int ordersPerMinuteMax,
    Duration coolDownAfterLoss,
    int lossesForLongCoolDown,
    Duration coolDownAfterLosses,
    Percent confidenceMin,
    BigDecimal rewardToRiskMin,
    Percent stopDistanceMin,
    Percent stopDistanceMax,
    int dataAgeCandlesMax,
    String dayStartsAt,
    String dayZone,
    @LeftOutWhenEmpty Optional<Percent> valueAtRiskMax,
    @LeftOutWhenEmpty Optional<Percent> trailingStop) {

  private static final Duration COOL_DOWN_MAX = Duration.ofDays(7);
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern ZONE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z_/-]+");

  public RiskPolicy {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version is 1 to 64 letters, digits, dots, dashes or underscores: " + version);
    }
    above0("riskPerTradeMax", riskPerTradeMax, 10);
    above0("positionMax", positionMax, 100);
    above0("exposureMax", exposureMax, 100);
    above0("correlatedExposureMax", correlatedExposureMax, 100);
    valueAtRiskMax.ifPresent(max -> above0("valueAtRiskMax", max, 100));
    above0("dailyLossMax", dailyLossMax, 50);
    above0("weeklyLossMax", weeklyLossMax, 50);
    above0("drawdownHalt", drawdownHalt, 90);
    above0("drawdownFlatten", drawdownFlatten, 90);
    above0("stopDistanceMin", stopDistanceMin, 50);
    above0("stopDistanceMax", stopDistanceMax, 50);
    between("openPositionsMax", openPositionsMax, 1, 100);
    between("ordersPerMinuteMax", ordersPerMinuteMax, 1, 100);
    between("lossesForLongCoolDown", lossesForLongCoolDown, 2, 100);
    between("dataAgeCandlesMax", dataAgeCandlesMax, 1, 100);
    coolDown("coolDownAfterLoss", coolDownAfterLoss);
    coolDown("coolDownAfterLosses", coolDownAfterLosses);
    ratio("confidenceMin", confidenceMin.value(), 100);
    ratio("rewardToRiskMin", rewardToRiskMin, 100);
    rewardToRiskMin = plain(rewardToRiskMin);
    ordered("dailyLossMax", dailyLossMax, "weeklyLossMax", weeklyLossMax);
    ordered("drawdownHalt", drawdownHalt, "drawdownFlatten", drawdownFlatten);
    ordered("stopDistanceMin", stopDistanceMin, "stopDistanceMax", stopDistanceMax);
    trailingStop.ifPresent(
        behind -> {
          above0("trailingStop", behind, 100);
          ordered("stopDistanceMin", stopDistanceMin, "trailingStop", behind);
        });
    if (coolDownAfterLoss.compareTo(coolDownAfterLosses) > 0) {
      throw new IllegalArgumentException("coolDownAfterLoss is above coolDownAfterLosses");
    }
    if (!TIME_OF_DAY.matcher(dayStartsAt).matches()) {
      throw new IllegalArgumentException("dayStartsAt is hh:mm, 00:00 to 23:59: " + dayStartsAt);
    }
    if (!isZone(dayZone)) {
      throw new IllegalArgumentException("dayZone is UTC or Region/City: " + dayZone);
    }
  }

  /** The default limits; the risk day starts at 00:00 UTC. */
  public static RiskPolicy standard() {
    return new RiskPolicy(
        "standard-1",
        Percent.of("1"),
        Percent.of("20"),
        Percent.of("80"),
        Percent.of("40"),
        Percent.of("3"),
        Percent.of("7"),
        Percent.of("10"),
        Percent.of("15"),
        5,
        6,
        Duration.ofMinutes(10),
        3,
        Duration.ofMinutes(30),
        Percent.of("60"),
        new BigDecimal("1.5"),
        Percent.of("0.5"),
        Percent.of("5"),
        2,
        "00:00",
        "UTC",
        Optional.of(Percent.of("5")),
        Optional.empty());
  }

  /**
   * Made of the values of every {@link Limit}; percents and ratios as they are, times in seconds.
   */
  static RiskPolicy of(
      String version, Map<Limit, BigDecimal> values, String dayStartsAt, String dayZone) {
    Function<Limit, BigDecimal> of = limit -> Objects.requireNonNull(values.get(limit));
    Function<Limit, Percent> percent = limit -> new Percent(of.apply(limit));
    Function<Limit, Duration> time = limit -> Duration.ofSeconds(of.apply(limit).longValueExact());
    return new RiskPolicy(
        version,
        percent.apply(Limit.RISK_PER_TRADE_MAX),
        percent.apply(Limit.POSITION_MAX),
        percent.apply(Limit.EXPOSURE_MAX),
        percent.apply(Limit.CORRELATED_EXPOSURE_MAX),
        percent.apply(Limit.DAILY_LOSS_MAX),
        percent.apply(Limit.WEEKLY_LOSS_MAX),
        percent.apply(Limit.DRAWDOWN_HALT),
        percent.apply(Limit.DRAWDOWN_FLATTEN),
        of.apply(Limit.OPEN_POSITIONS_MAX).intValueExact(),
        of.apply(Limit.ORDERS_PER_MINUTE_MAX).intValueExact(),
        time.apply(Limit.COOL_DOWN_AFTER_LOSS),
        of.apply(Limit.LOSSES_FOR_LONG_COOL_DOWN).intValueExact(),
        time.apply(Limit.COOL_DOWN_AFTER_LOSSES),
        percent.apply(Limit.CONFIDENCE_MIN),
        of.apply(Limit.REWARD_TO_RISK_MIN),
        percent.apply(Limit.STOP_DISTANCE_MIN),
        percent.apply(Limit.STOP_DISTANCE_MAX),
        of.apply(Limit.DATA_AGE_CANDLES_MAX).intValueExact(),
        dayStartsAt,
        dayZone,
        Optional.of(percent.apply(Limit.VALUE_AT_RISK_MAX)),
        Limit.TRAILING_STOP.isLoosest(of.apply(Limit.TRAILING_STOP))
            ? Optional.empty()
            : Optional.of(percent.apply(Limit.TRAILING_STOP)));
  }

  /** The same limits, counted in days that start at another time. */
  public RiskPolicy startingAt(String time, String zone) {
    return new RiskPolicy(
        version,
        riskPerTradeMax,
        positionMax,
        exposureMax,
        correlatedExposureMax,
        dailyLossMax,
        weeklyLossMax,
        drawdownHalt,
        drawdownFlatten,
        openPositionsMax,
        ordersPerMinuteMax,
        coolDownAfterLoss,
        lossesForLongCoolDown,
        coolDownAfterLosses,
        confidenceMin,
        rewardToRiskMin,
        stopDistanceMin,
        stopDistanceMax,
        dataAgeCandlesMax,
        time,
        zone,
        valueAtRiskMax,
        trailingStop);
  }

  /** The risk day and week these limits count in. */
  public RiskCalendar calendar() {
    return new RiskCalendar(LocalTime.parse(dayStartsAt), ZoneId.of(dayZone));
  }

  private static boolean isZone(String name) {
    if (!name.equals("UTC") && !ZONE.matcher(name).matches()) {
      return false;
    }
    try {
      return ZoneId.of(name).getId().equals(name);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void above0(String name, Percent value, int max) {
    if (value.value().signum() <= 0 || value.value().compareTo(BigDecimal.valueOf(max)) > 0) {
      throw new IllegalArgumentException(name + " is above 0 and at most " + max + " %: " + value);
    }
  }

  private static void ratio(String name, BigDecimal value, int max) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw new IllegalArgumentException(name + " is 0 to " + max + ": " + value);
    }
  }

  private static void between(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " is " + min + " to " + max + ": " + value);
    }
  }

  private static void coolDown(String name, Duration value) {
    if (value.isNegative() || value.compareTo(COOL_DOWN_MAX) > 0) {
      throw new IllegalArgumentException(name + " is PT0S to " + COOL_DOWN_MAX + ": " + value);
    }
  }

  private static void ordered(String lowName, Percent low, String highName, Percent high) {
    if (low.isAbove(high)) {
      throw new IllegalArgumentException(
          lowName + " " + low + " is above " + highName + " " + high);
    }
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal v = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return v.scale() < 0 ? v.setScale(0) : v;
  }
}
