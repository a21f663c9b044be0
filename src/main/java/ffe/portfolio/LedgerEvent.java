package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.order.Fill;
import java.time.Instant;
import java.util.function.Function;

/** Something that moves money or holdings; the ledger is the sum of its events. */
public sealed interface LedgerEvent {

  /** Unique within the account. */
  String id();

  /** Session time. */
  Instant at();

  /** One answer per kind of event. */
  <T> T fold(
      Function<Deposited, T> deposited, Function<Filled, T> filled, Function<Financed, T> financed);

  /** Money from outside came into the account; positive, any currency. */
  record Deposited(String id, Instant at, Money amount) implements LedgerEvent {

    public Deposited {
      if (id.isBlank() || !amount.isPositive()) {
        throw new IllegalArgumentException(
            "a deposit has an id and is positive: '" + id + "' " + amount);
      }
    }

    @Override
    public <T> T fold(
        Function<Deposited, T> deposited,
        Function<Filled, T> filled,
        Function<Financed, T> financed) {
      return deposited.apply(this);
    }
  }

  /** An order was executed, in whole or in part; the id and the time are the fill's. */
  record Filled(Fill fill) implements LedgerEvent {

    public Filled {
      if (fill.id().isBlank()) {
        throw new IllegalArgumentException("a booked fill has an id: order " + fill.orderId());
      }
    }

    @Override
    public String id() {
      return fill.id();
    }

    @Override
    public Instant at() {
      return fill.time();
    }

    @Override
    public <T> T fold(
        Function<Deposited, T> deposited,
        Function<Filled, T> filled,
        Function<Financed, T> financed) {
      return filled.apply(this);
    }
  }

  /**
   * A day of holding a position was charged, or, where the amount is below zero, paid for.
   *
   * @param amount never zero, in the quote currency of the instrument
   */
  record Financed(String id, Instant at, Instrument instrument, Money amount)
      implements LedgerEvent {

    public Financed {
      if (id.isBlank() || amount.isZero() || !amount.currency().equals(instrument.quote())) {
        throw new IllegalArgumentException(
            "financing has an id and an amount in the quote currency: '" + id + "' " + amount);
      }
    }

    @Override
    public <T> T fold(
        Function<Deposited, T> deposited,
        Function<Filled, T> filled,
        Function<Financed, T> financed) {
      return financed.apply(this);
    }
  }
}
