package ffe.desk.files;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file of candles is to be kept as.
 *
 * @param name 1 to 32 lower-case letters, digits and hyphens
 */
public record DatasetOrder(String name, Instrument instrument, Timeframe timeframe) {

  /** Of one version: two years of minutes. */
  public static final int ROWS_MAX = 1_100_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public DatasetOrder {
    if (!isName(name)) {
      throw new IllegalArgumentException("name is 1 to 32 lower-case letters, digits and hyphens");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Its file is read as one of an import is. */
  ImportOrder file() {
    return new ImportOrder("dataset", instrument, Optional.of(timeframe), "dataset.csv");
  }
}
