package ffe.decision;

import java.util.Optional;

/**
 * How one analyst's opinion counted.
 *
 * @param action empty for an abstention
 * @param weight the analyst's weight, also when it abstained
 * @param probability 0 for an abstention
 * @param reason the opinion's code
 */
public record Vote(
    String analyst, Optional<Action> action, double weight, double probability, String reason) {

  public Vote {
    Wording.name(analyst);
    Wording.code(reason);
    if (!(weight > 0 && weight < Double.MAX_VALUE && probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a vote: " + weight + ", " + probability);
    }
  }
}
