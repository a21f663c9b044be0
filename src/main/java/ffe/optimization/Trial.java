package ffe.optimization;

/**
 * A variant that was tried.
 *
 * @param number from 0, in the order asked
 */
public record Trial(int number, Variant variant, Outcome outcome) {

  public Trial {
    Check.within("number of a trial", number, 0, StudyPlan.BUDGET_MAX - 1);
  }
}
