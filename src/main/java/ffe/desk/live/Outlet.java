package ffe.desk.live;

import java.time.Instant;
import java.util.Optional;

/** Somebody outside who is told what happens, need not be there, and is never waited for. */
public interface Outlet {

  /**
   * How it goes.
   *
   * @param since when it was found to be so
   * @param trouble why not all is taken
   * @param waiting ticks
   */
  record State(boolean isUp, Instant since, String trouble, int waiting) {

    /** For people, in one line. */
    public String words() {
      return isUp
          ? "up"
          : "behind since " + since + ": " + trouble + "; " + waiting + " ticks wait";
    }
  }

  /** Empty where nobody is told. */
  Optional<State> state();
}
