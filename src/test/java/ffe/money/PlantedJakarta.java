package ffe.money;

import jakarta.inject.Inject;

/** A planted fault: Jakarta in the core. */
class PlantedJakarta {
  @Inject String word;
}
