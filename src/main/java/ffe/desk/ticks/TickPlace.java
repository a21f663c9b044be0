package ffe.desk.ticks;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Where a tick stands in its series: by time, then by id, a shorter one before a longer. */
public record TickPlace(Instant at, String id) implements Comparable<TickPlace> {

  /** Of numbers it is the order of their values. */
  private static final Comparator<TickPlace> ORDER =
      Comparator.comparing(TickPlace::at)
          .thenComparing(place -> place.id().length())
          .thenComparing(TickPlace::id);

  private static final String ID = "[!-~]{1,64}";

  public TickPlace {
    check(id);
  }

  static void check(String id) {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("an id of a trade is 1 to 64 printable characters: " + id);
    }
  }

  /** Reads what {@link #toString} wrote; empty where it is none. */
  public static Optional<TickPlace> parse(String text) {
    int cut = text.indexOf('_');
    if (cut < 0 || !text.substring(cut + 1).matches(ID)) {
      return Optional.empty();
    }
    try {
      return text.matches("[12][0-9]{3}-.{1,40}Z_.*")
          ? Optional.of(
              new TickPlace(Instant.parse(text.substring(0, cut)), text.substring(cut + 1)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(TickPlace other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return at + "_" + id;
  }
}
