package ffe.desk;

import java.time.Duration;
import java.time.Instant;

/** When to try again after failures: 1 s doubling to 30 s; at once after a success. One thread. */
final class Attempts {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration MAX = Duration.ofSeconds(30);

  private Duration wait = Duration.ZERO;
  private Instant failedAt = Instant.MIN;
  private String told = "";

  /** A clock that went back makes no wait longer. */
  boolean isDue(Instant now) {
    return now.isBefore(failedAt) || !now.isBefore(failedAt.plus(wait));
  }

  void failed(Instant now) {
    Duration twice = wait.multipliedBy(2);
    wait = wait.isZero() ? FIRST : twice.compareTo(MAX) > 0 ? MAX : twice;
    failedAt = now;
  }

  /** True when a reason differs from the one told last, so that each is told once. */
  boolean isNews(String why) {
    boolean isNews = !why.equals(told);
    told = why;
    return isNews;
  }

  void succeeded() {
    wait = Duration.ZERO;
    failedAt = Instant.MIN;
    told = "";
  }
}
