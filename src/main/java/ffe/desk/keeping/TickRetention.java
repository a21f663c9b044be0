package ffe.desk.keeping;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Lets ticks grow no older than was asked for; cold files or not, whether any are still kept. */
@Dependent
public class TickRetention {

  private static final Logger LOG = Logger.getLogger(TickRetention.class.getName());

  /** Rows in one transaction. */
  static final int STEP_ROWS = 5_000;

  /** Of one day; what is left goes on the next. */
  static final int STEPS_MAX = 4_000;

  private final OldTicks ticks;
  private final OldTicks.Age age;

  @Inject
  TickRetention(OldTicks ticks, OldTicks.Age age) {
    this.ticks = ticks;
    this.age = age;
  }

  /** Removes what is old, or has the database do it; answers how many rows went. */
  long remove() {
    if (ticks.keepFor(age.of())) {
      return 0;
    }
    long gone = 0;
    int last = STEP_ROWS;
    for (int steps = 0; steps < STEPS_MAX && last == STEP_ROWS; steps++) {
      last = ticks.remove(age.of(), STEP_ROWS);
      gone += last;
    }
    if (gone > 0) {
      LOG.info("retention: " + gone + " ticks older than " + age.of().toDays() + " d");
    }
    return gone;
  }
}
