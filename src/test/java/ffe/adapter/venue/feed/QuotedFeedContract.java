package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds besides of the feed of a venue whose quotes are prices. */
public abstract class QuotedFeedContract extends FeedContract {

  private static final Instant MINUTE = Timeframe.M1.floor(FeedBench.START);

  private QuotedBench quoted;

  @Override
  protected abstract QuotedBench bench() throws IOException;

  @BeforeEach
  void know() {
    quoted = (QuotedBench) bench;
  }

  private MarketEvent.Traded told(LoopbackSocket socket, String bid, String ask, String middle) {
    quoted.tell(socket, quoted.quote(quoted.now(), bid, ask));
    return quoted.until(MarketEvent.Traded.class, t -> t.tick().price().equals(Price.of(middle)));
  }

  @Test
  void takes_the_middle_of_a_quote_for_a_price_without_volume_and_tells_both_sides()
      throws InterruptedException {
    LoopbackSocket socket = quoted.follow();

    MarketEvent.Traded told = told(socket, "100.000000001", "100.000000002", "100.0000000015");

    assertThat(told.tick().quantity()).isEqualTo(Quantity.ZERO);
    assertThat(told.offer())
        .contains(new Offer(Price.of("100.000000001"), Price.of("100.000000002")));
    assertThat(quoted.source.depth().orElseThrow().book().orElseThrow().offer())
        .isEqualTo(told.offer());
  }

  @Test
  void makes_minutes_of_middles_that_add_nothing_to_their_volume() throws InterruptedException {
    LoopbackSocket socket = quoted.follow();
    told(socket, "89", "91", "90");
    told(socket, "119", "121", "120");
    told(socket, "109", "111", "110");
    quoted.alive(socket, Duration.between(quoted.now(), MINUTE.plusSeconds(61)));
    quoted.drain();

    assertThat(quoted.finished.get(0).candle())
        .isEqualTo(new Candle(MINUTE, 101, 120, 90, 110, quoted.quantity().asDouble(), 4));
  }

  @Test
  void tells_a_quote_once_that_comes_again() throws InterruptedException {
    LoopbackSocket socket = quoted.follow();
    told(socket, "100", "102", "101");
    String same = quoted.quote(quoted.now(), "104", "106");
    quoted.tell(socket, same);
    quoted.tell(socket, same);
    told(socket, "106", "108", "107");

    assertThat(quoted.traded()).extracting(t -> t.price().toString()).endsWith("105", "107");
    assertThat(quoted.traded()).filteredOn(t -> t.price().toString().equals("105")).hasSize(1);
  }

  @Test
  void takes_no_price_from_a_quote_that_is_crossed_and_goes_on() throws InterruptedException {
    LoopbackSocket socket = quoted.follow();
    told(socket, "100", "102", "101");
    quoted.tell(socket, quoted.quote(quoted.now(), "103", "102"));

    assertThat(quoted.source.depth().orElseThrow().trouble()).isEqualTo("bids are not below asks");
    assertThat(quoted.line.lostBooks()).isEqualTo(1);
    assertThat(told(socket, "104", "106", "105").offer()).isPresent();
    assertThat(quoted.traded()).noneMatch(t -> t.price().toString().equals("102.5"));
    assertThat(quoted.book().state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void knows_no_quote_when_the_connection_is_gone() throws InterruptedException {
    LoopbackSocket socket = quoted.follow();
    told(socket, "100", "102", "101");
    socket.cut();
    quoted.until(MarketEvent.Broke.class);

    assertThat(quoted.source.depth().orElseThrow().book()).isEqualTo(Optional.empty());
    assertThat(quoted.line.lostBooks()).isZero();
  }

  /** What was quoted before nobody tells, so the minute that is open is the venue's. */
  @Test
  void follows_from_the_next_minute_when_it_comes_in_the_middle_of_one()
      throws InterruptedException {
    quoted.before();
    quoted.later(Duration.ofSeconds(20));
    quoted.trade("95");
    quoted.later(Duration.ofSeconds(1));
    quoted.open();
    LoopbackSocket socket = quoted.answered("");
    FeedBench.await(() -> "the greeting was heard", () -> !quoted.isToBeGreeted());
    quoted.later(Duration.ofSeconds(1));
    quoted.trade(socket, "101");
    quoted.later(Duration.ofSeconds(1));
    quoted.until(
        MarketEvent.Broke.class,
        b -> b.why().startsWith("waiting for the minute's end"),
        quoted::beat);
    quoted.alive(socket, Duration.between(quoted.now(), MINUTE.plusSeconds(62)));
    Frame.Trade next = quoted.trade(socket, "103");
    quoted.restored();
    quoted.drain();

    assertThat(quoted.ids()).containsExactly(quoted.idOf(next));
    assertThat(quoted.finishedMinutes()).containsExactly(MINUTE);
    quoted.asTheVenueHasThem();
  }
}
