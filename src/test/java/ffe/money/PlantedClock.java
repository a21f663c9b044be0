package ffe.money;

import java.time.Instant;

/** A planted fault: the machine's clock in the core. */
class PlantedClock {
  Instant at = Instant.now();
}
