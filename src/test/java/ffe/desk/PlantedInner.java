package ffe.desk;

import ffe.desk.live.LiveEvents;
import org.jspecify.annotations.Nullable;

/** A planted fault: the desk imports one of the rooms beside it. */
class PlantedInner {
  @Nullable LiveEvents events;
}
