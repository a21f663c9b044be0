package ffe.entry.rest;

import ffe.execution.Broker;

/** A planted fault: a door that reaches the broker. */
class PlantedReach {
  Broker broker;
}
