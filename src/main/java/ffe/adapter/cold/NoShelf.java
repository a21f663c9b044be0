package ffe.adapter.cold;

import ffe.desk.keeping.ColdFailedException;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.OldRows;
import ffe.market.Candle;
import java.io.FileNotFoundException;
import java.time.YearMonth;
import java.util.List;

/** No folder is set: nothing leaves, and what left cannot be read. */
public final class NoShelf implements ColdShelf {

  @Override
  public Written write(OldRows.Series series, YearMonth month, List<Candle> candles) {
    throw none(series.toString());
  }

  @Override
  public List<Candle> read(Written file) {
    throw none(file.file());
  }

  private static ColdFailedException none(String what) {
    return new ColdFailedException(
        what + ": ffe.cold.folder is not set", new FileNotFoundException());
  }
}
