package ffe.portfolio;

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
  <T> T fold(Function<Deposited, T> deposited, Function<Filled, T> filled);

  /** Money from outside came into the account; positive, any currency. */
  record Deposited(String id, Instant at, Money amount) implements LedgerEvent {

    public Deposited {
      if (id.isBlank() || !amount.isPositive()) {
        throw new IllegalArgumentException(
            "a deposit has an id and is positive: '" + id + "' " + amount);
      }
    }

    @Override
    public <T> T fold(Function<Deposited, T> deposited, Function<Filled, T> filled) {
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
    public <T> T fold(Function<Deposited, T> deposited, Function<Filled, T> filled) {
      return filled.apply(this);
    }
  }
}
