package ffe.market;

import ffe.money.Bps;
import ffe.money.Percent;
import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked and offered for an instrument. Empty where the venue has none or says none.
 *
 * @param dayOpen the first price of the UTC day
 * @param low of the last 24 hours
 * @param high of the last 24 hours
 * @param at when it became knowable
 */
public record Quote(
    Instrument instrument,
    Optional<Price> bid,
    Optional<Price> ask,
    Optional<Price> last,
    Optional<Price> dayOpen,
    Optional<Price> low,
    Optional<Price> high,
    Instant at) {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  /**
   * What a book says now, and for the rest what was listed; the last trade and the day's figures
   * are as old as the list.
   */
  public static Quote of(OrderBook book, Optional<Quote> listed) {
    return new Quote(
        book.instrument(),
        book.bid(),
        book.ask(),
        listed.flatMap(Quote::last),
        listed.flatMap(Quote::dayOpen),
        listed.flatMap(Quote::low),
        listed.flatMap(Quote::high),
        book.at());
  }

  /** Ask less bid in basis points of the middle, to two decimals; empty when they are crossed. */
  public Optional<Bps> spread() {
    if (bid.isEmpty() || ask.isEmpty() || ask.get().isBelow(bid.get())) {
      return Optional.empty();
    }
    BigDecimal middle = bid.get().value().add(ask.get().value()).divide(TWO);
    BigDecimal apart = ask.get().value().subtract(bid.get().value());
    return Optional.of(new Bps(apart.multiply(BPS).divide(middle, 2, RoundingMode.HALF_UP)));
  }

  /** How far the last price is from the first of the UTC day. */
  public Optional<Percent> sinceMidnight() {
    return last.flatMap(
        now ->
            dayOpen.map(open -> Percent.ratio(now.value().subtract(open.value()), open.value())));
  }
}
