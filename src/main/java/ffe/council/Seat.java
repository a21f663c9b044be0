package ffe.council;

/**
 * A model that has a vote.
 *
 * @param provider stable name, by which it votes
 * @param model as the vendor names it
 */
public record Seat(String provider, String model) {

  public Seat {
    Checks.provider(provider);
    Checks.model(model);
  }
}
