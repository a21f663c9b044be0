package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Quantity;
import java.time.Instant;

/**
 * What remains of one purchase, or of one short sale.
 *
 * @param fillId the fill that opened it
 * @param quantity units still held, above zero
 * @param cost what these units cost, or were sold for, without fee, in the quote currency
 * @param fee these units' share of the entry fee, in the quote currency; a fee taken in the base
 *     currency counts with its value at the price of the fill
 */
public record Lot(String fillId, Instant at, Quantity quantity, Money cost, Money fee) {

  public Lot {
    if (quantity.isZero() || cost.isNegative() || fee.isNegative()) {
      throw new IllegalArgumentException(
          "a lot has units, and a cost and a fee of zero or more: " + fillId);
    }
    if (!cost.currency().equals(fee.currency())) {
      throw new IllegalArgumentException("cost and fee of a lot are of one currency: " + fillId);
    }
  }

  /** The first units of this lot with their share of cost and fee. */
  Lot part(Quantity taken) {
    return new Lot(
        fillId, at, taken, Share.of(cost, taken, quantity), Share.of(fee, taken, quantity));
  }

  /** What this lot is without a part of it that is smaller than the whole. */
  Lot without(Lot part) {
    return new Lot(
        fillId, at, quantity.minus(part.quantity), cost.minus(part.cost), fee.minus(part.fee));
  }
}
