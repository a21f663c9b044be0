package ffe.risk;

import ffe.market.InstrumentSpec;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Turns entry and stop into a size; the one class where doubles of the analysts meet exact prices.
 *
 * <p>The size loses at most the risk per trade when the stop fills, with fees and slippage of both
 * ways, keeps within the caps and the cash, and is rounded down to the lot. It stays a hundredth
 * below each cap, so that the gate, which counts at the last price, passes after a small move.
 *
 * <p>Doubles: an entry is rounded up to the tick, a stop and a target down, so that risk is never
 * understated and reward never overstated; a double that is nearest to a tick is that tick.
 */
public final class PositionSizer {

  /** What is left free below each cap, of the cap itself. */
  public static final Bps CAP_HEADROOM = Bps.of("100");

  private static final double PRICE_MAX = 1e15;
  private static final int RISK_DECIMALS = 12;

  private PositionSizer() {}

  /**
   * What is wanted.
   *
   * @param side SELL opens a short position
   */
  public record Wanted(Side side, Price entry, Price stop) {}

  /**
   * What a size depends on; amounts in the quote currency.
   *
   * @param exposureOfInstrument with working entries, at the last price; so are the others
   * @param exposureCorrelated exposure that moves together, the instrument's own included
   * @param slippageAllowance expected against us, at entry and at the stop
   * @param dayRisk what the account has at risk already; empty leaves that limit to the gate
   * @param side SELL opens a short position
   * @param margin the terms of a margin account: positions then take of equity what they bind
   */
  public record Request(
      Price entry,
      Price stop,
      Money equity,
      Money availableCash,
      Money exposureOfInstrument,
      Money exposureCorrelated,
      Money exposureAll,
      Bps takerFee,
      Bps slippageAllowance,
      Optional<DayRisk> dayRisk,
      Side side,
      Optional<Margin> margin) {

    /** Of a purchase of a cash account. */
    public Request(
        Price entry,
        Price stop,
        Money equity,
        Money availableCash,
        Money exposureOfInstrument,
        Money exposureCorrelated,
        Money exposureAll,
        Bps takerFee,
        Bps slippageAllowance,
        Optional<DayRisk> dayRisk) {
      this(
          entry,
          stop,
          equity,
          availableCash,
          exposureOfInstrument,
          exposureCorrelated,
          exposureAll,
          takerFee,
          slippageAllowance,
          dayRisk,
          Side.BUY,
          Optional.empty());
    }

    /**
     * What one day of twenty may cost more than.
     *
     * @param atRisk of all that is held and ordered
     * @param dayLoss of the instrument, in per cent of its price
     */
    public record DayRisk(Money atRisk, Percent dayLoss) {}

    public Request {
      if (takerFee.value().signum() < 0 || slippageAllowance.value().signum() < 0) {
        throw new IllegalArgumentException(
            "fee and slippage are not negative: " + takerFee + ", " + slippageAllowance);
      }
      for (Money m :
          List.of(availableCash, exposureOfInstrument, exposureCorrelated, exposureAll)) {
        if (!m.currency().equals(equity.currency())) {
          throw new IllegalArgumentException(m.currency() + " meets " + equity.currency());
        }
      }
    }

    /** Of what the gate may know; empty where equity, cash or the instrument's rules are not. */
    public static Optional<Request> of(Wanted wanted, RiskInputs known, Bps slippage) {
      if (known.equity().isEmpty() || known.availableCash().isEmpty() || known.spec().isEmpty()) {
        return Optional.empty();
      }
      Money none = Money.zero(known.equity().get().currency());
      Money working = known.workingEntriesNotional().orElse(none);
      return Optional.of(
          new Request(
              wanted.entry(),
              wanted.stop(),
              known.equity().get(),
              known.availableCash().get(),
              known.exposureOfInstrument().orElse(none).plus(working),
              known.exposureCorrelated().orElse(none).plus(working),
              known.exposureAll().orElse(none).plus(working),
              known.takerFee().orElse(Bps.ZERO),
              slippage,
              known
                  .valueAtRisk()
                  .flatMap(
                      held ->
                          known
                              .dayLoss()
                              .map(loss -> new DayRisk(held.plus(loss.of(working)), loss))),
              wanted.side(),
              known.margin()));
    }

    boolean isLong() {
      return side == Side.BUY;
    }

    /** How much of a worth may be held for so much of equity. */
    private BigDecimal levered(BigDecimal share) {
      return margin.map(m -> share.multiply(m.leverageMax())).orElse(share);
    }

    /** What a worth takes of equity. */
    private BigDecimal bound(BigDecimal worth) {
      return margin.map(m -> m.bound(worth)).orElse(worth);
    }
  }

