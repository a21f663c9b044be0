package ffe.council;

import java.util.List;

/**
 * Asks models, all of one round at the same time.
 *
 * <p>Never throws for what a model does: one that is late is a {@link ModelReply.Failure} with
 * {@link #LATE}, and what it says later changes nothing.
 */
public interface Asker {

  /** Reason of a model that did not answer within the limit. */
  String LATE = "TIMEOUT";

  /**
   * @return one reply a request, in their order
   * @throws GaveWayException if {@link #giveWay} came meanwhile
   */
  List<ModelReply> ask(List<ModelRequest> requests);

  /** Ends the asking that is under way, if one is; by any thread. */
  default void giveWay() {}
}
