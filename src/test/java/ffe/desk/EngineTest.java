package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.ToldLog;
import ffe.council.Asker;
import ffe.council.GaveWayException;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.market.SourceChangedException;
import ffe.trading.AgentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EngineTest {

  private static final Duration TEN = Duration.ofSeconds(10);
  private static final Duration LONG = LeaseKeeper.MOST;

  private final EngineBench bench = new EngineBench();
  private final Engine engine = bench.engine;

  @Test
  void hands_a_feeds_events_out_by_the_feeds_clock_when_ours_was_set_back() {
    bench.beats(1);
    bench.feed().flat(Duration.ofMinutes(3), "100");
    bench.later(Duration.ofMinutes(-10));
    bench.beats(1);

    assertThat(bench.feed().untold()).isZero();
    assertThat(bench.cockpit().status().marketNow()).isEqualTo(HandFeed.START.plusSeconds(170));
  }

  @Test
  void makes_the_parts_once_while_another_server_trades_and_looks_at_the_lease_each_time() {
    bench.otherServerTrades(true);
    bench.beats(60);

    assertThat(bench.made).hasSize(1);
    assertThat(bench.looksAtTheLease()).isEqualTo(60);
    assertThat(bench.cockpit().status().holder()).isFalse();

    bench.otherServerTrades(false);
    bench.beats(1);
    assertThat(bench.cockpit().status().holder()).isTrue();
    assertThat(bench.made).hasSize(1);
  }

  @Test
  void knows_the_time_of_a_feed_that_another_server_follows_now() {
    bench.beats(1);
    bench.feed().flat(Duration.ofMinutes(3), "100");
    bench.otherServerTrades(true);
    bench.later(Duration.ofMinutes(10));
    bench.beats(1);
    StatusView status = bench.cockpit().status();
    assertThat(status.holder()).isFalse();
    assertThat(status.marketNow()).isEqualTo(status.wallNow());
  }

  @Test
  void keeps_the_lease_while_analysts_take_their_time_and_not_for_ever() {
    bench.beats(1);
    List<Integer> looks = new ArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    bench.whileAsked(
        () -> {
          if (asked.getAndIncrement() > 0) {
            return;
          }
          for (Duration passed : List.of(Duration.ofSeconds(1), LeaseKeeper.AFTER, TEN, LONG)) {
            bench.later(passed);
            engine.beat();
            looks.add(bench.looksAtTheLease());
          }
        });
    bench.feed().flat(Duration.ofMinutes(6), "100");
    bench.beats(1);

    int before = looks.get(0);
    assertThat(looks).containsExactly(before, before + 1, before + 2, before + 2);
    assertThat(engine.trouble()).isEmpty();
  }

  @Test
  void a_halt_does_not_wait_for_models_and_their_cycle_decides_nothing() throws Exception {
    Slow slow = new Slow();
    bench.ask(slow);
    bench.beats(1);
    bench.feed().flat(Duration.ofMinutes(6), "100");
    Thread beat = new Thread(() -> bench.beats(1));
    beat.start();
    assertThat(slow.isAsked.await(60, TimeUnit.SECONDS)).isTrue();

    bench.cockpit().command(AgentState.Command.HALT, "test");
    beat.join();

    assertThat(bench.cockpit().status().agent()).isEqualTo(AgentState.HALTED);
    assertThat(engine.trouble()).isEmpty();
    assertThat(bench.journal("kraken").decisions()).isEmpty();
  }

  /** Answers nothing until it is to give way. */
  private static final class Slow implements Asker {

    final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch gaveWay = new CountDownLatch(1);

    @Override
    public List<ModelReply> ask(List<ModelRequest> requests) {
      isAsked.countDown();
      try {
        if (!gaveWay.await(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody made it give way");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      throw new GaveWayException("a command did not wait");
    }

    @Override
    public void giveWay() {
      gaveWay.countDown();
    }
  }

  @Test
  void a_turn_that_ended_keeps_nothing() {
    LeaseKeeper keeper = new LeaseKeeper(bench.lease, "main", bench.clock);
    keeper.hold();
    keeper.end();
    bench.later(TEN);
    keeper.keep();
    assertThat(bench.looksAtTheLease()).isEqualTo(1);
  }

  @Test
  void waits_longer_after_each_failure_and_tells_each_reason_once() {
    List<LogRecord> told =
        ToldLog.by(
            Engine.class,
            () -> {
              bench.failToMake(new IllegalStateException("no parts"));
              bench.beats(120);
            });

    // after 1, 2, 4, 8, 16, 30, 30 and 30 seconds of waiting
    assertThat(bench.made).hasSize(8);
    assertThat(bench.looksAtTheLease()).isEqualTo(120);
    assertThat(told).hasSize(2);
    assertThat(engine.trouble()).contains("no parts");

    bench.recover();
    bench.beats(30);
    assertThat(bench.cockpit().status().holder()).isTrue();
    assertThat(engine.trouble()).isEmpty();
  }

  @Test
  void opens_again_at_once_when_the_database_is_back() {
    bench.beats(1);
    bench.failToAppend(EngineBench.down());
    bench.feed().flat(Duration.ofMinutes(6), "100");
    bench.beats(1);
    assertThat(engine.trouble()).contains("the database cannot be used");

    bench.recover();
    bench.beats(1);

    assertThat(engine.trouble()).isEmpty();
  }

  @Test
  void opens_the_source_anew_at_once_when_it_says_that_it_changed() {
    bench.beats(1);
    HandFeed first = bench.feed();
    first.failWith(new SourceChangedException("new rules"));
    bench.beats(2);

    assertThat(first.isClosed()).isTrue();
    assertThat(bench.made).hasSize(2);
    assertThat(engine.trouble()).isEmpty();
  }

  @Test
  void drops_the_lane_when_a_command_fails_in_a_way_nobody_foresaw() {
    bench.beats(1);
    HandFeed first = bench.feed();
    bench.failToAppend(new IllegalArgumentException("cannot execute INSERT, 25006"));

    assertThatThrownBy(() -> bench.cockpit().command(AgentState.Command.HALT, "test"))
        .hasMessageContaining("25006");

    assertThat(first.isClosed()).isTrue();
    assertThat(engine.trouble()).contains("25006");
    bench.recover();
    bench.beats(1);
    assertThat(bench.cockpit().status().agent()).isEqualTo(AgentState.RUNNING);
    bench.cockpit().command(AgentState.Command.HALT, "test");
    assertThat(bench.cockpit().status().agent()).isEqualTo(AgentState.HALTED);
  }

  @Test
  void keeps_the_lane_when_a_command_is_refused() {
    bench.beats(1);
    assertThatThrownBy(() -> bench.cockpit().command(AgentState.Command.LIFT, "test"))
        .isInstanceOf(ConflictException.class);
    assertThat(bench.feed().isClosed()).isFalse();
    assertThat(engine.trouble()).isEmpty();
  }

  @Test
  void is_not_retired_while_something_is_held() {
    bench.beats(1);
    bench.buy();
    bench.feed().flat(Duration.ofMinutes(6), "100");
    bench.beats(1);
    assertThat(bench.cockpit().positions()).hasSize(1);
    AtomicInteger archived = new AtomicInteger();

    assertThatThrownBy(() -> engine.retire(archived::incrementAndGet))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("close it first");

    assertThat(archived).hasValue(0);
    assertThat(bench.feed().isClosed()).isFalse();
    bench.beats(1);
    assertThat(bench.cockpit().status().holder()).isTrue();
  }

  @Test
  void runs_on_when_its_account_could_not_be_archived() {
    bench.beats(1);
    assertThatThrownBy(
            () ->
                engine.retire(
                    () -> {
                      throw EngineBench.down();
                    }))
        .hasMessageContaining("gone");
    bench.beats(1);
    assertThat(engine.trouble()).isEmpty();
    assertThat(bench.cockpit().status().holder()).isTrue();
  }

  @Test
  void ends_when_its_account_is_archived() {
    bench.beats(1);
    AtomicInteger archived = new AtomicInteger();
    engine.retire(archived::incrementAndGet);
    int looks = bench.looksAtTheLease();
    bench.beats(2);

    assertThat(archived).hasValue(1);
    assertThat(bench.feed().isClosed()).isTrue();
    assertThat(bench.releases()).isEqualTo(1);
    assertThat(bench.looksAtTheLease()).isEqualTo(looks);
  }

  @Test
  void gives_the_lease_back_at_its_end_and_takes_it_no_more() {
    bench.beats(1);
    assertThat(bench.releases()).isZero();
    engine.stop();
    int looks = bench.looksAtTheLease();
    bench.beats(3);

    assertThat(bench.releases()).isEqualTo(1);
    assertThat(bench.looksAtTheLease()).isEqualTo(looks);
  }
}
