package ffe.execution;

import java.time.Instant;

/** A venue's answer to an order. */
public sealed interface SubmitResult {

  /** The venue has the order; fills come as events. */
  record Accepted(String venueOrderId, Instant at) implements SubmitResult {}

  /** The venue refused it for good. */
  record Rejected(RejectReason reason, String venueWords) implements SubmitResult {}

  /** It may or may not have arrived: ask by our id, never send again. */
  record Unknown(String why) implements SubmitResult {}
}
