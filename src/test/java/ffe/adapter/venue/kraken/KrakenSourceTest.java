package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.feed.FeedBench.START;
import static ffe.adapter.venue.kraken.KrakenBench.BTC;
import static ffe.adapter.venue.kraken.KrakenBench.heartbeat;
import static ffe.adapter.venue.kraken.KrakenBench.snapshot;
import static ffe.adapter.venue.kraken.KrakenBench.trade;
import static ffe.adapter.venue.kraken.KrakenBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FeedState;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The normal flow over loopback: warm-up, subscription, trades, time. */
@Tag("unit")
class KrakenSourceTest {

  private static final Instant MINUTE = Timeframe.M1.floor(START);

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
  void warms_every_timeframe_up_with_finished_candles_only()
      throws IOException, InterruptedException {
    try (KrakenBench first = new KrakenBench(KnownPast.rulesOnly())) {
      MarketBook book = first.open();
      assertThat(book.candles(BTC, Timeframe.M1, 1).isEmpty()).isTrue();
      first.answered(snapshot(trade(1, "100", START.minusSeconds(60)), trade(2, "101", START)));
      first.restored();

      for (Timeframe timeframe : Timeframe.values()) {
        assertThat(book.candles(BTC, timeframe, 2_000).size()).isEqualTo(719);
        assertThat(book.candles(BTC, timeframe, 1).lastClosesAt())
            .isEqualTo(timeframe.floor(START));
      }
      assertThat(book.now()).isEqualTo(START);
      assertThat(book.state()).isEqualTo(FeedState.LIVE);
    }
  }

  @Test
  void keeps_the_candles_that_were_seen_and_asks_for_none_of_them_again()
      throws IOException, InterruptedException {
    double summed = 0.1 + 0.2;
    try (KrakenBench again = new KrakenBench(KnownPast.warm(summed))) {
      again.follow();

      for (Timeframe timeframe : Timeframe.values()) {
        CandleSeries series = again.book().candles(BTC, timeframe, 2_000);
        assertThat(series.size()).isEqualTo(719);
        assertThat(series.volumes()).containsOnly(summed);
      }
      assertThat(again.server.asked()).noneMatch(path -> path.contains("OHLC"));
    }
  }

  @Test
  void tells_whether_the_websocket_is_open() throws InterruptedException {
    assertThat(bench.source.isConnected()).isFalse();
    bench.open();
    assertThat(bench.source.isConnected()).isFalse();
    LoopbackSocket socket =
        bench.answered(snapshot(trade(1, "100", MINUTE.minusSeconds(1)), trade(2, "101", START)));
    bench.until(MarketEvent.Restored.class);
    assertThat(bench.source.isConnected()).isTrue();
    socket.cut();
    bench.until(MarketEvent.Broke.class);
    assertThat(bench.source.isConnected()).isFalse();
  }

  @Test
  void is_broken_until_the_subscription_stands() throws InterruptedException {
    MarketBook book = bench.open();
    assertThat(book.state()).isEqualTo(FeedState.BROKEN);
    assertThat(book.stateReason()).isEqualTo("connecting to Kraken");

    bench.beat();
    LoopbackSocket socket = bench.server.next();
    assertThat(socket.next())
        .isEqualTo(
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"],"
                + "\"snapshot\":true}}");
    bench.later(Duration.ofSeconds(1));
    bench.until(MarketEvent.Passed.class);
    assertThat(book.state()).isEqualTo(FeedState.BROKEN);

    socket.send(KrakenBench.subscribed());
    socket.send(snapshot(trade(1, "100", MINUTE.minusSeconds(1)), trade(2, "101", START)));
    bench.until(MarketEvent.Restored.class);
    assertThat(book.state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void tells_the_snapshots_trades_of_the_open_minute_and_leaves_the_rest_to_the_candles()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.send(update(trade(3, "102.10", START), trade(4, "101.5", START)));
    bench.until(MarketEvent.Traded.class, t -> t.tick().sequence() == 4);

    assertThat(bench.ids()).containsExactly(2L, 3L, 4L);
    assertThat(bench.book().unfinished(Timeframe.M1))
        .contains(new Candle(MINUTE, 101, 102.1, 101, 101.5, 1.5, 3));
    assertThat(bench.source.position().sequence()).isEqualTo(4);
  }

  @Test
  void keeps_prices_and_quantities_exact_whether_numbers_or_strings() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.send(
        update(
            trade(3, "\"50000.100000000000000001\"", START)
                .replace("\"qty\":0.5", "\"qty\":1e-8")));

    Tick tick = bench.until(MarketEvent.Traded.class).tick();

    assertThat(tick.price()).isEqualTo(Price.of("50000.100000000000000001"));
    assertThat(tick.quantity()).isEqualTo(Quantity.of("0.00000001"));
  }

