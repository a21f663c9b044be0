package ffe.strategy;

import ffe.decision.Analyst;
import java.util.List;

/** The rule analysts of the house. */
public final class Strategies {

  private static final List<Analyst> ALL =
      List.of(new MeanReversion(), new Momentum(), new TrendFlip(), new WavetrendCross());

  private Strategies() {}

  /** All of them, sorted by name. */
  public static List<Analyst> all() {
    return ALL;
  }
}
