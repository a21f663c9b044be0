package ffe.optimization;

import ffe.statistics.Dice;
import ffe.statistics.Normal;
import java.util.List;

/**
 * How likely each variant is to be among some trials: the mean of one kernel for each, and one that
 * is even over the whole space, so that nothing is impossible. A kernel is a product over all axes,
 * so that values that go together stay together (Falkner, Klein, Hutter, BOHB, 2018): a normal bell
 * around the trial's place, cut off at the ends, and for words the trial's own with some for all.
 */
final class Parzen {

  /** Width of a bell around the only trial, as a part of its axis; it shrinks as Scott (1992). */
  private static final double WIDTH = 0.2;

  private static final int NARROWEST = 100;
  private static final double HALF = 0.5;

  private final List<int[]> trials;
  private final Kernel[] kernels;

  /** One axis: how likely a place is, from that of a trial. */
  private abstract static class Kernel {
    final int size;

    Kernel(int size) {
      this.size = size;
    }

    abstract double at(int middle, int place);

    abstract int draw(int middle, double part);

    int even(double part) {
      return (int) Math.min(size - 1.0, Math.floor(part * size));
    }
  }

  private static final class Words extends Kernel {
    private final double each;

    Words(int size, int trials) {
      super(size);
      each = 1.0 / (trials + size);
    }

    @Override
    double at(int middle, int place) {
      return place == middle ? 1 - each * (size - 1) : each;
    }

    @Override
    int draw(int middle, double part) {
      double others = each * size;
      return part < others ? even(part / others) : middle;
    }
  }

  private static final class Bell extends Kernel {
    private final double width;

    /** At index i the probability of i places beside the middle; zero until it is asked for. */
    private final double[] beside;

    /** At the place of a middle what of its bell is on the axis; likewise. */
    private final double[] on;

    Bell(int size, double width) {
      super(size);
      this.width = width * size;
      this.beside = new double[size];
      this.on = new double[size];
    }

    private double below(double places) {
      return Normal.below(places / width);
    }

    private double on(int middle) {
      if (on[middle] == 0) {
        on[middle] = below(size - HALF - middle) - below(-HALF - middle);
      }
      return on[middle];
    }

    @Override
    double at(int middle, int place) {
      int far = Math.abs(place - middle);
      if (beside[far] == 0) {
        beside[far] = below(HALF - far) - below(-HALF - far);
      }
      return beside[far] / on(middle);
    }

    @Override
    int draw(int middle, double part) {
      double probability = below(-HALF - middle) + part * on(middle);
      boolean isInside = probability > 0 && probability < 1;
      double place = isInside ? Math.rint(middle + width * Normal.quantile(probability)) : middle;
      return (int) Math.max(0, Math.min(size - 1.0, place));
    }
  }

  /**
   * @param trials places of each on all axes
   */
  Parzen(List<Axis> axes, List<int[]> trials) {
    this.trials = trials;
    int count = Math.max(1, trials.size());
    double scott = WIDTH * StrictMath.pow(count, -1.0 / (axes.size() + 4));
    double width = Math.max(scott, 1.0 / Math.min(NARROWEST, count + 1));
    this.kernels =
        axes.stream()
            .map(
                axis ->
                    axis.isOfNumbers()
                        ? new Bell(axis.size(), width)
                        : new Words(axis.size(), count))
            .toArray(Kernel[]::new);
  }

  /** Above 0; those of all variants sum to 1. */
  double at(int[] places) {
    double sum = 1;
    for (Kernel kernel : kernels) {
      sum /= kernel.size;
    }
    for (int[] trial : trials) {
      double product = 1;
      for (int i = 0; i < kernels.length; i++) {
        product *= kernels[i].at(trial[i], places[i]);
      }
      sum += product;
    }
    return sum / (trials.size() + 1);
  }

  int[] draw(Dice dice) {
    int chosen = dice.below(trials.size() + 1);
    int[] places = new int[kernels.length];
    for (int i = 0; i < places.length; i++) {
      double part = dice.unit();
      places[i] =
          chosen < trials.size()
              ? kernels[i].draw(trials.get(chosen)[i], part)
              : kernels[i].even(part);
    }
    return places;
  }
}
