package ffe.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tree over a day's links, as in RFC 6962: a leaf is hashed after 0x00, two nodes after 0x01,
 * and the left part holds the greatest power of two of leaves that leaves something to the right.
 */
public final class Merkle {

  /** A neighbour on the way from a leaf to the root. */
  public record Step(boolean isLeft, Hash hash) {}

  /** Which leaves a subtree is over; {@code to} is the first one after it. */
  private record Range(long from, long to, boolean isLeft) {}

  private Merkle() {}

  /** Root over all leaves; at least one. */
  public static Hash root(List<Hash> leaves) {
    return root(leaves, 0, leaves.size());
  }

  private static Hash root(List<Hash> leaves, long from, long to) {
    if (to - from == 1) {
      return leaf(leaves.get(Math.toIntExact(from)));
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    return node(root(leaves, from, middle), root(leaves, middle, to));
  }

  /** The neighbours of a leaf, from the bottom. */
  public static List<Step> path(List<Hash> leaves, int index) {
    List<Range> ranges = new ArrayList<>();
    long from = 0;
    long to = leaves.size();
    if (index < 0 || index >= to) {
      throw new IllegalArgumentException("leaf " + index + " of " + to);
    }
    while (to - from > 1) {
      long middle = from + Long.highestOneBit(to - from - 1);
      if (index < middle) {
        ranges.add(new Range(middle, to, false));
        to = middle;
      } else {
        ranges.add(new Range(from, middle, true));
        from = middle;
      }
    }
    Collections.reverse(ranges);
    return ranges.stream().map(r -> new Step(r.isLeft(), root(leaves, r.from(), r.to()))).toList();
  }

  /** The root that a link and its path lead to. */
  public static Hash climb(Hash link, List<Step> path) {
    Hash at = leaf(link);
    for (Step step : path) {
      at = step.isLeft() ? node(step.hash(), at) : node(at, step.hash());
    }
    return at;
  }

  static Hash leaf(Hash link) {
    MessageDigest sha = sha256();
    sha.update((byte) 0);
    return new Hash(sha.digest(link.bytes()));
  }

  static Hash node(Hash left, Hash right) {
    MessageDigest sha = sha256();
    sha.update((byte) 1);
    sha.update(left.bytes());
    return new Hash(sha.digest(right.bytes()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
