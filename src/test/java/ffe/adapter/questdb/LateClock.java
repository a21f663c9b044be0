package ffe.adapter.questdb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on by the same step at each look, or when it is told to. */
final class LateClock extends Clock {

  private final Duration step;
  private Instant now = Instant.parse("2026-11-24T00:00:00Z");

  /** At each look every pause is over. */
  LateClock() {
    this(QuestDbSink.PAUSE_MAX);
  }

  LateClock(Duration step) {
    this.step = step;
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
