package ffe.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All voters beside what no skill would have brought over the same candles.
 *
 * @param voters by kind and name
 * @param hold bought at the first open, sold at the last close, net of costs; empty without candles
 * @param random as many trades as {@code like} made, as long, at any time; empty where it made none
 * @param like the voter that chance is to be compared with
 */
public record Scoreboard(
    Instant asOf,
    List<VoterScore> voters,
    Optional<Double> hold,
    Optional<RandomEntry> random,
    String like) {

  public Scoreboard {
    voters = List.copyOf(voters);
  }
}
