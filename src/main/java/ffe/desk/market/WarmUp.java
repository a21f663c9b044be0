package ffe.desk.market;

import ffe.market.Timeframe;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * History that analysts need before they have a view.
 *
 * @param needs finished candles by analyst and timeframe
 * @param quorum views that a decision other than HOLD needs
 */
public record WarmUp(SortedMap<String, Map<Timeframe, Integer>> needs, int quorum) {

  /**
   * Market time that must still pass.
   *
   * @param toDecide until as many analysts as the quorum have a view
   * @param toAll until all of them have
   */
  public record Left(Duration toDecide, Duration toAll) {
    public boolean isWarm() {
      return toAll.isZero();
    }
  }

  public WarmUp {
    SortedMap<String, Map<Timeframe, Integer>> sorted = new TreeMap<>();
    needs.forEach(
        (analyst, own) -> sorted.put(analyst, Collections.unmodifiableMap(new TreeMap<>(own))));
    needs = Collections.unmodifiableSortedMap(sorted);
    if (quorum < 1 || quorum > needs.size()) {
      throw new IllegalArgumentException(
          "a quorum is 1 to " + needs.size() + " analysts, not " + quorum);
    }
  }

  /** The most that any analyst needs of each timeframe. */
  public Map<Timeframe, Integer> candles() {
    Map<Timeframe, Integer> most = new EnumMap<>(Timeframe.class);
    needs.values().forEach(one -> one.forEach((t, n) -> most.merge(t, n, Math::max)));
    return Collections.unmodifiableMap(most);
  }

  /** With no history at all. */
  public Left whole() {
    return left(Map.of());
  }

  /**
   * @param have finished candles there are
   */
  public Left left(Map<Timeframe, Integer> have) {
    List<Duration> left = needs.values().stream().map(one -> missing(one, have)).sorted().toList();
    return new Left(left.get(quorum - 1), left.get(left.size() - 1));
  }

  private static Duration missing(Map<Timeframe, Integer> need, Map<Timeframe, Integer> have) {
    return need.entrySet().stream()
        .map(e -> lacking(e.getKey(), e.getValue(), have))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration lacking(Timeframe length, int need, Map<Timeframe, Integer> have) {
    return length.length().multipliedBy(Math.max(0, need - have.getOrDefault(length, 0)));
  }
}
