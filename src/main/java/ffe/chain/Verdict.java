package ffe.chain;

import java.util.List;

/**
 * What a walk over chains came to.
 *
 * @param faultCount of all faults, however many are named
 * @param anchoredAt when the newest anchor that holds was written; empty without one
 * @param unanchored links after the last anchor of their chain that holds
 */
public record Verdict(
    long links,
    long faultCount,
    List<ChainVerifier.Fault> faults,
    String anchoredAt,
    long unanchored,
    String words) {

  public Verdict {
    faults = List.copyOf(faults);
  }

  /** After the last chain. */
  public static Verdict of(ChainVerifier verifier) {
    String words = verifier.verdict();
    return new Verdict(
        verifier.links,
        verifier.faultCount,
        verifier.faults,
        verifier.anchoredAt,
        verifier.unanchored,
        words);
  }

  public boolean isConsistent() {
    return faultCount == 0;
  }
}
