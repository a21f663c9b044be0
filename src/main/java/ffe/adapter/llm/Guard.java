package ffe.adapter.llm;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.util.Set;

/**
 * Lets one call through to a vendor, or not: after failed calls none for a while, only some at a
 * time, none beyond a limit. Each vendor has a bean of its own, since fault tolerance keeps a
 * breaker for each class.
 */
public interface Guard {

  /** Above the longest limit of a request, which the call keeps by itself. */
  long LIMIT_SECONDS = 605;

  /** Of so many calls, this share failed: the breaker opens. */
  int CALLS = 4;

  double FAILED = 0.75;
  long OPEN_MILLIS = 60_000;
  int AT_ONCE = 4;

  /** One's own machine works on one after another. */
  int LOCAL_AT_ONCE = 2;

  /** Reasons that say more of the vendor, or of our account there, than of the request. */
  Set<String> SICK =
      Set.of(
          Troubles.TIMEOUT,
          Troubles.OVERLOADED,
          Troubles.SERVER_ERROR,
          Troubles.UNREACHABLE,
          Troubles.CLOSED,
          Troubles.CUT_OFF,
          Troubles.NOT_THE_API,
          Troubles.UNAUTHORIZED,
          Troubles.OUT_OF_CREDIT,
          Troubles.UNKNOWN_MODEL);

  /** One round, guarded; what counts against the vendor is thrown. */
  ModelReply once(HttpModel model, ModelRequest request);

  /** One round, unguarded. */
  static ModelReply round(HttpModel model, ModelRequest request) {
    ModelReply reply = model.ask(request);
    if (reply instanceof ModelReply.Failure failure && SICK.contains(failure.reason())) {
      throw new CallFailure(failure);
    }
    return reply;
  }
}