  @Test
  void puts_a_message_in_parts_together() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.sendInParts(update(trade(3, "102", START)), 4);

    assertThat(bench.until(MarketEvent.Traded.class).tick().sequence()).isEqualTo(3);
  }

  @Test
  void tells_a_trade_once() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.send(update(trade(2, "101", START), trade(3, "102", START)));
    socket.send(update(trade(3, "102", START), trade(4, "103", START)));
    bench.until(MarketEvent.Traded.class, t -> t.tick().sequence() == 4);

    assertThat(bench.ids()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void lets_no_time_pass_that_was_not_heard() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.later(Duration.ofSeconds(5));
    assertThat(bench.read()).isEmpty();

    socket.send(heartbeat());

    assertThat(bench.until(MarketEvent.Passed.class).at()).isEqualTo(START.plusSeconds(5));
    bench.later(Duration.ofSeconds(1));
    assertThat(bench.read()).isEmpty();
  }

  @Test
  void says_nothing_after_the_limit() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.later(Duration.ofSeconds(5));
    socket.send(update(trade(3, "102", START.plusSeconds(4))));
    bench.until(MarketEvent.Traded.class);
    bench.later(Duration.ofSeconds(2));
    socket.send(heartbeat());
    bench.until(MarketEvent.Passed.class);

    assertThat(bench.source.read(START.plusSeconds(3), 10)).isEmpty();
  }

  @Test
  void finishes_a_minute_when_a_frame_says_that_it_is_over() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.later(Duration.ofSeconds(41));
    socket.send(update(trade(3, "107", MINUTE.plusSeconds(59))));
    bench.until(MarketEvent.Traded.class);
    assertThat(bench.finishedMinutes()).isEmpty();

    socket.send(heartbeat());
    bench.until(MarketEvent.Passed.class);

    assertThat(bench.finished.get(0).candle())
        .isEqualTo(new Candle(MINUTE, 101, 107, 101, 107, 1, 2));
  }

  @Test
  void keeps_session_time_between_what_was_told_and_our_clock() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.later(Duration.ofSeconds(2));
    socket.send(update(trade(3, "102", START.plusSeconds(3_600))));
    Tick early = bench.until(MarketEvent.Traded.class).tick();
    socket.send(update(trade(4, "102", START.minusSeconds(3_600))));
    Tick late = bench.until(MarketEvent.Traded.class).tick();

    assertThat(early.time()).isEqualTo(START.plusSeconds(2));
    assertThat(late.time()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void closes_its_connection_and_says_no_more() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.source.close();

    assertThat(socket.isGoneSoon()).isTrue();
    bench.later(Duration.ofSeconds(60));
    bench.beat();
    assertThat(bench.server.connections()).isZero();
  }

  @Test
  void pings_every_thirty_seconds() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    for (int i = 0; i < 4; i++) {
      bench.later(Duration.ofSeconds(9));
      socket.send(heartbeat());
      bench.until(MarketEvent.Passed.class);
      bench.beat();
    }

    assertThat(socket.next()).isEqualTo("{\"method\":\"ping\",\"req_id\":1}");
    assertThat(List.of(socket.nextIfAny())).containsExactly("");
  }
}
