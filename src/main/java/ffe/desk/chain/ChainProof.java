package ffe.desk.chain;

import ffe.chain.Anchor;
import ffe.chain.Hash;
import ffe.chain.Link;
import ffe.chain.Merkle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a decision is in its chain: what its content is the digest of, the link, and the path from
 * the link to the root of its day. All digests as hexadecimal digits.
 *
 * @param columns of the row, in the order of V18; the content is their digest, with the seal
 * @param seal salted digest of the record's text
 * @param before the link before
 * @param leaf place of the link among those of its day, from 0
 * @param leaves how many links of the day the root is over
 * @param path neighbours from the bottom up
 * @param root of the day's links up to the anchor, or up to now where none is after the link
 * @param anchoredAt when the anchor with this root was written
 */
public record ChainProof(
    String chain,
    long number,
    Instant linkedAt,
    String kind,
    String key,
    List<Optional<String>> columns,
    Optional<String> seal,
    String content,
    String before,
    String link,
    String day,
    long leaf,
    long leaves,
    List<Step> path,
    String root,
    Optional<Instant> anchoredAt) {

  /** A neighbour, and whether it is on the left. */
  public record Step(boolean left, String hash) {}

  public ChainProof {
    columns = List.copyOf(columns);
    path = List.copyOf(path);
  }

  /**
   * @param leaves links of the day, of which the decision's is one
   */
  static ChainProof of(ChainStore.Found found, List<Hash> leaves, Optional<Anchor> anchor) {
    Link link = found.link();
    int leaf = Math.toIntExact(link.number() - found.dayFrom());
    return new ChainProof(
        found.chain().name(),
        link.number(),
        link.at(),
        link.kind(),
        link.key(),
        found.columns(),
        found.seal().map(Hash::toString),
        link.content().toString(),
        found.before().toString(),
        link.link().toString(),
        link.day().toString(),
        leaf,
        leaves.size(),
        Merkle.path(leaves, leaf).stream()
            .map(s -> new Step(s.isLeft(), s.hash().toString()))
            .toList(),
        Merkle.root(leaves).toString(),
        anchor.filter(a -> a.root().equals(Merkle.root(leaves))).map(Anchor::written));
  }
}
