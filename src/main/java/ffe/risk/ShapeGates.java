package ffe.risk;

import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Side;
import ffe.risk.Gate.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Gates on the order's own shape: its stop and target, the venue's grid, the holding. */
final class ShapeGates {

  private ShapeGates() {}

  /**
   * An entry is a market order with the protection of its fills; a protective order has its own.
   */
  static Finding stopMissing(GateCase c) {
    boolean isEntry = c.proposal().purpose() == Purpose.ENTRY;
    boolean isMarket = c.proposal().type() == OrderType.MARKET;
    boolean hasStop = c.proposal().protection().isPresent() && isEntry == isMarket;
    return new Finding(
        hasStop,
        hasStop ? "stop " + c.protection().stop() : "no stop for the fills",
        "a stop",
        "The order has no stop; every unit must be protected.");
  }

  static Finding stopDistance(GateCase c) {
    BigDecimal last = c.lastPrice().value();
    BigDecimal distance = c.behind(c.protection().stop(), c.lastPrice());
    BigDecimal min = last.multiply(c.policy().stopDistanceMin().fraction());
    BigDecimal max = last.multiply(c.policy().stopDistanceMax().fraction());
    boolean isNear = distance.compareTo(min) < 0;
    String measured =
        Words.percent(distance, last, isNear ? RoundingMode.FLOOR : RoundingMode.CEILING);
    String limit = c.policy().stopDistanceMin() + " to " + c.policy().stopDistanceMax();
    return new Finding(
        !isNear && distance.compareTo(max) <= 0,
        measured,
        limit,
        "The stop is "
            + measured
            + (c.isLong() ? " below" : " above")
            + " the last price; "
            + limit
            + " is allowed.");
  }

  /** A target behind the price would close at once, and worse than the market. */
  static Finding targetReached(GateCase c) {
    String measured = c.protection().target().map(target -> "target " + target).orElse("no target");
    String limit = (c.isLong() ? "above " : "below ") + c.lastPrice();
    return new Finding(
        c.protection()
            .target()
            .map(target -> c.behind(target, c.lastPrice()).signum() < 0)
            .orElse(true),
        measured,
        limit,
        "The " + measured + " is not " + limit + ", the last price.");
  }

  static Finding rewardToRisk(GateCase c) {
    BigDecimal risk = c.behind(c.protection().stop(), c.lastPrice());
    BigDecimal reward = c.behind(c.protection().target().orElseThrow(), c.lastPrice()).negate();
    BigDecimal min = c.policy().rewardToRiskMin();
    boolean hasRisk = risk.signum() > 0;
    String measured = hasRisk ? Words.ratio(reward, risk, RoundingMode.FLOOR) : "no risk";
    return new Finding(
        hasRisk && reward.compareTo(risk.multiply(min)) >= 0,
        measured,
        min.toPlainString(),
        "The reward is " + measured + " times the risk; at least " + min + " is asked for.");
  }

  static Finding minimum(GateCase c) {
    Quantity quantity = c.proposal().quantity();
    BigDecimal notional = c.notional();
    boolean enough =
        quantity.compareTo(c.spec().quantityMin()) >= 0
            && notional.compareTo(c.spec().notionalMin().amount()) >= 0;
    String measured = quantity + " for " + Words.money(notional, c.quote(), RoundingMode.DOWN);
    String limit = c.spec().quantityMin() + " and " + c.spec().notionalMin();
    return new Finding(
        enough,
        measured,
        limit,
        "The order is " + measured + "; " + c.spec().venue() + " takes at least " + limit + ".");
  }

  static Finding grid(GateCase c) {
    Quantity step = c.spec().quantityStep();
    Price tick = c.spec().priceTick();
    List<String> off = new ArrayList<>();
    if (c.proposal().quantity().value().remainder(step.value()).signum() != 0) {
      off.add("quantity " + c.proposal().quantity());
    }
    c.proposal()
        .protection()
        .ifPresent(
            p -> {
              offTick(p.stop(), tick, "stop", off);
              p.target().ifPresent(t -> offTick(t, tick, "target", off));
            });
    String measured = off.isEmpty() ? "on the grid" : String.join(", ", off);
    String limit = "quantity by " + step + ", price by " + tick;
    return new Finding(
        off.isEmpty(), measured, limit, "Off the venue's grid: " + measured + " (" + limit + ").");
  }

  private static void offTick(Price price, Price tick, String name, List<String> off) {
    if (price.value().remainder(tick.value()).signum() != 0) {
      off.add(name + " " + price);
    }
  }

  static Finding nothingToReduce(GateCase c) {
    boolean closes = c.proposal().side() == c.closing();
    String measured = closes ? "holding " + c.held() : c.proposal().side().name();
    return new Finding(
        closes && !c.held().isZero(),
        measured,
        c.closing() + " of a holding",
        "There is nothing this order could reduce: " + measured + ".");
  }

  /**
   * Nothing closes more than is held, nor what is being closed already. A cash account opens only
   * by buying, and no entry closes what is held. Protection covers the whole holding until it is
   * gone.
   */
  static Finding exceedsHolding(GateCase c) {
    Side side = c.proposal().side();
    if (c.isMargin() && c.proposal().purpose() == Purpose.ENTRY) {
      return reversing(c);
    }
    if (side != c.closing()) {
      String limit = c.isMargin() ? c.closing() + " closes" : "a cash account never shorts";
      return new Finding(true, side.name(), limit, "");
    }
    if (c.proposal().purpose() == Purpose.ENTRY) {
      return new Finding(
          false,
          "SELL entry " + c.proposal().quantity(),
          "holding " + c.held(),
          "A cash account opens positions only by buying.");
    }
    boolean sells = side == Side.SELL;
    Quantity closing =
        c.proposal().purpose() == Purpose.PROTECTION
            ? Quantity.ZERO
            : c.inputs().openSells().orElseThrow();
    String limit =
        "holding "
            + c.held()
            + (closing.isZero()
                ? ""
                : ", of which " + closing + (sells ? " is being sold" : " is being bought back"));
    return new Finding(
        c.proposal().quantity().plus(closing).compareTo(c.held()) <= 0,
        side + " " + c.proposal().quantity(),
        limit,
        "The order "
            + (sells ? "sells " : "buys back ")
            + c.proposal().quantity()
            + " of a "
            + limit
            + ".");
  }

  /** Where something is held the other way it is closed first; opening is a later decision. */
  private static Finding reversing(GateCase c) {
    Side side = c.proposal().side();
    return new Finding(
        c.held().isZero() || side != c.closing(),
        side + " entry " + c.proposal().quantity(),
        "holding " + c.held() + (c.isShort() ? " short" : ""),
        "The other side is held: it is closed first, and opening is a later decision.");
  }
}
