package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fill means for lots, whichever currency its fee is in.
 *
 * <p>A fee in the base currency is read as units sold at the price of the fill to pay the fee: a
 * purchase brings fewer units into the lots, a sale takes more out of them, and the fee counts with
 * its value at that price.
 *
 * @param quantity units that enter or leave the lots
 * @param gross their worth at the price of the fill, in the quote currency, before fee
 * @param fee in the quote currency
 */
record Execution(Fill fill, Quantity quantity, Money gross, Money fee) {

  static Execution of(Fill fill) {
    Instrument instrument = fill.instrument();
    Money fee = fill.fee();
    if (fee.currency().equals(instrument.quote()) || fee.isZero()) {
      Money inQuote = fee.isZero() ? Money.zero(instrument.quote()) : fee;
      return new Execution(fill, fill.quantity(), fill.notional(), inQuote);
    }
    if (!fee.currency().equals(instrument.base())) {
      throw new IllegalStateException(
          "a fee is in the base or the quote currency: " + fill.id() + " paid " + fee);
    }
    Quantity units = new Quantity(fee.amount());
    Money worth = fill.price().times(units, instrument.quote());
    if (fill.side() == Side.SELL) {
      return new Execution(fill, fill.quantity().plus(units), fill.notional().plus(worth), worth);
    }
    if (units.compareTo(fill.quantity()) >= 0) {
      throw new IllegalStateException(
          "a purchase brings more than its fee takes: " + fill.id() + " paid " + fee);
    }
    return new Execution(fill, fill.quantity().minus(units), fill.notional().minus(worth), worth);
  }

  LedgerEntry entry() {
    Instrument instrument = fill.instrument();
    Money units = new Money(fill.quantity().value(), instrument.base());
    Money notional = fill.notional();
    boolean buys = fill.side() == Side.BUY;
    List<Posting> postings = new ArrayList<>(6);
    postings.add(new Posting(Posting.HOLDINGS, buys ? units : units.negated()));
    postings.add(new Posting(Posting.TRADING, buys ? units.negated() : units));
    postings.add(new Posting(Posting.TRADING, buys ? notional : notional.negated()));
    postings.add(new Posting(Posting.CASH, buys ? notional.negated() : notional));
    if (!fill.fee().isZero()) {
      boolean inBase = fill.fee().currency().equals(instrument.base());
      String payer = inBase ? Posting.HOLDINGS : Posting.CASH;
      postings.add(new Posting(payer, fill.fee().negated()));
      postings.add(new Posting(Posting.FEES, fill.fee()));
    }
    return new LedgerEntry(fill.id(), fill.time(), fill.orderId().value(), postings);
  }
}
