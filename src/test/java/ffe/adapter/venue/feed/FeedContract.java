package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every venue's feed, in fair weather and foul; the venue's own words are its own.
 */
public abstract class FeedContract {

  private static final Instant MINUTE = Timeframe.M1.floor(FeedBench.START);

  VenueBench bench;

  protected abstract VenueBench bench() throws IOException;

  @BeforeEach
  void start() throws IOException {
    bench = bench();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void is_broken_until_what_was_missed_is_known() throws InterruptedException {
    bench.before();
    bench.open();
    assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);
    bench.connect();

    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
    assertThat(bench.source.isConnected()).isTrue();
  }

  @Test
  void tells_each_trade_once_with_its_id_beyond_what_a_double_holds() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.until(MarketEvent.Traded.class);
    Frame.Trade third = bench.trade(socket, "102.10");
    bench.messages(List.of(third)).forEach(socket::send);
    Frame.Trade fourth = bench.trade(socket, "101.5");
    bench.until(MarketEvent.Traded.class, t -> t.tick().sequence() == bench.idOf(fourth));

    assertThat(bench.ids()).isEqualTo(bench.idsMade(1)).allMatch(id -> id > 1L << 53).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.123456789", "50000.100000000000000001", "0.00000001", "99999999.99"})
  void keeps_a_price_to_its_last_digit(String price) throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    Frame.Trade sent = bench.trade(socket, price);

    MarketEvent.Traded told =
        bench.until(MarketEvent.Traded.class, t -> t.tick().sequence() == bench.idOf(sent));

    assertThat(told.tick().price()).isEqualTo(sent.price());
    assertThat(told.tick().quantity()).isEqualTo(sent.quantity());
    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void finishes_a_minute_only_when_something_heard_says_that_it_is_over()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.drain();
    bench.later(Duration.ofSeconds(5));
    assertThat(bench.read()).isEmpty();
    bench.alive(socket, Duration.ofSeconds(30));
    bench.trade(socket, "107");
    bench.until(MarketEvent.Traded.class, t -> t.tick().price().toString().equals("107"));
    assertThat(bench.finishedMinutes()).isEmpty();

    bench.alive(socket, Duration.between(bench.now(), MINUTE.plusSeconds(61)));
    bench.drain();

