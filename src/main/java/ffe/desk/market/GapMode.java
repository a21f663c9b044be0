package ffe.desk.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands where nothing is stored, between the oldest stored candle and the end of a range. */
public enum GapMode {
  /** Nothing. */
  SKIP,
  /** A candle without volume at the last known close. */
  FLAT,
  /** The opening alone. */
  NULL;

  public static Optional<GapMode> parse(String text) {
    return Arrays.stream(values())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
