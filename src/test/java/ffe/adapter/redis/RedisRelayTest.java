package ffe.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.live.LiveEvent;
import ffe.desk.live.LiveEvents;
import ffe.desk.live.LiveJournal;
import ffe.simulation.MemoryJournal;
import ffe.simulation.TapeSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers and a real Redis between them. */
@Tag("integration")
class RedisRelayTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final long MILLIS_MAX = 20_000;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<LiveEvent> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger missed = new AtomicInteger();
  private RealRedis redis;

  @BeforeEach
  void start() throws IOException {
    redis = new RealRedis("noeviction");
    open.add(redis);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private RedisLine line() {
    RedisLine line = new RedisLine(redis.place(), "test", Clock.systemUTC());
    open.add(0, line);
    return line;
  }

  private RedisRelay relay(Executor background) {
    RedisRelay relay = new RedisRelay(line(), background);
    open.add(0, relay);
    return relay;
  }

  /** The other server listens. */
  private void listen() throws InterruptedException {
    RedisRelay other = relay(Runnable::run);
    other.start(
        new RedisRelay.Ear() {
          @Override
          public void heard(LiveEvent event) {
            heard.add(event);
          }

          @Override
          public void missed() {
            missed.incrementAndGet();
          }
        },
        Thread::new);
    until(() -> missed.get() == 1);
  }

  private static void until(BooleanSupplier isSo) throws InterruptedException {
    long end = System.currentTimeMillis() + MILLIS_MAX;
    while (!isSo.getAsBoolean()) {
      assertThat(System.currentTimeMillis()).as("in time").isLessThan(end);
      Thread.sleep(10);
    }
  }

  private static LiveEvent event(long id) {
    return new LiveEvent(id, LiveEvent.Kind.STATE, "main", AT, new LiveEvent.State("RUNNING", ""));
  }

  @Test
  void a_whole_session_is_heard_as_it_was_told() throws Exception {
    listen();
    List<LiveEvent> told = new ArrayList<>();
    RedisRelay relay = relay(Runnable::run);
    LiveEvents live =
        new LiveEvents(
            Clock.systemUTC(),
            event -> {
              told.add(event);
              relay.send(event);
            });
    TapeSession.trade(new LiveJournal(new MemoryJournal(), live), 100_000, () -> {});
    until(() -> heard.size() >= told.size());
    assertThat(heard).isEqualTo(told);
    assertThat(missed).hasValue(1);
    Set<LiveEvent.Kind> kinds = told.stream().map(LiveEvent::kind).collect(Collectors.toSet());
    assertThat(kinds).isEqualTo(EnumSet.allOf(LiveEvent.Kind.class));
  }

  @Test
  void who_tells_too_fast_loses_the_oldest_and_the_others_know() throws Exception {
    listen();
    Deque<Runnable> held = new ArrayDeque<>();
    RedisRelay relay = relay(held::add);
    relay.beat();
    int lost = 5;
    LongStream.rangeClosed(1, RedisRelay.WAITING_MAX + lost).forEach(i -> relay.send(event(i)));
    assertThat(held).hasSize(1);
    held.remove().run();
    until(() -> heard.size() == RedisRelay.WAITING_MAX);
    assertThat(heard.get(0)).isEqualTo(event(lost + 1));
    assertThat(missed).hasValue(2);
    relay.send(event(9_999));
    held.remove().run();
    until(() -> heard.contains(event(9_999)));
    assertThat(missed).hasValue(2);
  }

  @Test
  void after_redis_was_away_the_others_are_heard_again_and_told_of_a_gap() throws Exception {
    listen();
    RedisRelay relay = relay(Runnable::run);
    relay.send(event(1));
    until(() -> heard.contains(event(1)));
    redis.stop();
    relay.send(event(2));
    redis.again();
    until(() -> missed.get() == 2);
    until(
        () -> {
          relay.send(event(3));
          return heard.contains(event(3));
        });
    assertThat(heard).doesNotContain(event(2));
  }

  @Test
  void nonsense_on_the_channel_is_a_gap_and_hearing_goes_on() throws Exception {
    listen();
    RedisLine stranger = line();
    for (String text : List.of("", "{}", "null", "x".repeat(RedisRelay.CHARS_MAX + 1))) {
      stranger.ask(r -> r.publish("test:live:1", text));
    }
    until(() -> missed.get() == 5);
    relay(Runnable::run).send(event(1));
    until(() -> heard.contains(event(1)));
  }
}
