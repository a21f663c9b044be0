package ffe.desk.chain;

import ffe.chain.ChainVerifier;
import ffe.chain.Verdict;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One verification, in bounded steps: every link follows from the one before, every link's row is
 * what it was, every row has a link, and all is as it was anchored. What is appended meanwhile is
 * left to the next one.
 */
public final class ChainCheck {

  /** Links in one step; with the records of decisions about 3 MB. */
  static final int STEP_LINKS = 500;

  private final ChainStore store;
  private final LongConsumer progress;
  private final ChainVerifier verifier;
  private long done;
  private long erased;
  private long retired;
  private long gone;

  /**
   * @param anchors lines of the anchor file
   * @param progress is told after each step how many links are done
   */
  public ChainCheck(ChainStore store, List<String> anchors, LongConsumer progress) {
    this.store = store;
    this.progress = progress;
    try {
      this.verifier = new ChainVerifier();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    anchors.forEach(verifier::anchor);
  }

  /**
   * What came of it.
   *
   * @param erased links whose texts were erased
   * @param retired decisions whose records moved to files
   */
  public record Outcome(Verdict verdict, long erased, long retired) {}

  public Outcome run() {
    for (ChainStore.Chain chain : store.chains()) {
      walk(chain);
    }
    for (String kind : store.kinds()) {
      count(store.count(kind, gone > 0));
    }
    return new Outcome(Verdict.of(verifier), erased, retired);
  }

  private void walk(ChainStore.Chain chain) {
    verifier.begin(chain.name());
    long last = 0;
    List<ChainStore.Checked> step = store.checked(chain, last, STEP_LINKS);
    while (!step.isEmpty()) {
      step.forEach(this::take);
      last = step.get(step.size() - 1).link().number();
      progress.accept(done);
      step = store.checked(chain, last, STEP_LINKS);
    }
    verifier.end();
  }

  private void take(ChainStore.Checked checked) {
    done++;
    checked.link().to(verifier);
    String row = "its row, " + checked.link().kind() + " " + checked.link().key() + ", ";
    switch (checked.row()) {
      case AS_CHAINED -> {}
      case CHANGED -> verifier.fault(checked.link().number(), row + "was changed");
      case GONE -> {
        gone++;
        verifier.fault(checked.link().number(), row + "is gone");
      }
      case ERASED -> erased++;
      case RETIRED -> retired++;
    }
  }

  private void count(ChainStore.Count count) {
    for (long i = 0; i < count.unlinked(); i++) {
      String which = i < count.examples().size() ? ", " + count.examples().get((int) i) + "," : "";
      verifier.fault(0, "a row of kind " + count.kind() + which + " has no link");
    }
  }
}
