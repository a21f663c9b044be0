package ffe.desk.search;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.JobKind;
import ffe.desk.backtest.JobOrder;
import ffe.desk.backtest.RefusedOrderException;
import ffe.research.Validation;
import java.util.List;

/**
 * What was ordered: all that a search depends on, but the code and the stored candles themselves.
 *
 * @param run what is varied
 * @param space what varies, as {@code momentum.fast=5..20/5,quorum=1..2/1}
 */
public record SearchOrder(Aim aim, BacktestOrder run, String space, Method method, Judging judging)
    implements JobOrder {

  public static final int TRIALS_MAX = 1_000;
  public static final int SPACE_MAX = 1_000_000;

  static final int EMBARGO_HOURS_MAX = 8_760;
  static final int TRADES_MIN_MAX = 100_000;

  /** What a search is for. */
  public enum Aim {
    /** The best of the whole recording. */
    OPTIMIZATION,
    /** What choosing again and again would have come to. */
    WALK_FORWARD
  }

  /**
   * How variants are found.
   *
   * @param search grid, random or tpe
   * @param trials at most in each search: one of the whole recording, one of each training
   * @param objectives sharpe, calmar, return; it is chosen by the first
   */
  public record Method(String search, int trials, long seed, List<String> objectives) {

    public Method {
      objectives = List.copyOf(objectives);
      within("trials", trials, 1, TRIALS_MAX);
      if (objectives.isEmpty() || objectives.stream().distinct().count() < objectives.size()) {
        throw new RefusedOrderException(
            "objectives", "objectives are one or more of sharpe, calmar, return, each once");
      }
    }
  }

  /**
   * How they are judged.
   *
   * @param validation anchored, rolling, purged or embargoed
   * @param folds tests
   * @param embargoHours between training and test
   * @param tradesMin trades of a training under which a variant is not chosen
   */
  public record Judging(String validation, int folds, int embargoHours, int tradesMin) {

    public Judging {
      boolean isForward = isForward(validation);
      within("folds", folds, isForward ? 1 : 2, Validation.FOLDS_MAX);
      within("embargo_hours", embargoHours, 0, EMBARGO_HOURS_MAX);
      within("trades_min", tradesMin, 0, TRADES_MIN_MAX);
    }

    static boolean isForward(String validation) {
      return validation.equals("anchored") || validation.equals("rolling");
    }
  }

  public SearchOrder {
    if (aim == Aim.WALK_FORWARD && !Judging.isForward(judging.validation())) {
      throw new RefusedOrderException(
          "validation", "validation of a walk-forward is anchored or rolling");
    }
  }

  private static void within(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new RefusedOrderException(
          field, field + " is " + least + " to " + most + ", not " + value);
    }
  }

  @Override
  public JobKind<SearchOrder, SearchProgress, SearchSummary, SearchResult> kind() {
    return Searches.of(aim);
  }

  @Override
  public String words() {
    return run.words() + ", " + method.search() + " over " + space;
  }
}
