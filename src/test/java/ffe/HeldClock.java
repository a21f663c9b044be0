package ffe;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock that a test holds in its hands. */
public final class HeldClock {

  private HeldClock() {}

  public static Clock telling(InstantSource now) {
    return now.withZone(ZoneOffset.UTC);
  }
}
