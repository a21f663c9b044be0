package ffe.research;

import java.util.Arrays;

/**
 * What a variant came to.
 *
 * @param returns of each period
 * @param trades closed in each period
 * @param digest of its run
 */
record Earned(double[] returns, int[] trades, String digest) {

  double[] returns(int[] periods) {
    return Arrays.stream(periods).mapToDouble(i -> returns[i]).toArray();
  }

  int trades(int[] periods) {
    return Arrays.stream(periods).map(i -> trades[i]).sum();
  }
}
