package ffe.risk;

import ffe.market.FeedState;
import ffe.market.SecondPrice;
import ffe.market.TradingHours;
import ffe.risk.Gate.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Gates on the market's condition and the decision's worth. */
final class MarketGates {

  private static final Duration DAY = Duration.ofDays(1);

  private MarketGates() {}

  static Finding feed(GateCase c) {
    FeedState feed = c.inputs().feedState().orElseThrow();
    String why = c.inputs().feedReason();
    return new Finding(
        feed == FeedState.LIVE,
        feed.name(),
        FeedState.LIVE.name(),
        "The market feed is not live" + (why.isEmpty() ? "." : ": " + why + "."));
  }

  static Finding dataAge(GateCase c) {
    Duration age = c.inputs().dataAge().orElseThrow();
    int candles = c.policy().dataAgeCandlesMax();
    Duration max = c.inputs().cycleLength().orElseThrow().multipliedBy(candles);
    String limit = Words.duration(max) + " (" + candles + " candles)";
    return new Finding(
        age.compareTo(max) <= 0 && !age.isNegative(),
        Words.duration(age),
        limit,
        "The newest data is " + Words.duration(age) + " old; at most " + limit + " is allowed.");
  }

  /** What cycles of a day or longer decide is for the next opening: they end when all is closed. */
  static Finding closed(GateCase c) {
    TradingHours hours = c.hours().orElseThrow();
    boolean isOfDays = c.inputs().cycleLength().orElseThrow().compareTo(DAY) >= 0;
    boolean isOpen = hours.isOpen(c.now());
    return new Finding(
        isOpen || isOfDays,
        isOpen ? "open" : isOfDays ? "a cycle of days" : "closed",
        hours.label(),
        "The market is closed; by "
            + hours.label()
            + " it opens at "
            + hours.opening(c.now())
            + ".");
  }

  /** A price that is too old says nothing about this one, and is told as such. */
  static Finding second(GateCase c) {
    SecondPrice second = c.second().orElseThrow();
    String limit = second.apartMax().value().toPlainString() + " bps";
    String vendor = second.told().vendor();
    String other = second.told().price().value().toPlainString();
    if (second.isStale(c.now())) {
      String age = Words.duration(second.age(c.now()));
      return new Finding(
          true, "not compared: " + other + " of " + vendor + " is " + age + " old", limit, "");
    }
    String last = c.lastPrice().value().toPlainString();
    String apart = second.apartBps(c.lastPrice()).value().toPlainString() + " bps";
    return new Finding(
        second.agreesWith(c.lastPrice()),
        apart + " (" + last + " here, " + other + " of " + vendor + ")",
        limit,
        "The last price is "
            + last
            + ", but "
            + vendor
            + " tells "
            + other
            + ": they are "
            + apart
            + " apart, and at most "
            + limit
            + " is allowed.");
  }

  static Finding blocked(GateCase c) {
    List<String> blocks = c.inputs().instrumentBlocks().orElseThrow();
    String why = blocks.isEmpty() ? "not blocked" : String.join("; ", blocks);
    return new Finding(
        blocks.isEmpty(),
        why,
        "not blocked",
        c.proposal().instrument() + " is blocked: " + why + ".");
  }

  static Finding confidence(GateCase c) {
    String limit = c.policy().confidenceMin().toString();
    if (!(c.inputs().conviction().orElseThrow() instanceof Conviction.Probability p)) {
      return new Finding(true, "manual", limit, "");
    }
    String measured = Words.percent(new BigDecimal(p.value()), BigDecimal.ONE, RoundingMode.DOWN);
    return new Finding(
        p.value() >= c.policy().confidenceMin().fraction().doubleValue(),
        measured,
        limit,
        "The decision's confidence is " + measured + "; at least " + limit + " is asked for.");
  }
}
