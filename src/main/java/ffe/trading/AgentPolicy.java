package ffe.trading;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.risk.Limit;
import ffe.risk.RefusedLimitException;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may be changed on a running lane: its limits, and how opinions are counted. */
public record AgentPolicy(RiskPolicy risk, EnsemblePolicy ensemble, VoterWeights weights) {

  /** How opinions are counted. */
  public static final String STRATEGY = Counting.STRATEGY;

  /** Opinions a decision needs. */
  public static final String QUORUM = Counting.QUORUM;

  /** Who debates, as {@code bull,bear,judge}. */
  public static final String DEBATE = Counting.DEBATE;

  /** Who is asked first. */
  public static final String FIRST = Counting.FIRST;

  /** Begins the name of an analyst's weight: {@code weight.momentum}. */
  public static final String WEIGHT = "weight.";

  private static final BigDecimal WEIGHT_MIN = new BigDecimal("0.01");
  private static final BigDecimal WEIGHT_MAX = new BigDecimal("100");

  /**
   * What a change must keep to.
   *
   * @param analysts all who are asked, models too
   * @param models those that have a seat, in its order
   */
  public record Frame(RiskBounds bounds, List<String> analysts, List<String> models) {
    public Frame {
      analysts = List.copyOf(analysts);
      models = List.copyOf(models);
    }

    /** Without models. */
    public Frame(RiskBounds bounds, List<String> analysts) {
      this(bounds, analysts, List.of());
    }
  }

  static AgentPolicy of(CycleRules rules) {
    return new AgentPolicy(rules.policy(), rules.ensemble(), rules.weights());
  }

  /** Names of everything that can be changed, in the order it is shown. */
  public static List<String> keys(Frame frame) {
    List<String> keys = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      keys.add(limit.key());
    }
    keys.addAll(new Counting(frame).keys());
    frame.analysts().forEach(analyst -> keys.add(WEIGHT + analyst));
    return List.copyOf(keys);
  }

  /** Each value as it is written, by its key. */
  public SortedMap<String, String> values(Frame frame) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Limit limit : Limit.values()) {
      values.put(limit.key(), limit.textOf(risk));
    }
    new Counting(frame).tell(ensemble, values);
    frame.analysts().forEach(a -> values.put(WEIGHT + a, plain(BigDecimal.valueOf(weights.of(a)))));
    return Collections.unmodifiableSortedMap(values);
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** What a key may be, in words. */
  public static String range(String key, Frame frame) {
    Counting counting = new Counting(frame);
    if (counting.knows(key)) {
      return counting.range(key);
    }
    return Limit.of(key)
        .map(frame.bounds()::range)
        .orElse(WEIGHT_MIN.toPlainString() + " to " + WEIGHT_MAX.toPlainString());
  }

  /**
   * The same with some values changed.
   *
   * @param version names the limits in decision records
   * @param changes values by their keys
   * @throws RefusedLimitException for an unknown key or a value out of range
   */
  AgentPolicy changed(String version, Map<String, String> changes, Frame frame) {
    Map<Limit, String> limits = new EnumMap<>(Limit.class);
    SortedMap<String, Double> nextWeights = new TreeMap<>(weights.byAnalyst());
    Counting counting = new Counting(frame);
    List<String> known = keys(frame);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String key = change.getKey();
      String text = change.getValue();
      if (!known.contains(key)) {
        throw new RefusedLimitException(
            key, "there is no " + key + " to change; there are " + String.join(", ", known));
      }
      if (key.startsWith(WEIGHT)) {
        nextWeights.put(key.substring(WEIGHT.length()), weight(key, text, frame));
      } else if (!counting.knows(key)) {
        limits.put(Limit.of(key).orElseThrow(), text);
      }
    }
    return new AgentPolicy(
        frame.bounds().changed(risk, version, limits),
        counting.changed(ensemble, changes),
        new VoterWeights(nextWeights));
  }

  private static double weight(String key, String text, Frame frame) {
    if (!text.matches("[0-9]{1,3}([.][0-9]{1,4})?")) {
      throw refused(key, text, frame);
    }
    BigDecimal weight = new BigDecimal(text);
    if (weight.compareTo(WEIGHT_MIN) < 0 || weight.compareTo(WEIGHT_MAX) > 0) {
      throw refused(key, text, frame);
    }
    return weight.doubleValue();
  }

  private static RefusedLimitException refused(String key, String text, Frame frame) {
    return new RefusedLimitException(
        key, key + " is " + range(key, frame) + "; it cannot be " + text);
  }
}
