package ffe.learning;

import java.util.List;

/**
 * What trades a voter would have made alone came to, each with all it had.
 *
 * @param returned compounded, net of costs, as a fraction
 * @param multiples sum of the net results in R, of those that had a stop
 */
public record Hypothetical(int trades, int wins, double returned, double multiples) {

  static Hypothetical of(List<Trade> trades) {
    double worth = 1;
    double multiples = 0;
    int wins = 0;
    for (Trade trade : trades) {
      worth *= 1 + trade.returned();
      multiples += trade.multiple().orElse(0.0);
      wins += trade.isWin() ? 1 : 0;
    }
    return new Hypothetical(trades.size(), wins, worth - 1, multiples);
  }
}
