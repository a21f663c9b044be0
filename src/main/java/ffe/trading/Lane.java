package ffe.trading;

import ffe.market.Instrument;

/**
 * One account trading one instrument from one market source: the unit of work, of ordering and of
 * the trading lease.
 */
public record Lane(String account, Instrument instrument, String source) {

  @Override
  public String toString() {
    return account + "/" + instrument;
  }
}
