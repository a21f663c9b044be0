package ffe.setting;

import java.util.List;

/** The settings of ticks that are kept. Part of the table of {@link Keys}. */
public final class TickKeys {

  public static final Key<TickChoice> TICKS =
      Key.of(
              "ffe.market.ticks",
              "none",
              "none, all, or live sources and their pairs, such as kraken:BTC-USD,binance:ETH-USDT",
              TickChoice::parse)
          .means(
              "whose trades are kept in the database as the venue tells them: those named, traded"
                  + " or not, or all that accounts hear");

  public static final Key<Integer> DAYS =
      Key.whole("ffe.market.ticks-days", 7, 1, 3_650)
          .means("how many days ticks are kept; older ones are removed");

  public static final Key<Integer> QUEUE =
      Key.whole("ffe.market.ticks-queue-mb", 256, 0, 65_536)
          .means(
              "how much of the disk ticks may take, in the data directory, while the database is"
                  + " away; what has no room is dropped and counted");

  private TickKeys() {}

  /** In the order of the template. */
  static List<Key<?>> all() {
    return List.of(TICKS, DAYS, QUEUE);
  }
}
