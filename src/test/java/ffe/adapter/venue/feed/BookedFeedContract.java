package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Depth;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.OrderBook;
import ffe.money.Price;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds besides of the feed of a venue that tells order books beside its trades. */
public abstract class BookedFeedContract extends FeedContract {

  @Test
  void tells_with_each_trade_what_was_bid_and_asked_when_it_was_heard()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    assertThat(bench.source.depth().orElseThrow().trouble()).isEqualTo("not told yet");
    assertThat(bench.until(MarketEvent.Traded.class).offer()).isEmpty();

    bench.tell(socket, bench.book(VenueOrders.of("100.50", "100.60", "0.01", 40)));
    Frame.Trade trade = bench.trade(socket, "100.6");

    assertThat(
            bench
                .until(MarketEvent.Traded.class, t -> t.tick().sequence() == bench.idOf(trade))
                .offer())
        .contains(new Offer(Price.of("100.5"), Price.of("100.6")));
    OrderBook book = bench.source.depth().orElseThrow().book().orElseThrow();
    assertThat(book.at()).isEqualTo(bench.now());
    assertThat(book.bids()).hasSizeBetween(20, 25);
  }

  @Test
  void goes_on_with_trades_while_a_book_is_lost_and_says_and_counts_it()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.tell(socket, bench.book(VenueOrders.of("100.50", "100.60", "0.01", 40)));
    bench.tell(socket, bench.book(VenueOrders.of("100.60", "100.50", "0.01", 40)));
    Frame.Trade trade = bench.trade(socket, "100.6");

    assertThat(
            bench
                .until(MarketEvent.Traded.class, t -> t.tick().sequence() == bench.idOf(trade))
                .offer())
        .isEmpty();
    assertThat(bench.source.depth())
        .contains(new Depth(Optional.empty(), "bids are not below asks", 1));
    assertThat(bench.line.lostBooks()).isEqualTo(1);
    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);

    bench.tell(socket, bench.book(VenueOrders.of("100.51", "100.61", "0.01", 40)));
    assertThat(bench.source.depth().orElseThrow().book()).isPresent();
  }

  @Test
  void does_not_believe_a_book_that_stands_still_while_others_trade() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.tell(socket, bench.book(VenueOrders.of("100.50", "100.60", "0.01", 40)));
    bench.alive(socket, Duration.ofSeconds(30));
    bench.trade(socket, "100.6");
    bench.alive(socket, Duration.ofSeconds(10));
    bench.beat();
    assertThat(bench.source.depth().orElseThrow().book()).isPresent();

    bench.alive(socket, Duration.ofMillis(1));
    bench.beat();

    assertThat(bench.source.depth())
        .contains(new Depth(Optional.empty(), "no change for 10 s after a trade", 1));
    bench.drain();
    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void believes_a_book_that_changed_by_the_trade_and_stands_still_after()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.tell(socket, bench.book(VenueOrders.of("100.50", "100.60", "0.01", 40)));
    bench.alive(socket, Duration.ofMillis(900));
    bench.trade(socket, "100.6");
    bench.alive(socket, Duration.ofSeconds(11));
    bench.beat();
    assertThat(bench.source.depth().orElseThrow().book()).isPresent();
    assertThat(bench.line.lostBooks()).isZero();
  }

  @Test
  void knows_no_book_when_the_connection_is_gone() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.tell(socket, bench.book(VenueOrders.of("100.50", "100.60", "0.01", 40)));
    socket.cut();
    // an end that comes while a message is being read is swallowed by the client: silence tells it
    bench.until(
        MarketEvent.Broke.class,
        broke -> true,
        () -> {
          bench.later(Duration.ofSeconds(1));
          bench.beat();
        });

    assertThat(bench.source.depth().orElseThrow().book()).isEmpty();
    assertThat(bench.source.depth().orElseThrow().trouble()).startsWith("not connected to ");
    assertThat(bench.line.lostBooks()).isZero();
  }
}
