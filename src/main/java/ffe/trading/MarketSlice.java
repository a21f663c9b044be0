package ffe.trading;

import ffe.canon.Digest;
import ffe.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;

/**
 * The candles a decision saw, by reference: where they begin, how many, and the digest that proves
 * they are the same ones.
 *
 * @param firstOpensAt empty when there were none
 */
public record MarketSlice(
    String timeframe, Optional<Instant> firstOpensAt, int count, Digest digest) {

  static MarketSlice of(CandleSeries series) {
    return new MarketSlice(
        series.timeframe().label(),
        series.isEmpty() ? Optional.empty() : Optional.of(series.opensAt(0)),
        series.size(),
        series.digest());
  }
}
