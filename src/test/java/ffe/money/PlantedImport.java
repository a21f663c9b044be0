package ffe.money;

import ffe.market.Timeframe;

/** A planted fault: money imports a later room. */
class PlantedImport {
  Timeframe later = Timeframe.M1;
}
