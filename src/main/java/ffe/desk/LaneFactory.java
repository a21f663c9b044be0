package ffe.desk;

import ffe.trading.LaneSetup;
import java.util.List;

/** Makes the parts of a lane for a market source that people may choose. */
public interface LaneFactory {

  /** Names of the sources that can be chosen: {@code tape}, {@code kraken}. */
  List<String> sources();

  /** The configured source. */
  String chosen();

  /** The account that trades a source's prices. */
  String account(String source);

  /** How fast session time goes against the wall clock; 1 for a live feed. */
  double speed(String source);

  /**
   * The parts of the lane for a source, with the source not yet opened; asks nobody outside.
   *
   * @throws RuntimeException with a message that names the fix, if the source cannot be had now
   */
  LaneSetup make(String source);
}
