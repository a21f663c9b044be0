package ffe.adapter.llm;

import ffe.council.ModelReply;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What all models together may cost in a day of UTC, or in one run. Any thread may call. */
public final class Budget {

  private static final Logger LOG = Logger.getLogger(Budget.class.getName());

  private static final BigDecimal UNBOUNDED = new BigDecimal(1_000_000_000);

  private final Spending spending;
  private final BigDecimal limit;
  private final Clock wall;
  private final Optional<String> ofRun;
  private final AtomicReference<LocalDate> saidOn = new AtomicReference<>(LocalDate.MIN);

  /**
   * @param limit USD a day
   */
  public Budget(Spending spending, BigDecimal limit, Clock wall) {
    this(spending, limit, wall, Optional.empty());
  }

  private Budget(Spending spending, BigDecimal limit, Clock wall, Optional<String> ofRun) {
    this.spending = spending;
    this.limit = limit;
    this.wall = wall;
    this.ofRun = ofRun;
  }

  /**
   * Of one run, who ends it says that it is used up.
   *
   * @param spending knows of this run alone
   * @param field by which it was ordered
   */
  public static Budget ofRun(Spending spending, BigDecimal limit, Clock wall, String field) {
    return new Budget(spending, limit, wall, Optional.of(field));
  }

  Instant now() {
    return wall.instant();
  }

  String newId() {
    return UUID.randomUUID().toString();
  }

  /** Empty when the worst of a call is reserved. Without knowing that, it is not made. */
  Optional<ModelReply> refuses(Spending.Opened call) {
    try {
      if (spending.reserve(call, limit)) {
        return Optional.empty();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "the budget cannot be read", e);
      return failure(
          PaidModel.BUDGET_UNKNOWN, "The database does not answer, so no paid model is asked.");
    }
    say(call);
    return failure(
        PaidModel.OUT_OF_BUDGET,
        "This call may cost "
            + call.worst().toPlainString()
            + " USD, and less than that is left of "
            + (ofRun.isPresent() ? "the run's " : "today's ")
            + limit.toPlainString()
            + ofRun
                .map(field -> " USD (" + field + ")")
                .orElse(" USD (ffe.ensemble.daily-budget-usd)."));
  }

  /** Keeps a call that costs nothing; it is made in any case. */
  Optional<ModelReply> notes(Spending.Opened call) {
    try {
      spending.reserve(call, UNBOUNDED);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "a call that costs nothing is not kept", e);
    }
    return Optional.empty();
  }

  /** A call that cannot be settled goes on costing its worst. */
  void settle(Spending.Ended call) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      spending.settle(call);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "a call stays at its worst", e);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Once a day. */
  private void say(Spending.Opened call) {
    LocalDate today = call.at().atOffset(ZoneOffset.UTC).toLocalDate();
    if (ofRun.isEmpty() && !saidOn.getAndSet(today).equals(today)) {
      LOG.log(
          Level.WARNING,
          "today''s budget for models, {0} USD, is used up; rules go on (ffe.ensemble.daily-budget-usd)",
          limit.toPlainString());
    }
  }

  private static Optional<ModelReply> failure(String reason, String detail) {
    return Optional.of(new ModelReply.Failure(reason, detail, Optional.empty()));
  }
}
