package ffe.desk.live;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Live events of one account, for tests of other rooms. */
public final class LiveBench {

  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final LiveEvents live =
      new LiveEvents(Clock.fixed(NOW, ZoneOffset.UTC), LiveRelay.NOBODY);

  public LiveListener listen(Optional<Long> after) {
    return live.listen("main", after).orElseThrow();
  }

  public void tell(String reason) {
    live.tell(LiveEvent.Kind.STATE, "main", NOW, new LiveEvent.State("RUNNING", reason));
  }

  public void end() {
    live.end();
  }
}
