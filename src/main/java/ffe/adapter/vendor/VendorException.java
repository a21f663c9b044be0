package ffe.adapter.vendor;

import java.time.Duration;
import java.util.Optional;

/** A vendor did not give what was asked; the message is for people and names no key. */
public abstract sealed class VendorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** As much was asked as may be, by our count or the vendor's. */
    QUOTA,
    /** It is not asked before a while is over. */
    RESTING,
    /** The key, or what it is entitled to, is not enough. */
    KEY,
    /** It does not tell this pair, timeframe or span. */
    NOT_TOLD,
    /** What it said is not as documented, or of something else. */
    BROKEN,
    /** It did not answer. */
    AWAY
  }

  private final Reason reason;

  private VendorException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Counts against the vendor. */
  public static final class Sick extends VendorException {
    private static final long serialVersionUID = 1L;

    private Sick(Reason reason, String message) {
      super(reason, message);
    }
  }

  /** The vendor is well. */
  public static final class Refused extends VendorException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> wait;
    private final boolean isOfVendor;

    private Refused(Reason reason, String message, Optional<Duration> wait, boolean isOfVendor) {
      super(reason, message);
      this.wait = wait;
      this.isOfVendor = isOfVendor;
    }

    /** Whether the vendor said that it was asked too often, and not our own count. */
    boolean isOfVendor() {
      return isOfVendor;
    }

    /** How long the vendor says to wait. */
    Optional<Duration> told() {
      return wait;
    }
  }

  static VendorException of(Reason reason, String message) {
    return reason == Reason.AWAY || reason == Reason.BROKEN
        ? new Sick(reason, message)
        : new Refused(reason, message, Optional.empty(), reason == Reason.QUOTA);
  }

  /** By our own count it must not be asked. */
  static VendorException used(String message) {
    return new Refused(Reason.QUOTA, message, Optional.empty(), false);
  }

  static VendorException quota(String message, Optional<Duration> wait) {
    return new Refused(Reason.QUOTA, message, wait, true);
  }
}
