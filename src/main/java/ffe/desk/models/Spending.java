package ffe.desk.models;

import ffe.council.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What calls of models may cost and did. Amounts are in USD; a day is one of UTC. Each method is
 * one transaction.
 */
public interface Spending {

  /**
   * A call that is about to be made.
   *
   * @param id of no other call
   * @param worst what it can cost at most
   */
  record Opened(String id, Instant at, String provider, String model, BigDecimal worst) {}

  /**
   * What came of a call.
   *
   * @param outcome {@link #ANSWERED} or the reason of the failure
   */
  record Ended(Opened call, Duration took, String outcome, Tokens tokens, BigDecimal cost) {}

  String ANSWERED = "ANSWERED";

  /**
   * Use of one model.
   *
   * @param open calls of which no end is known; they cost their worst
   * @param failures by reason
   * @param latency of those that answered
   * @param cost settled, and the worst of open ones
   */
  record Use(
      String provider,
      long calls,
      long answered,
      long open,
      SortedMap<String, Long> failures,
      Optional<Latency> latency,
      Tokens tokens,
      BigDecimal cost) {}

  /** Median, and what one in twenty takes longer than. */
  record Latency(Duration median, Duration slow) {}

  /**
   * Reserves the worst of a call, in one conditional update.
   *
   * @param limit of the call's day
   * @return false when the day's limit would be passed; then nothing is kept
   * @throws RuntimeException if it is not known whether it was reserved
   */
  boolean reserve(Opened call, BigDecimal limit);

  /** Puts what it cost in place of the worst; false when it was settled before or never opened. */
  boolean settle(Ended call);

  /** Reserved and spent in the day of an instant. */
  BigDecimal held(Instant day);

  /** By provider, of the day of an instant. */
  List<Use> uses(Instant day);
}
