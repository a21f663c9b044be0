package ffe.adapter.store;

import ffe.trading.Lane;

/**
 * Where in the journals something stands: the lane and the number of its append.
 *
 * @param revision number of the account's append, 1 for its first
 */
record Step(Lane lane, long revision) {

  String account() {
    return lane.account();
  }

  String source() {
    return lane.source();
  }

  String instrument() {
    return lane.instrument().name();
  }
}
