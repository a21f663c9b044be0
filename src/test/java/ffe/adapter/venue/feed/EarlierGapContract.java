package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the gap is closed at a venue that tells the trades before a subscription, too. */
public abstract class EarlierGapContract extends GapContract {

  @Test
  void goes_on_within_the_same_minute_after_a_cut() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);
    bench.trade("99");
    bench.trade("105");

    bench.reconnect();
    bench.drain();

    assertThat(bench.ids())
        .containsExactly(
            VenueBench.FIRST_ID + 1,
            VenueBench.FIRST_ID + 2,
            VenueBench.FIRST_ID + 3,
            VenueBench.FIRST_ID + 4);
    assertThat(bench.book().unfinished(Timeframe.M1))
        .contains(new Candle(MINUTE, 101, 105, 99, 101, 2, 4));
  }

  @Test
  void waits_for_the_minutes_end_when_not_all_of_its_trades_are_told() throws InterruptedException {
    bench.tellAtMost(2);
    for (int i = 0; i < 5; i++) {
      bench.trade("9" + i);
    }
    bench.open();
    LoopbackSocket socket = bench.greeted();
    bench.until(
        MarketEvent.Broke.class,
        b -> b.why().startsWith("waiting for the minute's end, since not all of its trades"),
        bench::beat);
    bench.alive(socket, Duration.ofSeconds(30));
    bench.trade(socket, "103");
    bench.alive(socket, Duration.ofSeconds(12));
    Frame.Trade next = bench.trade(socket, "104");
    bench.restored();
    bench.drain();

    assertThat(bench.ids()).containsExactly(next.id());
    assertThat(bench.finishedMinutes()).containsExactly(MINUTE);
    bench.asTheVenueHasThem();
  }

  @Test
  void asks_for_earlier_trades_twice_at_most_and_says_what_failed() throws InterruptedException {
    bench.before();
    bench.server.answerWith(
        path ->
            path.contains(bench.candlesPath())
                ? bench.rest(path)
                : new LoopbackServer.Answer(503, "text/plain", "over capacity"));
    bench.open();
    LoopbackSocket socket = bench.greeted();
    bench.until(
        MarketEvent.Broke.class,
        b -> b.why().endsWith("answered with HTTP status 503: over capacity"),
        bench::beat);
    for (int i = 0; i < 5; i++) {
      bench.alive(socket, Duration.ofSeconds(4));
      bench.beat();
      bench.answeredAll();
    }
    assertThat(bench.server.asked().stream().filter(p -> p.contains("trades")).count())
        .isLessThanOrEqualTo(Pending.ASKED_MAX);
    assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);

    bench.server.answerWith(bench::rest);
    bench.alive(socket, Duration.ofSeconds(50));
    bench.restored();

    bench.drain();
    bench.asTheVenueHasThem();
  }

  @Test
  void follows_a_busy_pair_from_the_next_minute_on() throws InterruptedException {
    bench.tellAtMost(2);
    bench.trade("90");
    bench.trade("91");
    bench.trade("92");
    bench.open();
    LoopbackSocket socket = bench.greeted();
    bench.until(
        MarketEvent.Broke.class, b -> b.why().startsWith("waiting for the minute"), bench::beat);
    bench.trade(socket, Pending.TRADES_MAX / 2);
    bench.alive(socket, Duration.ofSeconds(20));
    bench.trade(socket, Pending.TRADES_MAX / 2 + 100);
    bench.alive(socket, Duration.ofSeconds(20));
    bench.trade(socket, 200);
    bench.restored();
    bench.alive(socket, Duration.ofSeconds(60));
    bench.drain();

    assertThat(bench.finishedMinutes()).containsExactly(MINUTE, MINUTE.plusSeconds(60));
    bench.asTheVenueHasThem();
    assertThat(bench.server.connections()).as("of further connections").isZero();
  }

  @Test
  void tells_no_trade_again_that_a_former_run_was_told() throws InterruptedException {
    bench.before();
    Frame.Trade told = bench.trade("101");
    bench.later(Duration.ofSeconds(3));
    bench.open(Optional.of(new SourcePosition(told.id(), told.stamp())));
    LoopbackSocket socket = bench.greeted();
    bench.until(
        MarketEvent.Broke.class,
        b -> b.why().startsWith("waiting for the minute's end"),
        bench::beat);
    assertThat(bench.source.position().sequence()).isEqualTo(told.id());

    bench.alive(socket, Duration.ofSeconds(42));
    Frame.Trade next = bench.trade(socket, "103");
    bench.restored();
    bench.drain();

    assertThat(bench.ids()).containsExactly(next.id());
    bench.asTheVenueHasThem();
  }
}
