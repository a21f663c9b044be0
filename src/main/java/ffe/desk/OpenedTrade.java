package ffe.desk;

import ffe.decision.Vote;
import ffe.portfolio.RoundTrip;
import java.util.List;

/**
 * A round trip and who was for opening it.
 *
 * @param votes of the decision whose order bought the lot; none when a person ordered by hand
 */
public record OpenedTrade(RoundTrip trip, List<Vote> votes) {

  public OpenedTrade {
    votes = List.copyOf(votes);
  }
}
