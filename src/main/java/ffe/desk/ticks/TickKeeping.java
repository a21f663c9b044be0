package ffe.desk.ticks;

import java.time.Instant;
import java.util.Optional;

/** How keeping ticks goes on this server. */
public interface TickKeeping {

  /**
   * @param isUp whether what is heard is stored as it comes
   * @param since when it was found to be so
   * @param trouble why not
   * @param waiting ticks in memory
   * @param queuedBytes of ticks on the disk
   * @param dropped ticks that had room nowhere, since the start
   */
  record State(
      boolean isUp, Instant since, String trouble, int waiting, long queuedBytes, long dropped) {

    /** For people, in one line. */
    public String words() {
      String lost = dropped == 0 ? "" : "; " + dropped + " were dropped";
      return isUp && queuedBytes == 0
          ? "up" + lost
          : "behind since "
              + since
              + ": "
              + (trouble.isEmpty() ? "catching up" : trouble)
              + "; "
              + waiting
              + " ticks and "
              + queuedBytes
              + " bytes on the disk wait"
              + lost;
    }
  }

  /** Empty where none are kept. */
  Optional<State> state();
}
