package ffe.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Drawing a sample again many times, from a stated seed.
 *
 * @param draws {@link #DRAWS_MIN} to {@link #DRAWS_MAX}
 */
public record Resampling(Blocks blocks, int draws, long seed) {

  public static final int DRAWS_MIN = 100;
  public static final int DRAWS_MAX = 100_000;

  /** Draws times values; more are refused. */
  public static final long WORK_MAX = 2_000_000_000L;

  /** The tail on either side of a band. */
  private static final double SIDE = 0.025;

  /** A band is not told if the statistic is not told of more than one draw in so many. */
  private static final int UNTOLD_SHARE = 20;

  public Resampling {
    if (draws < DRAWS_MIN || draws > DRAWS_MAX) {
      throw new IllegalArgumentException(
          "draws: " + DRAWS_MIN + " to " + DRAWS_MAX + ", not " + draws);
    }
  }

  /**
   * The statistic, and where the true one lies with 95 % confidence: the 2.5 and 97.5 % quantiles
   * of the statistic over the draws (percentile interval, Efron 1979).
   *
   * @return empty for fewer than {@link Figure#TELLING} values, and where the statistic is not told
   *     of these or of more than one draw in twenty
   */
  public Optional<Band> band(Column values, Function<Column, Figure> statistic) {
    if (blocks.kind() == Blocks.Kind.SHUFFLED) {
      throw new IllegalArgumentException("another order tells no band: draw blocks instead");
    }
    fits(values);
    if (values.size() < Figure.TELLING
        || !(statistic.apply(values) instanceof Figure.Told measured)) {
      return Optional.empty();
    }
    double[] drawn = new double[draws];
    int[] told = {0};
    each(
        values,
        sample -> {
          if (statistic.apply(sample) instanceof Figure.Told one) {
            drawn[told[0]] = one.value();
            told[0]++;
          }
        });
    if ((draws - told[0]) * (long) UNTOLD_SHARE > draws) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(drawn, told[0]);
    Arrays.sort(sorted);
    return Optional.of(
        new Band(
            measured.value(),
            Distribution.quantile(sorted, SIDE),
            Distribution.quantile(sorted, 1 - SIDE)));
  }

  /** What is done with each sample; it may keep nothing of it. */
  public interface Sampled {
    void sample(Column sample);
  }

  /** One sample after the other, in one column that is filled again. */
  public void each(Column values, Sampled sampled) {
    fits(values);
    Dice dice = new Dice(seed);
    double[] sample = new double[values.size()];
    Column column = Column.trusted(sample);
    for (int draw = 0; draw < draws; draw++) {
      blocks.draw(dice, values, sample);
      sampled.sample(column);
    }
  }

  private void fits(Column values) {
    if (blocks.length() > values.size()) {
      throw new IllegalArgumentException(
          "a block of " + blocks.length() + " is longer than the column of " + values.size());
    }
    if ((long) draws * values.size() > WORK_MAX) {
      throw new IllegalArgumentException(
          "draws times values: at most " + WORK_MAX + ", not " + draws + " times " + values.size());
    }
  }
}
