package ffe.risk;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hard limits: how loose each limit of a policy may be made while the engine runs. They come
 * with the configuration; no policy, however it came to be, is in force beyond them.
 *
 * @param loosest of every limit
 */
public record RiskBounds(SortedMap<Limit, BigDecimal> loosest) {

  /** Pairs of which the first must not be above the second. */
  private static final List<List<Limit>> ORDERED =
      List.of(
          List.of(Limit.DAILY_LOSS_MAX, Limit.WEEKLY_LOSS_MAX),
          List.of(Limit.DRAWDOWN_HALT, Limit.DRAWDOWN_FLATTEN),
          List.of(Limit.COOL_DOWN_AFTER_LOSS, Limit.COOL_DOWN_AFTER_LOSSES),
          List.of(Limit.STOP_DISTANCE_MIN, Limit.STOP_DISTANCE_MAX),
          List.of(Limit.STOP_DISTANCE_MIN, Limit.TRAILING_STOP));

  /** Where the configuration names no others. */
  public static final RiskBounds STANDARD = of(Collections.emptySortedMap());

  public RiskBounds {
    loosest = Collections.unmodifiableSortedMap(new TreeMap<>(loosest));
    if (loosest.size() != Limit.values().length) {
      throw new IllegalArgumentException("a bound of every limit is needed");
    }
    refuseDisorder(loosest);
  }

  /**
   * The standard ones, but for those that are named.
   *
   * @param named values by the limits' keys
   * @throws RefusedLimitException for a key that is none, or a value out of range
   */
  public static RiskBounds of(Map<String, String> named) {
    SortedMap<Limit, BigDecimal> loosest = new TreeMap<>();
    Arrays.stream(Limit.values()).forEach(limit -> loosest.put(limit, limit.bound()));
    named.forEach(
        (key, text) -> {
          Limit limit = limit(key);
          loosest.put(limit, value(limit, text, limit.loosest()));
        });
    return new RiskBounds(loosest);
  }

  private static Limit limit(String key) {
    return Limit.of(key)
        .orElseThrow(
            () ->
                new RefusedLimitException(
                    key,
                    "there is no limit "
                        + key
                        + "; there are "
                        + String.join(
                            ", ", Arrays.stream(Limit.values()).map(Limit::key).toList())));
  }

  private static BigDecimal value(Limit limit, String text, BigDecimal loosest) {
    return limit
        .parse(text)
        .filter(v -> !limit.isLooser(v, loosest) && !limit.isLooser(limit.tightest(), v))
        .orElseThrow(
            () ->
                new RefusedLimitException(
                    limit.key(),
                    limit.key() + " is " + range(limit, loosest) + "; it cannot be " + text));
  }

  private static String range(Limit limit, BigDecimal loosest) {
    BigDecimal low = limit.isLooseAbove() ? limit.tightest() : loosest;
    BigDecimal high = limit.isLooseAbove() ? loosest : limit.tightest();
    return limit.text(low) + " to " + limit.words(high);
  }

  private BigDecimal bound(Limit limit) {
    return loosest.getOrDefault(limit, limit.bound());
  }

  /** What a limit may be, in words: {@code 0.01 to 2 %}. */
  public String range(Limit limit) {
    return range(limit, bound(limit));
  }

  /**
   * The policy with some values changed, within these bounds.
   *
   * @param changes values by the limits' keys
   * @throws RefusedLimitException for a value out of range
   */
  public RiskPolicy changed(RiskPolicy from, String version, Map<Limit, String> changes) {
    SortedMap<Limit, BigDecimal> values = new TreeMap<>();
    for (Limit limit : Limit.values()) {
      String text = changes.getOrDefault(limit, limit.textOf(from));
      values.put(limit, value(limit, text, bound(limit)));
    }
    return made(from, version, values);
  }

  /** True when no limit of a policy is beyond its bound. */
  public boolean hold(RiskPolicy policy) {
    return Arrays.stream(Limit.values())
        .noneMatch(limit -> limit.isLooser(limit.of(policy), bound(limit)));
  }

  /** The policy, with each limit that is beyond its bound at the bound. */
  public RiskPolicy tightened(RiskPolicy policy, String version) {
    SortedMap<Limit, BigDecimal> values = new TreeMap<>();
    for (Limit limit : Limit.values()) {
      BigDecimal value = limit.of(policy);
      BigDecimal bound = bound(limit);
      values.put(limit, limit.isLooser(value, bound) ? bound : value);
    }
    return made(policy, version, values);
  }

  private static RiskPolicy made(
      RiskPolicy from, String version, SortedMap<Limit, BigDecimal> values) {
    refuseDisorder(values);
    return RiskPolicy.of(version, values, from.dayStartsAt(), from.dayZone());
  }

  private static void refuseDisorder(SortedMap<Limit, BigDecimal> values) {
    for (List<Limit> pair : ORDERED) {
      Limit low = pair.get(0);
      Limit high = pair.get(1);
      BigDecimal most = values.getOrDefault(high, BigDecimal.ZERO);
      BigDecimal value = values.getOrDefault(low, BigDecimal.ZERO);
      if (value.compareTo(most) > 0) {
        throw new RefusedLimitException(
            low.key(),
            low.key()
                + " is at most "
                + high.key()
                + ", which is "
                + high.words(most)
                + "; it cannot be "
                + low.text(value));
      }
    }
  }
}
