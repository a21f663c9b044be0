package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the gap before a subscription is closed, whatever the venue. */
public abstract class GapContract {

  static final Instant MINUTE = Timeframe.M1.floor(FeedBench.START);

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
  void fills_the_minutes_of_a_break_without_missing_or_doubling_one() throws InterruptedException {
    bench.follow().goAway();
    bench.until(MarketEvent.Broke.class, b -> b.why().contains(bench.goodbye()));
    bench.later(Duration.ofSeconds(70));
    bench.trade("200");
    bench.later(Duration.ofSeconds(150));

    bench.reconnect();
    bench.drain();

    assertThat(bench.finishedMinutes())
        .containsExactly(
            MINUTE, MINUTE.plusSeconds(60), MINUTE.plusSeconds(120), MINUTE.plusSeconds(180));
    bench.asTheVenueHasThem();
  }

  @Test
  void is_not_restored_before_the_gap_is_closed() throws InterruptedException, IOException {
    for (LoopbackServer.Answer failure :
        Stream.concat(
                Stream.of(
                    new LoopbackServer.Answer(503, "text/html", "<html>busy</html>"),
                    new LoopbackServer.Answer(429, "text/plain", ""),
                    new LoopbackServer.Answer(200, "text/html", "<html>challenge</html>"),
                    LoopbackServer.Answer.cut("{\"half\":true}")),
                bench.failures().stream())
            .toList()) {
      try (VenueBench one = bench()) {
        one.follow().cut();
        one.until(MarketEvent.Broke.class);
        one.server.answerWith(path -> path.contains(one.candlesPath()) ? failure : one.rest(path));
        one.later(Duration.ofSeconds(58));
        LoopbackSocket socket = one.greeted();
        one.until(
            MarketEvent.Broke.class,
            b -> b.why().startsWith("the gap cannot be closed: "),
            one::beat);
        assertThat(one.book().state()).isEqualTo(FeedState.BROKEN);

        one.server.answerWith(one::rest);
        // whoever says nothing of a wait when asked too often is given one
        one.alive(socket, Duration.ofSeconds(16));
        one.restored();

        assertThat(one.finishedMinutes()).as(failure.toString()).containsExactly(MINUTE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 418})
  void asks_nothing_for_as_long_as_it_was_told_to_wait(int status) throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    bench.server.answerWith(
        path ->
            path.contains(bench.candlesPath())
                ? LoopbackServer.Answer.throttled(status, "75")
                : bench.rest(path));
    bench.later(Duration.ofSeconds(61));
    LoopbackSocket socket = bench.greeted();
    bench.until(MarketEvent.Broke.class, b -> b.why().startsWith("the gap cannot be"), bench::beat);
    long asked = candlesAsked();
    bench.server.answerWith(bench::rest);
    for (int i = 0; i < 9; i++) {
      bench.alive(socket, Duration.ofSeconds(8));
      bench.beat();
    }
    assertThat(candlesAsked()).isEqualTo(asked);

    bench.alive(socket, Duration.ofSeconds(4));
    bench.restored();

    bench.asTheVenueHasThem();
  }

  private long candlesAsked() {
    return bench.server.asked().stream().filter(p -> p.contains(bench.candlesPath())).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 418})
  void asks_nothing_over_the_next_connection_either(int status) throws InterruptedException {
    bench.before();
    bench.server.answerWith(path -> LoopbackServer.Answer.throttled(status, "135"));
    bench.open();
    LoopbackSocket first = bench.greeted();
    bench.until(
        MarketEvent.Broke.class, b -> b.why().contains("HTTP status " + status), bench::beat);
    bench.server.answerWith(bench::rest);
    bench.alive(first, Duration.ofSeconds(20));
    first.cut();
    FeedBench.await(() -> "the loss", bench::isWaiting);
    bench.later(Duration.ofSeconds(2));
    LoopbackSocket second = bench.greeted();
    for (int i = 0; i < 6; i++) {
      bench.beat();
      bench.answeredAll();
      bench.alive(second, Duration.ofSeconds(8));
    }
    assertThat(bench.server.asked()).hasSize(1);

    bench.alive(second, Duration.ofSeconds(70));
    bench.restored();

    bench.drain();
    bench.asTheVenueHasThem();
  }

  /** All of the minute is here, but the question for the minutes before is not answered. */
  @Test
  void keeps_no_more_than_it_may_while_it_is_told_to_wait() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    bench.server.answerWith(path -> LoopbackServer.Answer.throttled(429, "100"));
    bench.later(Duration.ofSeconds(61));
    LoopbackSocket socket = bench.greeted();
    bench.until(MarketEvent.Broke.class, b -> b.why().contains("429"), bench::beat);
    bench.server.answerWith(bench::rest);
    bench.trade(socket, Pending.TRADES_MAX);
    bench.alive(socket, Duration.ofSeconds(60));
    bench.trade(socket, Pending.TRADES_MAX);
    Instant next = Timeframe.M1.next(bench.now());
    bench.alive(socket, Duration.between(bench.now(), next.plusSeconds(10)));
    bench.restored();
    bench.alive(socket, Duration.ofSeconds(60));
    bench.drain();

