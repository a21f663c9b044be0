package ffe.money;

import java.util.HashMap;
import java.util.Map;

/** A planted fault: a collection without an order. */
class PlantedOrder {
  Map<String, String> unordered = new HashMap<>();
}
