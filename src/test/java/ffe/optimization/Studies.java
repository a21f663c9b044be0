package ffe.optimization;

import ffe.optimization.Constraint.Less;
import ffe.optimization.Constraint.NotTogether;
import ffe.optimization.Constraint.SumAtMost;
import ffe.optimization.Outcome.Failed;
import ffe.optimization.Outcome.Infeasible;
import ffe.optimization.Outcome.Scored;
import ffe.optimization.Parameter.Choice;
import ffe.optimization.Parameter.Decimal;
import ffe.optimization.Parameter.Logarithmic;
import ffe.optimization.Parameter.Whole;
import ffe.optimization.Study.Ask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Short ways to say spaces, plans and studies. */
final class Studies {

  private Studies() {}

  static BigDecimal number(String number) {
    return new BigDecimal(number);
  }

  /** Of every kind of parameter and constraint but one. */
  static Space strategy() {
    return new Space(
        List.of(
            new Whole("fast", 2, 20, 1),
            new Whole("slow", 5, 60, 5),
            new Decimal("weight.a", number("0"), number("1"), number("0.1")),
            new Decimal("weight.b", number("0.0"), number("1"), number("0.10")),
            new Logarithmic("stop", number("0.001"), number("0.1"), 21),
            new Choice("vote", List.of("weighted", "majority", "unanimous")),
            new Choice("exit", List.of("trailing", "fixed"))),
        List.of(
            new Less("fast", "slow"),
            new SumAtMost(List.of("weight.a", "weight.b"), number("1")),
            new NotTogether("vote", "unanimous", "exit", "fixed")));
  }

  /** Parameters x0, x1 and so on, each from 0 to 1 in steps of a hundredth. */
  static Space cube(int dimensions) {
    return new Space(
        IntStream.range(0, dimensions)
            .<Parameter>mapToObj(
                i -> new Decimal("x" + i, number("0"), number("1"), number("0.01")))
            .toList(),
        List.of());
  }

  static StudyPlan plan(Space space, Search search, int budget, long seed) {
    return new StudyPlan(space, List.of("sharpe"), search, budget, seed);
  }

  static double decimal(Variant variant, String name) {
    return variant.number(name).doubleValue();
  }

  /** Smooth, with some infeasible and failed ones. */
  static Outcome outcome(Variant variant) {
    double fast = decimal(variant, "fast");
    double slow = decimal(variant, "slow");
    if (slow - fast > 50) {
      return new Infeasible("too few trades");
    }
    if (fast == 7 && variant.word("exit").equals("fixed")) {
      return new Failed("no candle");
    }
    double stop = StrictMath.log(decimal(variant, "stop") / 0.01);
    double vote = variant.word("vote").equals("majority") ? 1 : 0;
    double far = (fast - 10) * (fast - 10) / 50 + (slow - 30) * (slow - 30) / 300 + stop * stop;
    return new Scored(List.of(vote - far - Math.abs(decimal(variant, "weight.a") - 0.5)));
  }

  /** Asks for so many at a time and tells them in order, to the end. */
  static List<Trial> run(Study study, int atOnce, Function<Variant, Outcome> market) {
    while (!study.isOver()) {
      List<Ask> asks = study.ask(atOnce);
      if (asks.isEmpty()) {
        throw new AssertionError("a study that is not over asks for something");
      }
      asks.forEach(ask -> study.tell(ask.number(), market.apply(ask.variant())));
    }
    return study.trials();
  }

  /** Every combination of places, kept or not. */
  static List<Variant> all(Lattice lattice) {
    List<int[]> places = new ArrayList<>();
    places.add(new int[lattice.axes().size()]);
    for (int axis = 0; axis < lattice.axes().size(); axis++) {
      List<int[]> more = new ArrayList<>();
      for (int[] some : places) {
        for (int place = 0; place < lattice.axes().get(axis).size(); place++) {
          int[] next = some.clone();
          next[axis] = place;
          more.add(next);
        }
      }
      places = more;
    }
    return places.stream().map(lattice::variant).toList();
  }
}