    bench.asTheVenueHasThem();
    assertThat(bench.finishedMinutes()).hasSizeGreaterThan(2);
    assertThat(bench.server.connections()).as("of further connections").isZero();
  }

  @Test
  void asks_again_after_a_question_that_no_thread_took_or_that_broke() throws InterruptedException {
    bench.before();
    bench.open();
    bench.refuseNextQuestion();
    bench.beat();
    LoopbackSocket refused = bench.server.next();
    bench.welcome(refused, "");
    bench.until(
        MarketEvent.Broke.class,
        b -> !b.why().startsWith("connecting"),
        () -> {
          if (!bench.isToBeGreeted()) {
            bench.later(Duration.ofMillis(100));
          }
          bench.beat();
        });
    assertThat(refused.isGoneSoon()).isTrue();
    bench.later(Duration.ofSeconds(2));
    bench.breakNextQuestion(new StackOverflowError("too deep"));
    LoopbackSocket socket = bench.greeted();
    bench.until(
        MarketEvent.Broke.class,
        b -> b.why().equals("the gap cannot be closed: java.lang.StackOverflowError: too deep"),
        bench::beat);
    bench.alive(socket, Duration.ofSeconds(2));
    bench.restored();

    assertThat(bench.book().state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void takes_a_minute_from_the_venue_when_the_line_breaks_at_its_end() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    bench.alive(socket, Duration.between(bench.now(), MINUTE.plusMillis(59_850)));
    bench.trade("150");
    bench.later(Duration.ofMillis(153));
    bench.sign(socket);
    bench.drain();
    socket.cut();
    bench.until(MarketEvent.Broke.class);

    bench.reconnect();
    bench.drain();

    assertThat(bench.finishedMinutes()).startsWith(MINUTE);
    bench.asTheVenueHasThem();
  }

  @Test
  void has_the_minutes_from_the_venue_in_which_nobody_ran_here() throws InterruptedException {
    bench.before();
    bench.trade("101");
    bench.later(Duration.ofSeconds(70));
    bench.trade("150");
    bench.later(Duration.ofSeconds(110));
    bench.open();
    bench.connect();
    bench.drain();

    assertThat(bench.finishedMinutes())
        .containsExactly(MINUTE, MINUTE.plusSeconds(60), MINUTE.plusSeconds(120));
    bench.asTheVenueHasThem();
  }

  @Test
  void tells_a_long_break_in_every_timeframe() throws InterruptedException {
    bench.follow().cut();
    bench.until(MarketEvent.Broke.class);
    bench.later(Duration.ofHours(50));
    bench.reconnect();

    for (Timeframe timeframe : Timeframe.values()) {
      assertThat(bench.book().candles(bench.pair(), timeframe, 1).lastClosesAt())
          .isEqualTo(timeframe.floor(bench.now()));
    }
    CandleSeries hours = bench.book().candles(bench.pair(), Timeframe.H1, 51);
    assertThat(hours.opensAt(50)).isEqualTo(hours.opensAt(0).plus(Duration.ofHours(50)));
  }

  @Test
  void tells_minutes_long_ago_in_pages_without_a_hole() {
    bench.later(Duration.ofSeconds(2));
    Instant from = MINUTE.minus(Duration.ofHours(9));
    List<Candle> told = new ArrayList<>();

    int pages = 0;
    for (Instant at = from; at.isBefore(MINUTE); pages++) {
      assertThat(pages).isLessThan(5);
      Minutes page = bench.history().minutes(at, MINUTE);
      assertThat(page.until()).isAfter(at);
      told.addAll(page.candles());
      at = page.until();
    }

    assertThat(told.stream().map(Candle::opensAt))
        .containsExactlyElementsOf(Stream.iterate(from, Timeframe.M1::next).limit(9 * 60).toList());
    assertThat(told).allMatch(c -> c.close() == 100.5);
  }

  @Test
  void tells_no_minute_of_long_ago_that_is_still_open() {
    bench.trade("101");
    bench.later(Duration.ofSeconds(130));
    bench.trade("102");

    Minutes page = bench.history().minutes(MINUTE, MINUTE.plus(Duration.ofMinutes(9)));

    assertThat(page.until()).isEqualTo(MINUTE.plusSeconds(120));
    assertThat(page.candles().get(0).close()).isEqualTo(101);
    assertThat(page.candles())
        .allMatch(c -> c.opensAt().isBefore(page.until()))
        .filteredOn(c -> !c.isEmpty())
        .hasSize(1);
    assertThat(bench.history().minutes(page.until(), page.until().plusSeconds(60)))
        .isEqualTo(new Minutes(List.of(), page.until()));
  }
}
