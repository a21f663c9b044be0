package ffe.desk.chain;

import ffe.chain.ChainVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The chains, and how the last verification ended.
 *
 * @param running how far one is that runs now
 * @param last what the last one said; empty before the first since this server started
 * @param trouble why the last one did not come to an end
 */
public record ChainView(
    List<Chain> chains,
    Optional<Progress> running,
    Optional<Report> last,
    Optional<String> trouble,
    Anchoring.State anchors) {

  public ChainView {
    chains = List.copyOf(chains);
  }

  /** A chain as it is now. */
  public record Chain(String name, long links, String head, Instant firstAt) {}

  public record Progress(long done, long of) {}

  /**
   * @param words the answer in one line
   * @param faultCount of all faults, however many are named
   * @param anchoredAt when the newest anchor that holds was written
   * @param unanchored links after the last anchor of their chain
   * @param erased links whose words were erased
   * @param retired decisions whose records moved to files
   */
  public record Report(
      Instant at,
      boolean consistent,
      String words,
      long links,
      long faultCount,
      List<ChainVerifier.Fault> faults,
      Optional<Instant> anchoredAt,
      long unanchored,
      long erased,
      long retired) {

    public Report {
      faults = List.copyOf(faults);
    }

    static Report of(Instant at, ChainCheck.Outcome outcome) {
      String anchored = outcome.verdict().anchoredAt();
      return new Report(
          at,
          outcome.verdict().isConsistent(),
          outcome.verdict().words(),
          outcome.verdict().links(),
          outcome.verdict().faultCount(),
          outcome.verdict().faults(),
          anchored.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(anchored)),
          outcome.verdict().unanchored(),
          outcome.erased(),
          outcome.retired());
    }
  }
}
