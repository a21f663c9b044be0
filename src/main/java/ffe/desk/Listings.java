package ffe.desk;

import ffe.market.Instrument;
import java.util.Optional;

/** Whether an instrument can be traded on a source; empty answers say it can. */
public interface Listings {

  /** By what is known now; also empty while nothing is. Waits for nobody. */
  Optional<String> refusal(String source, Instrument instrument);

  /**
   * By what the source has told; waits a little where it never did.
   *
   * @throws ConflictException if it does not tell
   */
  Optional<String> toldRefusal(String source, Instrument instrument);
}
