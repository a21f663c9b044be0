package ffe.trading;

import ffe.execution.DurableIntent;
import ffe.execution.OrderIntent;

/** A planted fault: an intent called durable by somebody who did not commit it. */
class PlantedIntent {
  DurableIntent skip(OrderIntent intent) {
    return DurableIntent.committed(intent);
  }
}
