package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.feed.FeedBench.START;
import static ffe.adapter.venue.kraken.KrakenBench.heartbeat;
import static ffe.adapter.venue.kraken.KrakenBench.snapshot;
import static ffe.adapter.venue.kraken.KrakenBench.trade;
import static ffe.adapter.venue.kraken.KrakenBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our clock is set while the feed is followed. */
@Tag("unit")
class KrakenClockTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private KrakenBench bench;
  private LoopbackSocket socket;

  @BeforeEach
  void follow() throws IOException, InterruptedException {
    bench = new KrakenBench();
    socket = bench.follow();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void follows_no_step_before_it_was_looked_at() {
    bench.setClock(TEN_MINUTES);
    socket.send(update(trade(3, "102", START.plusMillis(1))));

    MarketEvent.Traded told = bench.until(MarketEvent.Traded.class);

    assertThat(told.at()).isBefore(START.plusSeconds(1));
    assertThat(bench.finished).isEmpty();
  }

  @Test
  void says_that_the_clock_was_set_back_at_once_and_goes_on_when_it_has_caught_up()
      throws InterruptedException {
    bench.setClock(TEN_MINUTES.negated());
    bench.beat();

    MarketEvent.Broke broke = bench.until(MarketEvent.Broke.class);

    assertThat(broke.why()).isEqualTo("our clock was set back by 600 s");
    assertThat(broke.at()).isEqualTo(START);
    assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);
    LoopbackSocket second =
        bench.answered(snapshot(trade(2, "101", START), trade(3, "102", START.plusSeconds(1))));
    bench.until(
        MarketEvent.Broke.class, b -> b.why().startsWith("our clock is behind what was told"));
    assertThat(bench.book().now()).isEqualTo(START);

    bench.alive(second, TEN_MINUTES.plusSeconds(60));
    bench.restored();

    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
    assertThat(bench.ids()).startsWith(2L).doesNotHaveDuplicates();
  }

  @Test
  void invents_no_candle_and_waits_for_nothing_when_a_step_forward_is_taken_back()
      throws InterruptedException {
    bench.setClock(TEN_MINUTES);
    bench.beat();
    assertThat(bench.until(MarketEvent.Broke.class).why())
        .isEqualTo("our clock was set forward by 600 s");
    bench.server.next();
    bench.later(Duration.ofSeconds(1));
    assertThat(bench.read()).isEmpty();

    bench.setClock(TEN_MINUTES.negated());
    bench.beat();
    assertThat(bench.until(MarketEvent.Broke.class).why())
        .isEqualTo("our clock was set back by 600 s");
    bench.answered(snapshot(trade(2, "101", START), trade(3, "102", START.plusSeconds(1))));
    bench.restored();

    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
    assertThat(bench.book().now()).isBefore(START.plusSeconds(30));
    assertThat(bench.finished).isEmpty();
  }

  @Test
  void fills_the_minutes_of_a_step_that_was_right() throws InterruptedException {
    bench.setClock(TEN_MINUTES);
    bench.beat();
    bench.until(MarketEvent.Broke.class);
    Instant now = bench.now();

    bench.answered(snapshot(trade(50, "210", now.minusSeconds(60)), trade(51, "211", now)));
    bench.restored();

    assertThat(bench.finishedMinutes()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void takes_a_small_correction_for_no_step() {
    for (int i = 0; i < 20; i++) {
      bench.later(Duration.ofMillis(250));
      bench.setClock(Duration.ofMillis(i % 2 == 0 ? 400 : -400));
      socket.send(heartbeat());
      KrakenBench.await(
          () -> "heard", () -> !bench.heardAt().isBefore(bench.now().minusSeconds(1)));
      bench.beat();
    }
    assertThat(bench.told).noneMatch(MarketEvent.Broke.class::isInstance);
    assertThat(bench.isFollowing()).isTrue();
    assertThat(List.copyOf(bench.ids())).containsExactly(2L);
  }
}