    double volume = 2 * bench.quantity().asDouble();
    assertThat(bench.finished.get(0).candle())
        .isEqualTo(new Candle(MINUTE, 101, 107, 101, 107, volume, 2));
  }

  @Test
  void gives_a_trade_that_is_on_its_way_at_a_minutes_end_to_that_minute()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.alive(socket, Duration.between(bench.now(), MINUTE.plusMillis(59_850)));
    Frame.Trade late = bench.trade("150");
    bench.later(Duration.ofMillis(153));
    bench.sign(socket);
    bench.drain();
    assertThat(bench.finishedMinutes()).isEmpty();
    bench.messages(List.of(late)).forEach(text -> bench.tell(socket, text));
    bench.later(Duration.ofMillis(496));
    bench.sign(socket);
    bench.drain();
    assertThat(bench.finishedMinutes()).isEmpty();

    bench.later(Duration.ofMillis(1));
    bench.sign(socket);
    bench.drain();

    assertThat(bench.finishedMinutes()).containsExactly(MINUTE);
    assertThat(bench.finished.get(0).candle().close()).isEqualTo(150);
    bench.asTheVenueHasThem();
  }

  @Test
  void has_the_venues_minutes_when_every_trade_takes_200_ms_to_come() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.alive(socket, Duration.between(bench.now(), MINUTE.plusMillis(50_900)));
    for (int i = 0; i < 150; i++) {
      Frame.Trade trade = bench.trade("" + (100 + 7 * i % 50));
      bench.later(Duration.ofMillis(200));
      bench.sign(socket);
      bench.drain();
      bench.messages(List.of(trade)).forEach(text -> bench.tell(socket, text));
      bench.drain();
      bench.later(Duration.ofMillis(800));
    }

    assertThat(bench.finishedMinutes()).hasSize(3);
    bench.asTheVenueHasThem();
  }

  /** A sign of life is no answer. */
  @Test
  void leaves_a_connection_that_does_not_answer_the_subscription() throws InterruptedException {
    bench.before();
    bench.open();
    bench.beat();
    LoopbackSocket socket = bench.server.next();
    FeedBench.await(() -> "the connection", bench.source::isConnected);
    bench.later(Duration.ofSeconds(5));
    bench.sign(socket);
    bench.later(Duration.ofSeconds(5));
    bench.sign(socket);
    bench.beat();
    assertThat(bench.isWaiting()).isFalse();
    bench.later(Duration.ofMillis(1));
    bench.beat();

    bench.until(MarketEvent.Broke.class, b -> b.why().equals("not subscribed within 10 s"));
    assertThat(socket.isGoneSoon()).isTrue();
    bench.reconnect();
    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void takes_silence_for_a_dead_line_and_dates_the_break_at_the_last_sign()
      throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.alive(socket, Duration.ofSeconds(3));
    Instant last = bench.now();
    bench.later(Duration.ofSeconds(10));
    bench.beat();
    assertThat(bench.isFollowing()).isTrue();

    bench.later(Duration.ofMillis(1));
    bench.beat();

    assertThat(bench.until(MarketEvent.Broke.class))
        .isEqualTo(new MarketEvent.Broke(last, "nothing heard for 10 s"));
    assertThat(socket.isGoneSoon()).isTrue();
  }

  @Test
  void asks_for_a_sign_of_life_or_is_given_one_unasked() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    Dialect.Talk talk = bench.talk();
    for (int i = 0; i < 4; i++) {
      bench.later(Duration.ofSeconds(9));
      bench.sign(socket);
      bench.beat();
    }

    String ping = talk.ping().orElse("");
    assertThat(ping.isEmpty() ? "" : socket.next().replaceAll("[0-9]+", "N"))
        .isEqualTo(ping.replaceAll("[0-9]+", "N"));
  }

  @Test
  void takes_what_it_cannot_read_for_a_break() throws InterruptedException, IOException {
    for (String text :
        Stream.concat(
                Stream.of(
                    "<html><body>502 Bad Gateway</body></html>",
                    "[1,2,3]",
                    "null",
                    "",
                    "{\"half\":",
                    " ".repeat(FeedBench.MESSAGE_CHARS_MAX + 1)),
                bench.unreadable().stream())
            .toList()) {
      try (VenueBench one = bench()) {
        LoopbackSocket socket = one.follow();
        one.drain();
        socket.send(text);

        MarketEvent.Broke broke = one.until(MarketEvent.Broke.class);

        assertThat(broke.why())
            .as(text.length() > 200 ? "a huge message" : text)
            .matches("(?s)unreadable message: .+|a message above 1000000 characters");
        assertThat(broke.why().length()).isLessThan(250);
        assertThat(socket.isGoneSoon()).isTrue();
        one.reconnect();
        assertThat(one.book().state()).isEqualTo(FeedState.LIVE);
      }
    }
  }

  @Test
  void says_why_the_venue_does_not_go_on() throws InterruptedException, IOException {
    for (String ending : bench.endings()) {
      String[] both = ending.split(" => ", 2);
      try (VenueBench one = bench()) {
        LoopbackSocket socket = one.follow();
        socket.send(both[0]);

        assertThat(one.until(MarketEvent.Broke.class).why()).isEqualTo(both[1]);
        assertThat(socket.isGoneSoon()).isTrue();
      }
    }
  }

  @Test
  void passes_over_what_was_not_asked_for() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.foreign().forEach(socket::send);
    Frame.Trade trade = bench.trade(socket, "102");
    bench.until(MarketEvent.Traded.class, t -> t.tick().sequence() == bench.idOf(trade));

    assertThat(bench.ids()).hasSize(2);
    assertThat(bench.told).noneMatch(MarketEvent.Broke.class::isInstance);
  }

  /** Cuts, good-byes and silence whenever they come; trades go on meanwhile. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void has_every_minute_as_the_venue_has_it_after_an_hour_of_breaks(long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    System.out.println("seed " + seed);
    LoopbackSocket socket = bench.follow();
    Instant end = bench.now().plus(Duration.ofHours(1));
    boolean isUp = true;
    int breaks = 0;
    for (int i = 0; bench.now().isBefore(end); i++) {
      bench.later(Duration.ofMillis(500 + random.nextInt(4_000)));
      if (i % 25 == 24 && isUp) {
        breaks++;
        isUp = false;
        switch (random.nextInt(3)) {
          case 0 -> socket.cut();
          case 1 -> socket.goAway();
          default -> {
            // silence
          }
        }
      }
      String price = "" + (100 + random.nextInt(50));
      if (isUp) {
        bench.trade(socket, price);
      } else {
        bench.trade(price);
      }
      bench.beat();
      bench.answeredAll();
      bench.drain();
      if (bench.isToBeGreeted()) {
        socket = bench.server.next();
        bench.welcome(socket, "");
        FeedBench.await(() -> "the greeting was heard", () -> !bench.isToBeGreeted());
        isUp = true;
      }
    }
    settle(socket, isUp);

    System.out.println(bench.finishedMinutes().size() + " minutes, " + breaks + " breaks");
    assertThat(breaks).isGreaterThan(10);
    bench.asTheVenueHasThem();
    assertThat(bench.finishedMinutes()).hasSizeGreaterThan(59);
    assertThat(bench.ids()).isSorted().doesNotHaveDuplicates();
  }

  /** Until the feed follows, and a minute more. */
  private void settle(LoopbackSocket last, boolean wasUp) throws InterruptedException {
    LoopbackSocket socket = last;
    boolean isUp = wasUp;
    for (int i = 0; i < 200 && !(bench.isFollowing() && isUp); i++) {
      bench.later(Duration.ofSeconds(1));
      if (bench.isToBeGreeted()) {
        socket = bench.server.next();
        bench.welcome(socket, "");
        FeedBench.await(() -> "the greeting was heard", () -> !bench.isToBeGreeted());
        isUp = true;
      }
      if (isUp) {
        bench.trade(socket, "120");
      }
      bench.beat();
      bench.answeredAll();
      bench.drain();
    }
    bench.alive(socket, Duration.ofSeconds(61));
    bench.drain();
  }
}
