package ffe.desk.files;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file holds and where it belongs.
 *
 * @param series name it is kept under, 1 to 24 lower-case letters, digits and hyphens
 * @param timeframe of its candles; empty for a file of trades
 * @param file its name, for people
 */
public record ImportOrder(
    String series, Instrument instrument, Optional<Timeframe> timeframe, String file) {

  /** What the names of imported sources begin with; no market source is called so. */
  public static final String PREFIX = "import:";

  private static final Pattern SERIES = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9 ._()+-]{1,100}");

  public ImportOrder {
    if (!SERIES.matcher(series).matches()) {
      throw new IllegalArgumentException(
          "series is 1 to 24 lower-case letters, digits and hyphens");
    }
    if (!FILE.matcher(file).matches()) {
      throw new IllegalArgumentException(
          "file is 1 to 100 letters, digits, spaces and . _ ( ) + -");
    }
  }

  /** Under this source the series is found afterwards. */
  public String source() {
    return PREFIX + series;
  }

  /** In words, for the list of control actions. */
  String words() {
    return file
        + " as "
        + timeframe.map(t -> t.label() + " candles").orElse("trades")
        + " of "
        + instrument
        + " in "
        + source();
  }
}
