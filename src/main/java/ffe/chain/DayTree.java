package ffe.chain;

import java.util.ArrayList;
import java.util.List;

/** The tree of {@link Merkle} as it grows, without keeping its leaves. */
public final class DayTree {

  /** Roots of whole subtrees from left to right, each lower than the one before. */
  private final List<Hash> roots = new ArrayList<>();

  private long leaves;

  public void add(Hash link) {
    Hash node = Merkle.leaf(link);
    for (long left = leaves; (left & 1) == 1; left >>= 1) {
      node = Merkle.node(roots.remove(roots.size() - 1), node);
    }
    roots.add(node);
    leaves++;
  }

  public long leaves() {
    return leaves;
  }

  /** Of at least one leaf. */
  public Hash root() {
    Hash node = roots.get(roots.size() - 1);
    for (int left = roots.size() - 2; left >= 0; left--) {
      node = Merkle.node(roots.get(left), node);
    }
    return node;
  }
}