  /** A limit of the size: what it allows of what, what is used already, what one unit takes. */
  private record Bound(
      String code, String what, BigDecimal limit, BigDecimal used, BigDecimal perUnit) {

    BigDecimal room() {
      return limit.subtract(used);
    }

    Denial full(Currency currency) {
      String now = Words.money(used, currency, RoundingMode.UP);
      String most = Words.money(limit, currency, RoundingMode.DOWN);
      return new Denial(
          code, now, most, what + " is " + now + " already; new orders stop at " + most + ".");
    }

    /** The largest multiple of the step that fits into the room. */
    Quantity quantity(Quantity step) {
      BigDecimal perStep = perUnit.multiply(step.value());
      BigDecimal steps = room().max(BigDecimal.ZERO).divide(perStep, 0, RoundingMode.DOWN);
      return new Quantity(steps.multiply(step.value()));
    }
  }

  /** As {@link #size(Request, RiskPolicy, InstrumentSpec)} when nothing else moves together. */
  public static Sizing size(
      Price entry,
      Price stop,
      Money equity,
      Money availableCash,
      Money exposureOfInstrument,
      Money exposureAll,
      RiskPolicy policy,
      InstrumentSpec spec,
      Bps takerFee,
      Bps slippageAllowance) {
    return size(
        new Request(
            entry,
            stop,
            equity,
            availableCash,
            exposureOfInstrument,
            exposureOfInstrument,
            exposureAll,
            takerFee,
            slippageAllowance,
            Optional.empty()),
        policy,
        spec);
  }

  /** The largest size all limits allow, or the limit that allows none. */
  public static Sizing size(Request r, RiskPolicy policy, InstrumentSpec spec) {
    if (!r.equity().currency().equals(spec.instrument().quote())) {
      throw new IllegalArgumentException(
          "equity in " + r.equity().currency() + " sizes an order in " + spec.instrument().quote());
    }
    if (r.isLong() ? !r.stop().isBelow(r.entry()) : !r.stop().isAbove(r.entry())) {
      String behind = r.isLong() ? "below" : "above";
      return new Sizing.Refused(
          new Denial(
              "STOP_DISTANCE",
              "stop " + r.stop(),
              behind + " entry " + r.entry(),
              "The stop " + r.stop() + " is not " + behind + " the entry " + r.entry() + "."));
    }
    BigDecimal unitRisk = unitRisk(r);
    List<Bound> bounds = bounds(r, policy, unitRisk);
    Bound tightest = bounds.get(0);
    for (Bound bound : bounds) {
      if (bound.quantity(spec.quantityStep()).compareTo(tightest.quantity(spec.quantityStep()))
          < 0) {
        tightest = bound;
      }
    }
    Quantity quantity = tightest.quantity(spec.quantityStep());
    BigDecimal notional = r.entry().value().multiply(quantity.value());
    if (quantity.compareTo(spec.quantityMin()) < 0
        || notional.compareTo(spec.notionalMin().amount()) < 0) {
      return tooSmall(tightest, quantity, notional, spec);
    }
    BigDecimal risk = unitRisk.multiply(quantity.value()).setScale(RISK_DECIMALS, RoundingMode.UP);
    return new Sizing.Sized(quantity, new Money(risk, spec.instrument().quote()), tightest.code());
  }

  /** Loss of one unit opened worse than the entry and closed worse than the stop, with fees. */
  private static BigDecimal unitRisk(Request r) {
    BigDecimal slip = r.slippageAllowance().fraction();
    BigDecimal worse = r.isLong() ? slip : slip.negate();
    BigDecimal in = r.entry().value().multiply(BigDecimal.ONE.add(worse));
    BigDecimal out = r.stop().value().multiply(BigDecimal.ONE.subtract(worse));
    BigDecimal lost = r.isLong() ? in.subtract(out) : out.subtract(in);
    return lost.add(in.add(out).multiply(r.takerFee().fraction()));
  }

