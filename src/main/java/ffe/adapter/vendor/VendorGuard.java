package ffe.adapter.vendor;

import java.util.function.Supplier;

/**
 * Lets calls through to one vendor, or not: after failed ones none for a while. Each vendor has a
 * bean of its own, since fault tolerance keeps a breaker for each class.
 */
public interface VendorGuard {

  /** Beyond what any call of the wire may take, pages included. */
  long LIMIT_MILLIS = 30_000;

  /** Of so many calls, this share failed: the breaker opens. */
  int CALLS = 4;

  double FAILED = 0.75;
  long OPEN_MILLIS = 60_000;
  int AT_ONCE = 4;

  <T> T call(Supplier<T> call);
}
