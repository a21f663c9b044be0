package ffe.trading;

import ffe.canon.Repeated;
import ffe.market.Instrument;

/**
 * One account trading one instrument from one market source. The lanes of an account share its
 * books, its agent and its trading lease.
 */
@Repeated
public record Lane(String account, Instrument instrument, String source) {

  /** What an order's id is derived from that no decision caused; no other lane has the same. */
  String cause(String what) {
    return source + " " + instrument + " " + what;
  }

  @Override
  public String toString() {
    return account + "/" + instrument;
  }
}
