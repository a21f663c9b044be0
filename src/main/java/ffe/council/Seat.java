package ffe.council;

import java.util.Optional;

/**
 * A model that has a vote.
 *
 * @param provider stable name, by which it votes
 * @param model as the vendor names it
 * @param price empty for one that costs nothing
 */
public record Seat(String provider, String model, Optional<Price> price) {

  /** The name of what speaks like a model and is none; it is labelled wherever it appears. */
  public static final String STAND_IN = "not-a-model";

  /** Reason of its views, so that their votes carry the label. */
  public static final String STAND_IN_VIEW = "NOT_A_MODEL";

  public Seat {
    Checks.provider(provider);
    Checks.model(model);
  }

  public boolean isStandIn() {
    return model.equals(STAND_IN);
  }

  /** That costs nothing. */
  public Seat(String provider, String model) {
    this(provider, model, Optional.empty());
  }
}
