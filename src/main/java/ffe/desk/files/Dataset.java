package ffe.desk.files;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;

/**
 * A version of a dataset: candles that were uploaded under a name and never change.
 *
 * @param version from 1
 * @param sum what the candles come to
 * @param actor who uploaded it
 */
public record Dataset(
    String name,
    int version,
    Instrument instrument,
    Timeframe timeframe,
    DatasetSum sum,
    String actor,
    Instant madeAt) {

  /** What the names of the sources of datasets begin with; no other source is called so. */
  public static final String PREFIX = "dataset:";

  /** Under this source its candles are found, as any others. */
  public String source() {
    return source(name, version);
  }

  /** As orders name it: {@code btc-2019@2}. */
  public String label() {
    return name + "@" + version;
  }

  public static String source(String name, int version) {
    return PREFIX + name + "@" + version;
  }
}
