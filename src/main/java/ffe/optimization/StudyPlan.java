package ffe.optimization;

import java.util.List;

/**
 * What is searched, how, and how long: with the trials told, all that a study is.
 *
 * @param objectives names of what is to be as great as possible, 1 to 4
 * @param budget trials at most, 1 to {@link #BUDGET_MAX}
 */
public record StudyPlan(
    Space space, List<String> objectives, Search search, int budget, long seed) {

  public static final int BUDGET_MAX = 100_000;

  public StudyPlan {
    objectives = List.copyOf(objectives);
    Check.within("objectives", objectives.size(), 1, Outcome.OBJECTIVES_MAX);
    objectives.forEach(name -> Check.name("name of an objective", name));
    Check.unique("objectives", objectives);
    boolean isMany = objectives.size() > 2;
    Check.within(
        isMany ? "budget of three objectives or more" : "budget",
        budget,
        1,
        isMany ? Pareto.POINTS_OF_MANY_OBJECTIVES_MAX : BUDGET_MAX);
  }
}