  /** The most one unit may be worth when it is opened. */
  private static BigDecimal worstEntry(Request r) {
    BigDecimal slip = r.isLong() ? r.slippageAllowance().fraction() : BigDecimal.ZERO;
    return r.entry().value().multiply(BigDecimal.ONE.add(slip));
  }

  private static List<Bound> bounds(Request r, RiskPolicy policy, BigDecimal unitRisk) {
    BigDecimal fee = worstEntry(r).multiply(r.takerFee().fraction());
    BigDecimal inWithFee = r.bound(worstEntry(r)).add(fee);
    BigDecimal none = BigDecimal.ZERO;
    List<Bound> bounds = new ArrayList<>();
    Collections.addAll(
        bounds,
        new Bound(
            "RISK_PER_TRADE",
            "The risk of a trade",
            share(policy.riskPerTradeMax(), r),
            none,
            unitRisk),
        cap("POSITION_CAP", "The position", policy.positionMax(), r, r.exposureOfInstrument()),
        cap("EXPOSURE_CAP", "All exposure", policy.exposureMax(), r, r.exposureAll()),
        cap(
            "CORRELATED_EXPOSURE",
            "Correlated exposure",
            policy.correlatedExposureMax(),
            r,
            r.exposureCorrelated()),
        new Bound(
            "INSUFFICIENT_CASH", "The cash spent", r.availableCash().amount(), none, inWithFee));
    atRisk(r, policy).ifPresent(bounds::add);
    return bounds;
  }

  private static Optional<Bound> atRisk(Request r, RiskPolicy policy) {
    return policy
        .valueAtRiskMax()
        .flatMap(
            max ->
                r.dayRisk()
                    .filter(day -> day.dayLoss().isAbove(Percent.ZERO))
                    .map(
                        day ->
                            new Bound(
                                "VALUE_AT_RISK",
                                "The value at risk",
                                capped(max, r),
                                day.atRisk().amount(),
                                worstEntry(r).multiply(day.dayLoss().fraction()))));
  }

  private static BigDecimal share(Percent percent, Request r) {
    return percent.fraction().multiply(r.equity().amount());
  }

  private static Bound cap(String code, String what, Percent max, Request r, Money exposure) {
    return new Bound(code, what, r.levered(capped(max, r)), exposure.amount(), worstEntry(r));
  }

  private static BigDecimal capped(Percent max, Request r) {
    return share(max, r).multiply(BigDecimal.ONE.subtract(CAP_HEADROOM.fraction()));
  }

  private static Sizing tooSmall(
      Bound tightest, Quantity quantity, BigDecimal notional, InstrumentSpec spec) {
    String limit = spec.quantityMin() + " and " + spec.notionalMin();
    if (quantity.isZero() && tightest.room().signum() <= 0) {
      return new Sizing.Refused(tightest.full(spec.instrument().quote()));
    }
    String measured =
        quantity + " for " + Words.money(notional, spec.instrument().quote(), RoundingMode.DOWN);
    return new Sizing.Refused(
        new Denial(
            "BELOW_MINIMUM",
            measured,
            limit,
            tightest.code() + " allows " + measured + "; the venue takes at least " + limit + "."));
  }

  /** Tick at or above an analyst's entry. */
  public static Price entry(double value, Price tick) {
    return onTick(value, tick, RoundingMode.CEILING);
  }

  /** Tick at or below an analyst's stop: never nearer than meant. */
  public static Price stop(double value, Price tick) {
    return onTick(value, tick, RoundingMode.FLOOR);
  }

  /** Tick at or below an analyst's target: never farther than meant. */
  public static Price target(double value, Price tick) {
    return onTick(value, tick, RoundingMode.FLOOR);
  }

  private static Price onTick(double value, Price tick, RoundingMode mode) {
    if (!(value > 0 && value <= PRICE_MAX)) {
      throw new IllegalArgumentException("a price is above 0 and at most 1e15: " + value);
    }
    Price nearest = Price.rounded(Math.max(value, tick.asDouble()), tick, RoundingMode.HALF_EVEN);
    return nearest.asDouble() == value ? nearest : Price.rounded(value, tick, mode);
  }
}
