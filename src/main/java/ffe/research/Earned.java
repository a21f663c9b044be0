package ffe.research;

import java.util.Arrays;

/** What a variant came to, period by period. */
final class Earned {

  private final double[] returns;
  private final int[] trades;
  private final String digest;

  /**
   * @param returns of each period
   * @param trades closed in each period
   * @param digest of its run
   */
  Earned(double[] returns, int[] trades, String digest) {
    this.returns = returns;
    this.trades = trades;
    this.digest = digest;
  }

  String digest() {
    return digest;
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
