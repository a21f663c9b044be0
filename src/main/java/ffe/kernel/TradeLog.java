package ffe.kernel;

import java.util.Arrays;

/** Closed trades by the candles at whose open they were filled. Grows by doubling; used again. */
public final class TradeLog {

  private int[] entries = new int[64];
  private int[] exits = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int entry, int exit) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
      exits = Arrays.copyOf(exits, 2 * size);
    }
    entries[size] = entry;
    exits[size] = exit;
    size++;
  }

  public int size() {
    return size;
  }

  public int entry(int trade) {
    return entries[trade];
  }

  public int exit(int trade) {
    return exits[trade];
  }
}
