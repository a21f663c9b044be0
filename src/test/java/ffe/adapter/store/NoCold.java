package ffe.adapter.store;

import ffe.adapter.cold.NoShelf;
import ffe.desk.keeping.ColdMove;

/** No folder is set, and never was, as on most servers: nothing is asked about files. */
final class NoCold {

  static final ColdCandles CANDLES =
      new ColdCandles(TestStore.nowhere(), new NoShelf(), ColdMove.Plan.OFF) {
        @Override
        boolean hasFiles() {
          return false;
        }
      };

  private NoCold() {}
}
