package ffe.desk.chain;

import ffe.chain.Hash;
import ffe.chain.Link;
import java.util.List;
import java.util.Optional;

/** The chains in the database. Each call is a short transaction over a bounded number of links. */
public interface ChainStore {

  /**
   * A chain as it stood when it was asked for.
   *
   * @param links number of its last link
   * @param first microseconds since 1970 of its first link
   */
  record Chain(int id, String name, String account, long links, Hash head, long first) {}

  /** What became of the row that a link is of. */
  enum Row {
    AS_CHAINED,
    CHANGED,
    GONE,
    /** Texts that were chained by their salted digest are not there any more. */
    ERASED,
    /** The text of a record moved to a file. */
    RETIRED
  }

  record Checked(Link link, Row row) {}

  /**
   * Rows of a kind, and links to such rows.
   *
   * @param unlinked rows without a link; looked for only where the numbers differ or it is asked
   * @param examples keys of some of them
   */
  record Count(String kind, long rows, long links, long unlinked, List<String> examples) {}

  /**
   * A decision's link with what its content is the digest of.
   *
   * @param dayFrom number of the first link of its day
   * @param dayTo of the last one
   */
  record Found(
      Chain chain,
      Link link,
      List<Optional<String>> columns,
      Optional<Hash> seal,
      Hash before,
      long dayFrom,
      long dayTo) {}

  List<Chain> chains();

  /** Links after a number, as they are stored. */
  List<Link> links(Chain chain, long after, int most);

  /** As {@link #links}, each compared with its row. */
  List<Checked> checked(Chain chain, long after, int most);

  /** Of each kind that is chained. */
  List<String> kinds();

  Count count(String kind, boolean alwaysLook);

  Optional<Found> decision(String id);
}
