package ffe.desk.keeping;

import ffe.market.Candle;
import java.time.YearMonth;
import java.util.List;

/** Where old candles are kept for ever, as files that other programs read, too. */
public interface ColdShelf {

  /**
   * A file that was read back.
   *
   * @param digest of the bits of its candles ({@link CandleBits})
   * @param file its name on the shelf
   */
  record Written(String file, String digest, int candles, long bytes) {}

  /**
   * Writes candles of one series and month; the same ones again make the same file, others never
   * replace it.
   *
   * @throws ColdFailedException when that is not possible; no file of that name is left half
   */
  Written write(OldRows.Series series, YearMonth month, List<Candle> candles);

  /**
   * All candles of a file, oldest first.
   *
   * @throws ColdFailedException when it is not there, or not what was written
   */
  List<Candle> read(Written file);
}
