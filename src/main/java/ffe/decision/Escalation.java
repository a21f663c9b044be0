package ffe.decision;

import ffe.canon.LeftOutWhenEmpty;
import ffe.money.Percent;
import java.util.List;

/**
 * When those that were asked first are enough, and who they are. Part of the policy, so that every
 * decision names what it was made by.
 *
 * @param probability the least of a decision that is enough
 * @param agreement the least of a decision that is enough
 * @param size at stake, in per cent of equity, from which on no first decision is enough
 * @param first names of those that are asked first; empty: the strategy says
 */
public record Escalation(
    double probability, double agreement, Percent size, @LeftOutWhenEmpty List<String> first) {

  private static final Percent SIZE_MAX = Percent.of("100");

  public static final Escalation DEFAULT = new Escalation(0.75, 0.6, Percent.of("10"), List.of());

  public Escalation {
    first = first.stream().map(Wording::name).distinct().sorted().toList();
    if (!(probability >= 0 && probability <= 1 && agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException(
          "the least probability and agreement are 0 to 1: " + probability + ", " + agreement);
    }
    if (Percent.ZERO.isAbove(size) || size.isAbove(SIZE_MAX)) {
      throw new IllegalArgumentException("a size at stake is 0 to 100 % of equity: " + size);
    }
  }
}
