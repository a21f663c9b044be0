package ffe.optimization;

import java.math.BigInteger;

/**
 * Which variant is tried next: follows from the plan, the variants before it, and the outcomes of
 * the trials it waits for.
 */
public sealed interface Search permits Search.Grid, Search.Draw, Tpe {

  /** All trials below this number have to be told before that one is asked. */
  int waitsFor(int number);

  /** A variant that was not tried; there is one left. */
  Variant next(Course course);

  /**
   * @throws IllegalArgumentException where it cannot search so many variants, or try so many
   */
  void check(BigInteger size, int budget);

  /** Every variant once, in the order of the lattice. */
  record Grid() implements Search {

    @Override
    public int waitsFor(int number) {
      return 0;
    }

    @Override
    public Variant next(Course course) {
      return course.lattice().at(BigInteger.valueOf(course.number()));
    }

    @Override
    public void check(BigInteger size, int budget) {
      Check.require(
          size.compareTo(BigInteger.valueOf(budget)) <= 0,
          "a grid tries all variants, "
              + size
              + ", and the budget is "
              + budget
              + " (at most "
              + StudyPlan.BUDGET_MAX
              + "): take greater steps, or draw a sample");
    }
  }

  /** Variants by chance, each as likely as another, none twice; at last all of them. */
  record Draw() implements Search {

    @Override
    public int waitsFor(int number) {
      return 0;
    }

    @Override
    public Variant next(Course course) {
      return course.untried(course.dice());
    }

    @Override
    public void check(BigInteger size, int budget) {}
  }
}
