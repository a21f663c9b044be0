package ffe.learning;

import java.time.Instant;
import java.util.Optional;

/**
 * One voter in one decision.
 *
 * @param at when it was asked, in market time
 * @param forecast empty where it had no view of its own
 * @param spent on asking it, whether it had a view or not
 */
public record Ballot(
    String voter, Kind kind, Instant at, Optional<Forecast> forecast, Spent spent) {

  /** By which voter all others are measured. */
  public static final String ENSEMBLE = "ensemble";

  public static final String RULES_ONLY = "rules-only";

  /** What kind of voter; they are told in this order. */
  public enum Kind {
    /** All of them together, as it was decided. */
    ENSEMBLE,
    /** The ensemble without models. */
    RULES_ONLY,
    MODEL,
    /** Speaks like a model and is none. */
    STAND_IN,
    RULE
  }
}
