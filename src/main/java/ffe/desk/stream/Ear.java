package ffe.desk.stream;

import ffe.desk.market.Slot;
import ffe.money.Price;
import java.time.Instant;
import java.util.List;

/** Who is told. Every method returns at once; calls come from several threads, one at a time. */
public interface Ear {

  /**
   * The newest candles, or those from an instant on; a later one replaces what was told before: the
   * account has begun its market anew.
   *
   * @param isMore whether stored candles follow, which come next
   */
  void snapshot(Followed what, List<Slot> candles, boolean isMore);

  /** Candles that became whole since, in order. */
  void candles(Followed what, List<Slot> candles);

  /** The price of the account's last trade in that market, when it changed. */
  void price(Followed what, Price price, Instant at);

  /** Nothing follows of that one. */
  void ended(Followed what, RuntimeException why);

  /**
   * A sign of life.
   *
   * @param isReading false while the database cannot be read
   * @return false when nobody is there any more
   */
  boolean beat(boolean isReading);

  /** Whether what was told is not on its way yet; then older candles wait. */
  boolean isBehind();

  /** The server stops. */
  void end();
}
