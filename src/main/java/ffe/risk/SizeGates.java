package ffe.risk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.risk.Gate.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Gates on what the order would put at stake, itself included at the last price. */
final class SizeGates {

  private SizeGates() {}

  /** Loss if the stop fills at its price, with the fees of both ways. */
  static Finding risk(GateCase c) {
    BigDecimal atStop = c.protection().stop().value().multiply(c.proposal().quantity().value());
    BigDecimal fees = c.takerFee().fraction().multiply(c.notional().add(atStop));
    BigDecimal lost = c.notional().subtract(atStop);
    BigDecimal risk = (c.isLong() ? lost : lost.negate()).add(fees);
    Percent max = c.policy().riskPerTradeMax();
    String measured = c.percentOfEquity(risk);
    return new Finding(
        c.isWithin(risk, max),
        measured,
        max.toString(),
        "At its stop the order loses " + measured + " of equity; at most " + max + " is allowed.");
  }

  static Finding position(GateCase c) {
    return cap(c, c.inputs().exposureOfInstrument(), c.policy().positionMax(), "The position");
  }

  static Finding exposure(GateCase c) {
    return cap(c, c.inputs().exposureAll(), c.policy().exposureMax(), "All exposure");
  }

  static Finding correlated(GateCase c) {
    return cap(
        c,
        c.inputs().exposureCorrelated(),
        c.policy().correlatedExposureMax(),
        "Correlated exposure");
  }

  private static Finding cap(GateCase c, Optional<Money> exposure, Percent max, String what) {
    BigDecimal after = c.bound(c.withThisOrder(exposure));
    String measured = c.percentOfEquity(after);
    String would =
        c.isMargin()
            ? " would bind " + measured + " of equity as margin; at most "
            : " would be " + measured + " of equity; at most ";
    return new Finding(
        c.isWithin(after, max), measured, max.toString(), what + would + max + " is allowed.");
  }

  /** Added up as if all fell together, which is never too little. */
  static Finding valueAtRisk(GateCase c) {
    Percent dayLoss = c.inputs().dayLoss().orElseThrow();
    BigDecimal added = c.inputs().workingEntriesNotional().orElseThrow().amount().add(c.notional());
    BigDecimal held = c.inputs().valueAtRisk().orElseThrow().amount();
    BigDecimal after = held.add(dayLoss.fraction().multiply(added));
    String measured = c.percentOfEquity(after);
    Optional<Percent> max = c.policy().valueAtRiskMax();
    String limit = max.map(Percent::toString).orElse("none");
    return new Finding(
        max.isEmpty() || c.isWithin(after, max.get()),
        measured,
        limit,
        "One day of twenty may cost more than "
            + measured
            + " of equity; at most "
            + limit
            + " is allowed.");
  }

  static Finding cash(GateCase c) {
    BigDecimal needed = c.bound(c.notional()).add(c.takerFee().fraction().multiply(c.notional()));
    BigDecimal available = c.inputs().availableCash().orElseThrow().amount();
    String measured = Words.money(needed, c.quote(), RoundingMode.UP);
    String limit = Words.money(available, c.quote(), RoundingMode.DOWN);
    return new Finding(
        needed.compareTo(available) <= 0,
        measured,
        limit,
        "The order needs " + measured + " with its fee; " + limit + " is available.");
  }
}
