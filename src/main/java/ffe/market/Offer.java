package ffe.market;

import ffe.money.Price;

/** What buyers bid and sellers ask at one instant; the bid is never above the ask. */
public record Offer(Price bid, Price ask) {

  public Offer {
    if (ask.isBelow(bid)) {
      throw new IllegalArgumentException("a bid of " + bid + " above an ask of " + ask);
    }
  }
}
