package ffe.desk;

import java.util.Optional;

/**
 * Which decisions, newest first.
 *
 * @param limit 1 to 100
 * @param cursor what the former page gave as next
 */
public record DecisionQuery(
    String account, DecisionFilter filter, int limit, Optional<String> cursor) {

  public DecisionQuery {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit is 1 to 100: " + limit);
    }
  }

  public static DecisionQuery latest(String account, int limit) {
    return new DecisionQuery(account, DecisionFilter.ALL, limit, Optional.empty());
  }
}
