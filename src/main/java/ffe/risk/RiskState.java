package ffe.risk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.risk.KillSwitch.Code;
import ffe.risk.KillSwitch.Halt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the limits of one account remember: a fold over equity, round trips, orders and halts,
 * stored with the account so that it survives a restart. All instants are session time.
 *
 * @param equity the last one told
 * @param day equity at the start of the risk day
 * @param week equity at the start of the risk week
 * @param peak highest equity since the start, or since an admin lifted a drawdown halt
 * @param lossesInARow sales that closed at a loss since the last profit
 * @param recentOrders orders of the last minute, oldest first, at most {@value #ORDERS_KEPT_MAX}
 */
public record RiskState(
    Optional<Money> equity,
    Optional<Mark> day,
    Optional<Mark> week,
    Optional<Money> peak,
    int lossesInARow,
    Optional<Instant> lastLossAt,
    List<Instant> recentOrders,
    KillSwitch killSwitch) {

  /** More orders than this within the window are not kept; every policy's limit lies below. */
  public static final int ORDERS_KEPT_MAX = 200;

  /** The window of the order rate. */
  public static final Duration ORDER_WINDOW = Duration.ofMinutes(1);

  /**
   * Equity at the start of a risk day or week.
   *
   * @param key its name: an ISO date
   * @param startsAt its first instant
   * @param equity positive
   */
  public record Mark(String key, Instant startsAt, Money equity) {

    public Mark {
      if (!equity.isPositive()) {
        throw new IllegalArgumentException("a loss is measured from positive equity: " + equity);
      }
    }
  }

  /**
   * The state after an equity was told.
   *
   * @param tripped halts that began with it
   * @param ended halts that ended by themselves before it
   */
  public record Change(RiskState state, List<Halt> tripped, List<Halt> ended) {}

  public RiskState {
    recentOrders = List.copyOf(recentOrders);
    if (lossesInARow < 0 || recentOrders.size() > ORDERS_KEPT_MAX) {
      throw new IllegalArgumentException(
          "losses in a row " + lossesInARow + ", orders kept " + recentOrders.size());
    }
  }

  public static RiskState fresh() {
    return new RiskState(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of(),
        KillSwitch.RUNNING);
  }

  /**
   * Takes in the equity at an instant: rolls day and week, raises the peak, ends halts whose time
   * is over and trips those whose limit is reached or passed.
   *
   * <p>A new day or week starts from the first equity told in it, or from the last one told before
   * if that was higher, so that a loss nobody saw across the boundary still counts.
   */
  public Change onEquity(Instant at, Money now, RiskPolicy policy) {
    return onEquity(at, now, policy, policy.calendar());
  }

  /**
   * The same for who asks often.
   *
   * @param calendar the policy's
   */
  public Change onEquity(Instant at, Money now, RiskPolicy policy, RiskCalendar calendar) {
    LocalDate date = calendar.day(at);
    Optional<Mark> today = rolled(day, date, calendar, now);
    Optional<Mark> thisWeek = rolled(week, RiskCalendar.monday(date), calendar, now);
    Optional<Money> top =
        Optional.of(peak.filter(p -> p.compareAmount(now) >= 0).orElse(now))
            .filter(Money::isPositive);
    KillSwitch halts = killSwitch.rolledTo(at);
    List<Halt> tripped = new ArrayList<>();
    Marks marks = new Marks(today, thisWeek, top);
    for (Halt halt : marks.reached(at, now, policy, calendar)) {
      if (!halts.has(halt.code())) {
        halts = halts.with(halt);
        tripped.add(halt);
      }
    }
    List<Halt> ended = killSwitch.halts().stream().filter(h -> !h.isInForce(at)).toList();
    RiskState next =
        new RiskState(
            Optional.of(now), today, thisWeek, top, lossesInARow, lastLossAt, recentOrders, halts);
    return new Change(next, List.copyOf(tripped), ended);
  }

  private Optional<Mark> rolled(
      Optional<Mark> mark, LocalDate first, RiskCalendar calendar, Money now) {
    Instant startsAt = calendar.dayStart(first);
    if (mark.isPresent() && mark.get().startsAt().equals(startsAt)) {
      return mark;
    }
    Money from = equity.filter(last -> last.compareAmount(now) > 0).orElse(now);
    return from.isPositive()
        ? Optional.of(new Mark(first.toString(), startsAt, from))
        : Optional.empty();
  }

  /** From where losses are measured. */
  private record Marks(Optional<Mark> day, Optional<Mark> week, Optional<Money> peak) {

    List<Halt> reached(Instant at, Money now, RiskPolicy policy, RiskCalendar calendar) {
      List<Halt> out = new ArrayList<>();
      loss(day.map(Mark::equity), now, policy.dailyLossMax())
          .map(why -> new Halt(Code.DAILY_LOSS, why, at, Optional.of(calendar.nextDayStart(at))))
          .ifPresent(out::add);
      loss(week.map(Mark::equity), now, policy.weeklyLossMax())
          .map(why -> new Halt(Code.WEEKLY_LOSS, why, at, Optional.of(calendar.nextWeekStart(at))))
          .ifPresent(out::add);
      loss(peak, now, policy.drawdownHalt())
          .map(why -> new Halt(Code.DRAWDOWN_HALT, why, at, Optional.empty()))
          .ifPresent(out::add);
      loss(peak, now, policy.drawdownFlatten())
          .map(why -> new Halt(Code.DRAWDOWN_FLATTEN, why, at, Optional.empty()))
          .ifPresent(out::add);
      return out;
    }

    private static Optional<String> loss(Optional<Money> from, Money now, Percent limit) {
      return from.map(f -> new Loss(f, now))
          .filter(loss -> loss.reaches(limit))
          .map(loss -> loss.words() + " reached the limit " + limit);
    }
  }

  /**
   * Takes in what a sale came to.
   *
   * @param profit of all lots it closed, after fees; below zero is a loss, above zero ends the row
   *     of losses
   */
  public RiskState onClose(Instant closedAt, Money profit) {
    int row = profit.isNegative() ? lossesInARow + 1 : profit.isPositive() ? 0 : lossesInARow;
    Optional<Instant> lossAt =
        profit.isNegative() && lastLossAt.filter(l -> l.isAfter(closedAt)).isEmpty()
            ? Optional.of(closedAt)
            : lastLossAt;
    return new RiskState(equity, day, week, peak, row, lossAt, recentOrders, killSwitch);
  }

  /** Counts an order that is about to be sent. */
  public RiskState onOrder(Instant at) {
    List<Instant> orders = new ArrayList<>(ordersWithinWindow(at));
    orders.add(at);
    List<Instant> kept =
        orders.subList(Math.max(0, orders.size() - ORDERS_KEPT_MAX), orders.size());
    return new RiskState(equity, day, week, peak, lossesInARow, lastLossAt, kept, killSwitch);
  }

  /** The orders of the minute that ends at an instant; one exactly a minute old is out. */
  public List<Instant> ordersWithinWindow(Instant at) {
    Instant start = at.minus(ORDER_WINDOW);
    return recentOrders.stream().filter(o -> o.isAfter(start)).toList();
  }

  /** Money was paid in (positive) or out (negative): no profit and no loss, so all marks move. */
  public RiskState onTransfer(Money amount) {
    return new RiskState(
        equity.map(e -> e.plus(amount)),
        day.flatMap(m -> moved(m, amount)),
        week.flatMap(m -> moved(m, amount)),
        peak.map(p -> p.plus(amount)).filter(Money::isPositive),
        lossesInARow,
        lastLossAt,
        recentOrders,
        killSwitch);
  }

  private static Optional<Mark> moved(Mark mark, Money amount) {
    Money moved = mark.equity().plus(amount);
    return moved.isPositive()
        ? Optional.of(new Mark(mark.key(), mark.startsAt(), moved))
        : Optional.empty();
  }

  /** Halts until an admin lifts it; for the codes that do not end by themselves. */
  public RiskState halted(Code code, String reason, Instant at) {
    return with(peak, killSwitch.with(new Halt(code, reason, at, Optional.empty())));
  }

  /**
   * An admin lifts the latched halts. Loss limits of the day and week stay until their time is
   * over. After a drawdown halt the peak starts anew from the last equity, else it would trip at
   * once.
   */
  public RiskState lifted() {
    boolean wasDrawdown = killSwitch.has(Code.DRAWDOWN_HALT) || mustFlatten();
    Optional<Money> newPeak = wasDrawdown ? equity.filter(Money::isPositive) : peak;
    return with(newPeak, killSwitch.lifted());
  }

  /**
   * True from the moment the drawdown demands that everything be closed, until an admin lifts it.
   */
  public boolean mustFlatten() {
    return killSwitch.has(Code.DRAWDOWN_FLATTEN);
  }

  /** True while a halt stands that only an admin ends. */
  public boolean mustBeLifted() {
    return killSwitch.halts().stream().anyMatch(halt -> halt.code().isLatched());
  }

  private RiskState with(Optional<Money> newPeak, KillSwitch halts) {
    return new RiskState(equity, day, week, newPeak, lossesInARow, lastLossAt, recentOrders, halts);
  }
}
