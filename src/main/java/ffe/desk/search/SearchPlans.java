package ffe.desk.search;

import ffe.backtest.BacktestPlan;
import ffe.desk.backtest.Plans;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.optimization.Search;
import ffe.optimization.Tpe;
import ffe.optimization.WalkForward;
import ffe.research.Dials;
import ffe.research.Objective;
import ffe.research.OptimizationPlan;
import ffe.research.Sweep;
import ffe.research.Validation;
import ffe.statistics.Overfitting;
import ffe.strategy.Strategies;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes of an order what a search takes. */
final class SearchPlans {

  /** Candles times variants: what a search may read in all. */
  static final long WORK_MAX = 20_000_000;

  /** That a slow server gets through; what it cannot end it must not begin. */
  private static final long CANDLES_A_MINUTE = 100_000;

  private SearchPlans() {}

  /**
   * @throws RefusedOrderException for a space that is none, or is not searched so
   */
  static OptimizationPlan of(SearchOrder order, Recording recording) {
    BacktestPlan run = Plans.of(order.run(), recording, Strategies::named);
    Sweep sweep = naming("space", () -> Dials.read(order.space(), run));
    BigInteger size = naming("space", () -> sweep.space().lattice().size());
    if (size.compareTo(BigInteger.valueOf(SearchOrder.SPACE_MAX)) > 0) {
      throw new RefusedOrderException(
          "space",
          "a space has at most "
              + SearchOrder.SPACE_MAX
              + " variants, this one has "
              + size
              + ": take greater steps or let fewer things vary");
    }
    SearchOrder.Method method = order.method();
    Search search = search(method.search());
    return naming(
        "trials",
        () -> {
          search.check(size, method.trials());
          return new OptimizationPlan(
              sweep,
              method.objectives().stream().map(Objective::of).toList(),
              search,
              method.trials(),
              method.seed(),
              validation(order.judging()),
              order.judging().tradesMin());
        });
  }

  /** Variants it runs at most. */
  static int runs(SearchOrder order, OptimizationPlan plan) {
    // only what learns from outcomes asks for others in each training
    long searches = plan.search() instanceof Tpe ? order.judging().folds() + 1L : 1;
    BigInteger size = plan.sweep().space().lattice().size();
    return BigInteger.valueOf(searches * order.method().trials()).min(size).intValueExact();
  }

  /**
   * @param runMax how long it may take
   * @throws RefusedOrderException where it would read or keep too much
   */
  static void checkWork(int runs, long candles, Duration runMax) {
    if (runs > Overfitting.VARIANTS_MAX) {
      throw new RefusedOrderException(
          "trials",
          "a search runs at most "
              + Overfitting.VARIANTS_MAX
              + " variants, this one "
              + runs
              + ": take fewer trials or folds");
    }
    long most = Math.min(WORK_MAX, runMax.toMinutes() * CANDLES_A_MINUTE);
    if (runs * candles > most) {
      throw new RefusedOrderException(
          "trials",
          "a search reads at most "
              + most
              + " candles in all (ffe.backtest.minutes-max); "
              + runs
              + " variants over "
              + candles
              + " candles are more: take fewer trials or a shorter time");
    }
  }

  private static Search search(String word) {
    return switch (word) {
      case "grid" -> new Search.Grid();
      case "random" -> new Search.Draw();
      case "tpe" -> Tpe.usual();
      default -> throw new RefusedOrderException("search", "search is grid, random or tpe");
    };
  }

  private static Validation validation(SearchOrder.Judging judging) {
    Duration apart = Duration.ofHours(judging.embargoHours());
    return switch (judging.validation()) {
      case "purged" -> new Validation.Cross(judging.folds(), apart, Duration.ZERO);
      case "embargoed" -> new Validation.Cross(judging.folds(), apart, apart);
      case "anchored", "rolling" ->
          new Validation.Forward(
              WalkForward.Kind.valueOf(judging.validation().toUpperCase(Locale.ROOT)),
              judging.folds(),
              apart);
      default ->
          throw new RefusedOrderException(
              "validation", "validation is anchored, rolling, purged or embargoed");
    };
  }

  private static <T> T naming(String field, Supplier<T> made) {
    try {
      return made.get();
    } catch (RefusedOrderException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException(field, String.valueOf(e.getMessage()));
    }
  }
}
