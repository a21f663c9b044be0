package ffe.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the detector found.
 *
 * @param seed that gives the same report again
 * @param tried how often each mutation was tried on everybody; one that is missing could not be
 * @param heard how much each analyst said: of somebody who never had a view nothing is proved
 * @param findings sorted by analyst and mutation, one for each pair at most
 */
public record LookAheadReport(
    long seed,
    SortedMap<Mutation, Integer> tried,
    SortedMap<String, Heard> heard,
    List<Finding> findings) {

  /**
   * How much an analyst said on the market as it was.
   *
   * @param asked observations it was asked about
   * @param signals of them, those to which it said BUY or SELL
   * @param failures of them, those to which it threw
   */
  public record Heard(int asked, int signals, int failures) {

    static final Heard NOTHING = new Heard(0, 0, 0);

    Heard and(Answer answer) {
      return new Heard(
          asked + 1,
          signals + (answer.kind() == Answer.Kind.SIGNAL ? 1 : 0),
          failures + (answer.kind() == Answer.Kind.FAILURE ? 1 : 0));
    }
  }

  /**
   * An opinion that changed though nothing changed that may be known.
   *
   * @param instant of the first opinion that changed
   * @param difference the first part of it that did, with both values
   * @param times how many opinions of this analyst the mutation changed
   */
  public record Finding(
      String analyst, Mutation mutation, Instant instant, String difference, int times) {

    /** One sentence for people. */
    public String sentence() {
      return analyst
          + " answered otherwise "
          + mutation.words()
          + ": at "
          + instant
          + " "
          + difference
          + " (and "
          + (times - 1)
          + " more).";
    }

    Finding again() {
      return new Finding(analyst, mutation, instant, difference, times + 1);
    }
  }

  public LookAheadReport {
    tried = Collections.unmodifiableSortedMap(new TreeMap<>(tried));
    heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return findings.isEmpty();
  }
}
