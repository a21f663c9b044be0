package ffe.decision;

import java.util.stream.DoubleStream;

/**
 * A rule over what a vote looks like: is its winner to be believed?
 *
 * <p>The chance is the logistic function of bias + agreement * A + probability * M + support * S -
 * spread * D, in (0, 1); below {@code least} the decision is HOLD (UNCONVINCED), else the chance is
 * its probability. A is the winner's share of all scores, M the weighted mean probability of its
 * supporters, S their share of the weight of all views, D the weighted mean distance of their
 * probabilities from M. The coefficients are part of the policy; nothing here learns.
 *
 * <p>A surer supporter never lowers the chance: it moves D by at most twice what it moves M, and
 * {@code probability} is at least twice {@code spread}. A weightier one can: it pulls M towards its
 * own probability.
 *
 * @param bias any finite number
 * @param least chance with which the winner still decides
 */
public record Stacking(
    double bias,
    double agreement,
    double probability,
    double support,
    double spread,
    double least) {

  /**
   * All agree with the same probability p: about p between 0.3 and 0.7 (logistic of 4p - 2), 0.5 at
   * 0.5. Each tenth less agreement costs 0.1 in the exponent, each tenth less support 0.05, each
   * hundredth of spread 0.01.
   */
  public static final Stacking DEFAULT = new Stacking(-3.5, 1, 4, 0.5, 1, 0.5);

  private static final double MAX = 100;

  /** What a vote looks like; each in [0, 1]. */
  record Features(double agreement, double probability, double support, double spread) {}

  public Stacking {
    boolean isBounded =
        DoubleStream.of(bias, agreement, probability, support, spread)
            .allMatch(c -> c >= -MAX && c <= MAX);
    if (!isBounded || Math.min(Math.min(agreement, support), spread) < 0) {
      throw new IllegalArgumentException(
          "coefficients are 0 to " + MAX + ", the bias also negative; none is missing");
    }
    if (probability < 2 * spread) {
      throw new IllegalArgumentException(
          "the coefficient of probability is at least twice that of spread: "
              + probability
              + ", "
              + spread);
    }
    if (!(least >= 0 && least <= 1)) {
      throw new IllegalArgumentException("the least chance is 0 to 1: " + least);
    }
  }

  Probability chance(Features seen) {
    double exponent =
        bias
            + agreement * seen.agreement()
            + probability * seen.probability()
            + support * seen.support()
            - spread * seen.spread();
    return new Probability(1 / (1 + StrictMath.exp(-exponent)));
  }
}
