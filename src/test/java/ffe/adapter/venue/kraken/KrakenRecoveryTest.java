package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.feed.FeedBench.START;
import static ffe.adapter.venue.kraken.KrakenBench.heartbeat;
import static ffe.adapter.venue.kraken.KrakenBench.row;
import static ffe.adapter.venue.kraken.KrakenBench.snapshot;
import static ffe.adapter.venue.kraken.KrakenBench.trade;
import static ffe.adapter.venue.kraken.KrakenBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad weather over loopback: breaks, silence, a slow or failing REST side, a slow reader. */
@Tag("unit")
class KrakenRecoveryTest {

  private static final Instant MINUTE = Timeframe.M1.floor(START);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private KrakenBench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new KrakenBench();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void waits_twice_as_long_after_each_loss_up_to_thirty_seconds() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    for (int seconds : List.of(1, 2, 4, 8, 16, 30, 30)) {
      bench.later(Duration.ofSeconds(seconds).minusMillis(1));
      bench.beat();
      assertThat(bench.isWaiting()).isTrue();
      bench.later(Duration.ofMillis(1));
      bench.beat();
      bench.server.next().cut();
      KrakenBench.await(() -> "the loss", bench::isWaiting);
    }
  }

  @Test
  void takes_up_to_a_half_off_the_wait_by_jitter() throws IOException, InterruptedException {
    try (KrakenBench hasty = new KrakenBench(1_000, 0.5)) {
      hasty.follow().cut();
      hasty.until(MarketEvent.Broke.class);
      hasty.later(Duration.ofMillis(749));
      hasty.beat();
      assertThat(hasty.isWaiting()).isTrue();

      hasty.later(Duration.ofMillis(1));
      hasty.beat();

      assertThat(hasty.isWaiting()).isFalse();
    }
  }

  @Test
  void waits_for_a_minute_that_kraken_has_not_finished() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    long opens = MINUTE.getEpochSecond();
    bench.server.answerWith(
        path ->
            LoopbackServer.Answer.json(
                "{\"error\":[],\"result\":{\"XXBTZUSD\":["
                    + row(opens - 60, "7", "1", 1)
                    + ","
                    + row(opens, "8", "1", 1)
                    + "],\"last\":1}}"));
    bench.later(Duration.ofSeconds(60));
    LoopbackSocket socket =
        bench.reconnect(SECOND, snapshot(trade(9, "300", MINUTE), trade(10, "301", bench.now())));
    bench.until(MarketEvent.Broke.class, b -> b.why().startsWith("waiting for Kraken to finish"));

    bench.server.answerWith(bench::candles);
    bench.alive(socket, SECOND);
    bench.restored();

    assertThat(bench.finishedMinutes()).containsExactly(MINUTE);
  }

  @Test
  void gives_a_slow_rest_side_up_in_time_and_asks_again() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    bench.limitRest(Duration.ofMillis(300));
    CountDownLatch never = new CountDownLatch(1);
    bench.server.answerWith(
        path -> {
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return bench.candles(path);
        });
    bench.later(Duration.ofSeconds(60));
    LoopbackSocket socket =
        bench.reconnect(SECOND, snapshot(trade(9, "300", MINUTE), trade(10, "301", bench.now())));
    bench.until(MarketEvent.Broke.class, b -> b.why().contains("timed out"));

    bench.limitRest(Duration.ofSeconds(20));
    bench.server.answerWith(bench::candles);
    bench.alive(socket, SECOND);
    bench.restored();
    never.countDown();

    assertThat(bench.finishedMinutes()).containsExactly(MINUTE);
  }

  @Test
  void breaks_rather_than_drop_a_trade_when_the_reader_is_too_slow()
      throws IOException, InterruptedException {
    try (KrakenBench small = new KrakenBench(10, 0)) {
      LoopbackSocket socket = small.follow();
      for (int i = 3; i < 20; i++) {
        socket.send(update(trade(i, "" + (100 + i), START)));
      }
      assertThat(socket.isGoneSoon()).isTrue();
      MarketEvent.Broke broke = small.until(MarketEvent.Broke.class);
      assertThat(broke.why()).isEqualTo("the queue of events is full: the reader is too slow");
      assertThat(small.ids()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);

      small.reconnect(
          SECOND,
          snapshot(trade(12, "112", START), trade(13, "113", START), trade(14, "99", START)));
      small.restored();
      small.until(MarketEvent.Traded.class, t -> t.tick().sequence() == 14);

      assertThat(small.ids()).endsWith(12L, 13L, 14L);
    }
  }

  @Test
  void is_restored_once_and_its_sockets_are_not_left_open() throws InterruptedException {
    LoopbackSocket first = bench.follow();
    first.cut();
    bench.until(MarketEvent.Broke.class);
    LoopbackSocket second = bench.reconnect(SECOND, snapshot(trade(2, "101", START)));
    bench.restored();
    second.send(heartbeat());

    assertThat(bench.server.open()).containsExactly(second);
    assertThat(bench.told.stream().filter(MarketEvent.Restored.class::isInstance)).hasSize(2);
  }
}
