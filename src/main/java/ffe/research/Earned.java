package ffe.research;

import ffe.canon.Digest;
import java.util.Arrays;

/** What a variant came to, period by period. */
final class Earned {

  private final double[] returns;
  private final int[] trades;
  private final Digest books;

  /**
   * @param returns of each period
   * @param trades closed in each period
   * @param books digest of them
   */
  Earned(double[] returns, int[] trades, Digest books) {
    this.returns = returns;
    this.trades = trades;
    this.books = books;
  }

  Digest books() {
    return books;
  }

  double[] returns() {
    return returns;
  }

  int[] trades() {
    return trades;
  }

  double[] returns(int[] periods) {
    return Arrays.stream(periods).mapToDouble(i -> returns[i]).toArray();
  }

  int trades(int[] periods) {
    return Arrays.stream(periods).map(i -> trades[i]).sum();
  }
}
