package ffe.market;

/**
 * A candle of bids and the one of asks of the same time.
 *
 * @param bid what one could sell at
 * @param ask what one could buy at; it opens and closes at or above the bid
 */
public record SidedCandle(Candle bid, Candle ask) {

  public SidedCandle {
    boolean isCrossed = ask.open() < bid.open() || ask.close() < bid.close();
    if (isCrossed || !bid.opensAt().equals(ask.opensAt())) {
      throw new IllegalArgumentException("bids above asks, or of another time: " + bid + " " + ask);
    }
  }

  /** What charts show and rules see: half way between bid and ask. */
  public Candle middle() {
    return new Candle(
        bid.opensAt(),
        half(bid.open(), ask.open()),
        half(bid.high(), ask.high()),
        half(bid.low(), ask.low()),
        half(bid.close(), ask.close()),
        bid.volume(),
        bid.trades());
  }

  private static double half(double one, double other) {
    return (one + other) / 2;
  }
}
