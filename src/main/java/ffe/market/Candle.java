package ffe.market;

import java.time.Instant;

/**
 * A finished candle. Prices are quote per base, volume is base units; knowable at its close.
 *
 * @param trades number of trades; zero marks a minute without any, flat at the last close
 */
public record Candle(
    Instant opensAt,
    double open,
    double high,
    double low,
    double close,
    double volume,
    int trades) {

  public Candle {
    boolean ordered = low <= open && low <= close && high >= open && high >= close;
    if (!(ordered
        && low > 0
        && high < Double.MAX_VALUE
        && volume >= 0
        && volume < Double.MAX_VALUE
        && trades >= 0)) {
      throw new IllegalArgumentException(
          "not a candle: "
              + opensAt
              + " "
              + open
              + " "
              + high
              + " "
              + low
              + " "
              + close
              + " "
              + volume
              + " "
              + trades);
    }
  }

  public boolean isEmpty() {
    return trades == 0;
  }
}
