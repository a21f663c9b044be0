package ffe.risk;

import ffe.market.InstrumentSpec;
import ffe.market.SecondPrice;
import ffe.market.TradingHours;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.risk.RiskState.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A proposal before the gates, with the policy and what is known. The plain accessors may be used
 * by a gate that names their input among its needs.
 */
record GateCase(
    OrderProposal proposal, RiskInputs inputs, RiskPolicy policy, RiskCalendar calendar) {

  Optional<Money> inQuote(Optional<Money> amount) {
    return amount.filter(a -> a.currency().equals(quote()));
  }

  /** Equity at the start of the risk day of now; empty when the state has not reached that day. */
  Optional<Money> dayMark() {
    return markOf(inputs.state().flatMap(RiskState::day), inputs.now().map(calendar::dayStart));
  }

  Optional<Money> weekMark() {
    return markOf(inputs.state().flatMap(RiskState::week), inputs.now().map(calendar::weekStart));
  }

  Optional<Money> peakMark() {
    return inQuote(inputs.state().flatMap(RiskState::peak));
  }

  private Optional<Money> markOf(Optional<Mark> mark, Optional<Instant> startsAt) {
    return inQuote(
        mark.filter(m -> startsAt.filter(m.startsAt()::equals).isPresent()).map(Mark::equity));
  }

  Instant now() {
    return inputs.now().orElseThrow();
  }

  RiskState state() {
    return inputs.state().orElseThrow();
  }

  Price lastPrice() {
    return inputs.lastPrice().orElseThrow();
  }

  Protection protection() {
    return proposal.protection().orElseThrow();
  }

  Money equity() {
    return inputs.equity().orElseThrow();
  }

  InstrumentSpec spec() {
    return inputs.spec().orElseThrow();
  }

  /** When the instrument is traded; empty for day and night. */
  Optional<TradingHours> hours() {
    return inputs.spec().flatMap(InstrumentSpec::hours);
  }

  /** What another source says of the instrument; empty where none does. */
  Optional<SecondPrice> second() {
    return inputs.second().filter(s -> s.told().instrument().equals(proposal.instrument()));
  }

  Quantity held() {
    return inputs.heldQuantity().orElseThrow();
  }

  boolean isMargin() {
    return inputs.margin().isPresent();
  }

  /** Whether what is held is owed. */
  boolean isShort() {
    return inputs.opened().filter(side -> side == Side.SELL).isPresent();
  }

  /** The side that makes what is held smaller. */
  Side closing() {
    return isShort() ? Side.BUY : Side.SELL;
  }

  /**
   * Whether the order is about what gains when the price rises; a cash account has nothing else.
   */
  boolean isLong() {
    return !isMargin() || proposal.opened() == Side.BUY;
  }

  /** How far a price lies on the losing side of another. */
  BigDecimal behind(Price price, Price from) {
    BigDecimal below = from.value().subtract(price.value());
    return isLong() ? below : below.negate();
  }

  /** What positions of such worth take of equity: all of it, or their margin. */
  BigDecimal bound(BigDecimal worth) {
    return inputs.margin().map(margin -> margin.bound(worth)).orElse(worth);
  }

  Bps takerFee() {
    return inputs.takerFee().orElseThrow();
  }

  /** The currency of every amount the gates compare. */
  Currency quote() {
    return proposal.instrument().quote();
  }

  /**
   * Value of the order at the last price, in the quote currency. Not yet a {@link Money}: a
   * proposal off the grid may have more decimals than money.
   */
  BigDecimal notional() {
    return lastPrice().value().multiply(proposal.quantity().value());
  }

  /** An exposure with the working entries and this order, in the quote currency. */
  BigDecimal withThisOrder(Optional<Money> exposure) {
    Money working = inputs.workingEntriesNotional().orElseThrow();
    return exposure.orElseThrow().plus(working).amount().add(notional());
  }

  /** At most a share of equity; exact. */
  boolean isWithin(BigDecimal amount, Percent max) {
    return amount.compareTo(max.fraction().multiply(equity().amount())) <= 0;
  }

  /** An amount in per cent of equity, for people. */
  String percentOfEquity(BigDecimal amount) {
    return Words.percent(amount, equity().amount(), RoundingMode.UP);
  }
}
