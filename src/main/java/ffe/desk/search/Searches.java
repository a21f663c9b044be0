package ffe.desk.search;

import ffe.desk.backtest.JobKind;

/** The kinds of searches. */
public final class Searches {

  public static final JobKind<SearchOrder, SearchProgress, SearchSummary, SearchResult>
      OPTIMIZATION = kind("optimization");

  public static final JobKind<SearchOrder, SearchProgress, SearchSummary, SearchResult>
      WALK_FORWARD = kind("walk-forward");

  private Searches() {}

  private static JobKind<SearchOrder, SearchProgress, SearchSummary, SearchResult> kind(
      String name) {
    return new JobKind<>(
        name, SearchOrder.class, SearchProgress.class, SearchSummary.class, SearchResult.class);
  }

  public static JobKind<SearchOrder, SearchProgress, SearchSummary, SearchResult> of(
      SearchOrder.Aim aim) {
    return switch (aim) {
      case OPTIMIZATION -> OPTIMIZATION;
      case WALK_FORWARD -> WALK_FORWARD;
    };
  }
}
