package ffe.optimization;

/**
 * How many trials there were.
 *
 * @param asked variants that were somebody's to try, told or not
 * @param scored with values
 * @param infeasible ran, and cannot be chosen
 * @param failed did not run to their end
 */
public record Tally(int asked, int scored, int infeasible, int failed) {

  /** All that anything came of: what the best has to be deflated by. */
  public int told() {
    return scored + infeasible + failed;
  }
}
