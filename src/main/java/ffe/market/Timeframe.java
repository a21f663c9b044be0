package ffe.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Length of a candle; boundaries are counted from the epoch in UTC. */
public enum Timeframe {
  M1("1m", 60),
  M5("5m", 300),
  M15("15m", 900),
  H1("1h", 3600),
  H4("4h", 14_400),
  D1("1d", 86_400);

  private static final List<Timeframe> SHORTEST_FIRST = List.of(values());

  private final String label;
  private final long seconds;

  Timeframe(String label, long seconds) {
    this.label = label;
    this.seconds = seconds;
  }

  public static Optional<Timeframe> parse(String label) {
    return SHORTEST_FIRST.stream().filter(t -> t.label.equals(label)).findFirst();
  }

  public String label() {
    return label;
  }

  /** The one so many steps longer; empty beyond the longest. */
  public Optional<Timeframe> longer(int steps) {
    int at = SHORTEST_FIRST.indexOf(this) + steps;
    return at < SHORTEST_FIRST.size() ? Optional.of(SHORTEST_FIRST.get(at)) : Optional.empty();
  }

  public Duration length() {
    return Duration.ofSeconds(seconds);
  }

  long millis() {
    return seconds * 1_000;
  }

  /** Start of the candle that contains an instant. */
  public Instant floor(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
  }

  /** Whether a candle may open then. */
  public boolean isBoundary(Instant instant) {
    return instant.getNano() == 0 && Math.floorMod(instant.getEpochSecond(), seconds) == 0;
  }

  /** The first boundary after an instant. */
  public Instant next(Instant instant) {
    return floor(instant).plusSeconds(seconds);
  }
}
