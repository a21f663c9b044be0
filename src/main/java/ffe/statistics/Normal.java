package ffe.statistics;

/** The standard normal distribution, by StrictMath and the same bits everywhere. */
public final class Normal {

  // Hart et al., Computer Approximations (1968), as given by West (2005). Highest power first.
  private static final double[] HART_ABOVE = {
    0.0352624965998911,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] HART_BELOW = {
    0.0883883476483184,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };

  // Wichura, algorithm AS 241 (1988), PPND16, as doubles: middle, tail, far tail.
  private static final double[] MIDDLE_ABOVE = {
    2509.0809287301227,
    33430.57558358813,
    67265.7709270087,
    45921.95393154987,
    13731.69376550946,
    1971.5909503065513,
    133.14166789178438,
    3.3871328727963665
  };
  private static final double[] MIDDLE_BELOW = {
    5226.495278852854,
    28729.085735721943,
    39307.89580009271,
    21213.794301586597,
    5394.196021424751,
    687.1870074920579,
    42.31333070160091,
    1.0
  };
  private static final double[] TAIL_ABOVE = {
    0.0007745450142783414,
    0.022723844989269184,
    0.2417807251774506,
    1.2704582524523684,
    3.6478483247632045,
    5.769497221460691,
    4.630337846156546,
    1.4234371107496835
  };
  private static final double[] TAIL_BELOW = {
    1.0507500716444169e-9,
    0.0005475938084995345,
    0.015198666563616457,
    0.14810397642748008,
    0.6897673349851,
    1.6763848301838038,
    2.053191626637759,
    1.0
  };
  private static final double[] FAR_ABOVE = {
    2.0103343992922881e-7,
    2.7115555687434876e-5,
    0.0012426609473880784,
    0.026532189526576124,
    0.29656057182850487,
    1.7848265399172913,
    5.463784911164114,
    6.657904643501103
  };
  private static final double[] FAR_BELOW = {
    2.0442631033899397e-15,
    1.421511758316446e-7,
    1.8463183175100548e-5,
    0.0007868691311456133,
    0.014875361290850615,
    0.1369298809227358,
    0.599832206555888,
    1.0
  };

  /** From here on the continued fraction is the better one. */
  private static final double FAR = 7.0710678118654755;

  private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

  private Normal() {}

  /**
   * Probability of a value of at most this. Within 1e-15 of the true one; what is left of 7
   * deviations below the mean has a relative error under 1e-8.
   */
  public static double below(double deviations) {
    if (Double.isNaN(deviations)) {
      throw new IllegalArgumentException("deviations are a number, not NaN");
    }
    double x = Math.abs(deviations);
    double bell = StrictMath.exp(-x * x / 2);
    double tail;
    if (x < FAR) {
      tail = bell * polynomial(HART_ABOVE, x) / polynomial(HART_BELOW, x);
    } else {
      double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
      tail = bell / fraction / ROOT_OF_TWO_PI;
    }
    return deviations > 0 ? 1 - tail : tail;
  }

  /**
   * The value with this probability of one of at most it, the inverse of {@link #below}; relative
   * error about 1e-15.
   *
   * @param probability above 0 and below 1
   */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "a probability above 0 and below 1 has a quantile, not " + probability);
    }
    double q = probability - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(MIDDLE_ABOVE, r) / polynomial(MIDDLE_BELOW, r);
    }
    double r = Math.sqrt(-StrictMath.log(q < 0 ? probability : 1 - probability));
    double value =
        r <= 5
            ? polynomial(TAIL_ABOVE, r - 1.6) / polynomial(TAIL_BELOW, r - 1.6)
            : polynomial(FAR_ABOVE, r - 5) / polynomial(FAR_BELOW, r - 5);
    return q < 0 ? -value : value;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
