package ffe.council;

import ffe.portfolio.RoundTrip;
import java.time.Instant;
import java.util.List;

/**
 * What models are told beyond what is observed of the market and known to the risk gate. Either
 * part may be empty; a prompt then says so.
 *
 * @param recent what the last sales of the instrument came to, the oldest first
 * @param outside the oldest first
 */
public record Briefing(List<RoundTrip> recent, List<OutsideText> outside) {

  public static final Briefing EMPTY = new Briefing(List.of(), List.of());

  /** Of each kind. */
  public static final int ITEMS_MAX = 20;

  public Briefing {
    recent = List.copyOf(recent);
    outside = List.copyOf(outside);
    if (recent.size() > ITEMS_MAX || outside.size() > ITEMS_MAX) {
      throw new IllegalArgumentException(
          "at most " + ITEMS_MAX + " of each: " + recent.size() + ", " + outside.size());
    }
  }

  /** Nobody is told what was not knowable. */
  void refuseAfter(Instant instant) {
    if (recent.stream().anyMatch(trip -> trip.closedAt().isAfter(instant))
        || outside.stream().anyMatch(text -> text.knownAt().isAfter(instant))) {
      throw new IllegalArgumentException("a briefing holds what was not knowable at " + instant);
    }
  }
}
