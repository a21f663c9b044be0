package ffe.desk.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How whole stored candles are, from the first of a range to its last.
 *
 * @param first opening of the oldest in the range
 * @param last opening of the newest in the range
 * @param empty of the count, those in which nobody traded
 * @param gapCount runs of missing candles
 * @param missing candles missing in all of them; hours in which a market is closed are missing,
 *     too, where they are not known
 * @param gaps the oldest of them
 */
public record Coverage(
    Optional<Instant> first,
    Optional<Instant> last,
    long count,
    long empty,
    long gapCount,
    long missing,
    List<Gap> gaps) {

  /** Gaps of one series in one answer. */
  public static final int GAPS_MAX = 1_000;

  /**
   * Candles that are not there.
   *
   * @param from opening of the first that is missing
   * @param to opening of the next that is stored
   */
  public record Gap(Instant from, Instant to, long missing) {}

  public Coverage {
    gaps = List.copyOf(gaps);
  }

  /** The same candles, with other gaps. */
  public Coverage with(long runs, long candles, List<Gap> oldest) {
    return new Coverage(first, last, count, empty, runs, candles, oldest);
  }
}
