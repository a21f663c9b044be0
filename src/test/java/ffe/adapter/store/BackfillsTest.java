package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.backfill.BackfillBook.Claim;
import ffe.desk.backfill.BackfillOrder;
import ffe.desk.backfill.BackfillSums;
import ffe.desk.backfill.BackfillView;
import ffe.desk.backfill.BackfillView.State;
import ffe.desk.backfill.BackfillWorker;
import ffe.desk.backfill.PastMinutes;
import ffe.desk.backfill.WholeMinutes;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders in a real database, and the worker over them; the venue is by hand. */
@Tag("store")
class BackfillsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OVER = Duration.ZERO;
  private static final int PAGE = 100;

  private final String source = "venue-" + TestStore.newAccount();
  private final StoreBackfills book = new StoreBackfills(TestStore.transactions());
  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final HandVenue venue = new HandVenue();
  private final HandClock clock = new HandClock();
  private final BackfillWorker worker = new BackfillWorker(book, venue, clock);

  /** Tells every minute but each seventh, a page at a time. */
  private static final class HandVenue implements PastMinutes {

    private final List<Instant> asked = new ArrayList<>();
    private Optional<RuntimeException> trouble = Optional.empty();
    private Instant open = Instant.MAX;

    @Override
    public Optional<Terms> terms(String source, Instrument instrument) {
      return Optional.of(new Terms(Optional.empty(), Optional.empty()));
    }

    @Override
    public List<String> sources() {
      return List.of();
    }

    @Override
    public Page ask(String source, Instrument instrument, Instant from, Instant to) {
      asked.add(from);
      trouble.ifPresent(
          t -> {
            throw t;
          });
      Instant full = from.plusSeconds(60L * PAGE);
      Instant until = full.isBefore(to) ? full : to;
      until = open.isBefore(until) ? open : until;
      List<Candle> told = new ArrayList<>();
      for (Instant at = from; at.isBefore(until); at = Timeframe.M1.next(at)) {
        long minute = at.getEpochSecond() / 60;
        if (minute % 7 != 0) {
          told.add(candle(at, 100.0 + (int) (minute % 5)));
        }
      }
      return new Page(told, until);
    }
  }

  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2024-02-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static Candle candle(Instant at, double close) {
    return new Candle(at, close, close, close, close, 2, 3);
  }

  @BeforeEach
  void nothing_is_ordered() throws SQLException {
    sql("DELETE FROM backfill");
  }

  private static void sql(String text) throws SQLException {
    try (Connection application = TestStore.asApplication();
        Statement statement = application.createStatement()) {
      statement.execute(text);
    }
  }

  private BackfillOrder order(int minutes) {
    return new BackfillOrder(source, BTC, START, START.plusSeconds(60L * minutes));
  }

  private void open(String id, int minutes) {
    assertThat(book.open(id, order(minutes), "tom", 50)).isTrue();
  }

  private BackfillView view(String id) {
    return book.find(id).orElseThrow();
  }

  private List<Candle> stored() {
    return archive.candles(
        new Lane("x", BTC, source), Timeframe.M1, START.plus(Duration.ofDays(30)), 10_000);
  }

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      worker.tick();
      clock.now = clock.now.plusSeconds(61);
    }
  }

  @Test
  void stores_every_minute_of_an_order_a_page_a_tick() {
    open("a", 1_000);

    tick(4);
    assertThat(view("a").state()).isEqualTo(State.RUNNING);
    assertThat(view("a").reached()).isEqualTo(START.plusSeconds(60L * 400));
    tick(6);

    assertThat(view("a").state()).isEqualTo(State.DONE);
    assertThat(stored().stream().map(Candle::opensAt))
        .containsExactlyElementsOf(
            Stream.iterate(stored().get(0).opensAt(), Timeframe.M1::next)
                .limit(1_000 - START.until(stored().get(0).opensAt(), ChronoUnit.MINUTES))
                .toList());
    long quiet = stored().stream().filter(Candle::isEmpty).count();
    assertThat(view("a").sums())
        .isEqualTo(new BackfillSums(stored().size() - quiet, quiet, stored().size(), 0));
    assertThat(quiet).isBetween(140L, 143L);
    assertThat(venue.asked).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void leaves_what_is_stored_and_counts_what_the_venue_tells_otherwise() {
    Candle first = candle(START.plusSeconds(60L * 11), 55);
    series.keepCandles(source, BTC, Timeframe.M1, List.of(first));
    open("a", 90);

    tick(1);

    assertThat(view("a").sums().different()).isEqualTo(1);
    assertThat(view("a").sums().known()).isEqualTo(1);
    assertThat(stored()).contains(first);
  }

  @Test
  void goes_on_where_a_lost_server_was() {
    open("a", 300);
    Claim lost = book.take("lost", OVER).orElseThrow();
    WholeMinutes page =
        new WholeMinutes(
            List.of(candle(START, 7)),
            0,
            Optional.of(new WholeMinutes.LastClose(START, 7)),
            START.plusSeconds(120));
    assertThat(book.keep(lost, page, OVER)).isPresent();
    assertThat(view("a").state()).isEqualTo(State.QUEUED);

    tick(1);
    assertThat(book.keep(lost, page, LONG)).isEmpty();
    assertThat(book.beat(lost, LONG)).isFalse();
    tick(2);

    assertThat(view("a").state()).isEqualTo(State.DONE);
    assertThat(venue.asked.get(0)).isEqualTo(START.plusSeconds(120));
    // and nothing of the lost one counts any more
    assertThat(book.keep(lost, page, LONG)).isEmpty();
    assertThat(book.failed(lost, "no")).isFalse();
    assertThat(view("a").state()).isEqualTo(State.DONE);
  }

  @Test
  void goes_on_at_the_last_close_it_was_told() {
    Instant quiet = Instant.ofEpochSecond((START.getEpochSecond() / 420 + 1) * 420);
    assertThat(
            book.open("a", new BackfillOrder(source, BTC, START, quiet.plusSeconds(60)), "tom", 9))
        .isTrue();
    Claim lost = book.take("lost", OVER).orElseThrow();
    WholeMinutes page =
        new WholeMinutes(
            List.of(),
            0,
            Optional.of(new WholeMinutes.LastClose(quiet.minusSeconds(60), 7.25)),
            quiet);
    assertThat(book.keep(lost, page, OVER)).isPresent();

    tick(1);

    assertThat(stored()).containsExactly(new Candle(quiet, 7.25, 7.25, 7.25, 7.25, 0, 0));
  }

  @Test
  void runs_one_at_a_time_in_their_order() throws Exception {
    open("a", 10);
    open("b", 10);
    List<Optional<Claim>> taken = new ArrayList<>();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier both = new CyclicBarrier(2);
      List<Future<Optional<Claim>>> asked = new ArrayList<>();
      for (String name : List.of("one", "other")) {
        asked.add(
            two.submit(
                () -> {
                  both.await();
                  return book.take(name, LONG);
                }));
      }
      for (Future<Optional<Claim>> future : asked) {
        taken.add(future.get());
      }
    } finally {
      two.shutdown();
    }

    assertThat(taken.stream().flatMap(Optional::stream).map(Claim::id)).containsExactly("a");
    assertThat(book.done(taken.stream().flatMap(Optional::stream).findFirst().orElseThrow()))
        .as("done is what reached its end only")
        .isFalse();
  }

  @Test
  void waits_while_the_venue_asks_to_and_fails_when_it_says_no() {
    open("a", 10);
    venue.trouble =
        Optional.of(
            new PastMinutes.NotToldException("busy", false, Duration.ofMinutes(5), new Error()));
    tick(4);
    assertThat(venue.asked).as("five minutes have not passed").hasSize(1);
    tick(2);
    assertThat(venue.asked).hasSize(2);
    venue.trouble =
        Optional.of(new PastMinutes.NotToldException("no such pair", true, OVER, new Error()));
    tick(6);
    assertThat(view("a").state()).isEqualTo(State.FAILED);
    assertThat(view("a").problem()).isEqualTo("no such pair");

    venue.trouble = Optional.empty();
    assertThat(book.resume("a", 50)).isTrue();
    tick(1);
    assertThat(view("a").state()).isEqualTo(State.DONE);
    assertThat(view("a").problem()).isEmpty();
  }

  @Test
  void fails_after_so_many_attempts_and_keeps_what_it_has() {
    open("a", 300);
    tick(1);
    venue.open = START.plusSeconds(60L * PAGE);
    tick(40);
    assertThat(view("a").state()).isEqualTo(State.FAILED);
    assertThat(view("a").problem()).contains("has not finished the minute");
    assertThat(venue.asked).hasSizeLessThan(25);
    assertThat(view("a").reached()).isEqualTo(START.plusSeconds(60L * PAGE));
  }

  @Test
  void stops_when_it_is_cancelled_and_resumes_there() {
    open("a", 300);
    tick(1);
    assertThat(book.cancel("a")).isTrue();
    assertThat(book.cancel("a")).isFalse();
    tick(2);
    assertThat(view("a").state()).isEqualTo(State.CANCELLED);
    assertThat(view("a").reached()).isEqualTo(START.plusSeconds(60L * PAGE));
    assertThat(book.resume("a", 50)).isTrue();
    assertThat(book.resume("a", 50)).isFalse();
    tick(4);
    assertThat(view("a").state()).isEqualTo(State.DONE);
    assertThat(view("a").sums().told() + view("a").sums().quiet())
        .isEqualTo(view("a").sums().added());
  }

  @Test
  void holds_a_bounded_number_of_orders() {
    assertThat(book.open("a", order(1), "tom", 2)).isTrue();
    assertThat(book.open("b", order(1), "tom", 2)).isTrue();
    assertThat(book.open("c", order(1), "tom", 2)).isFalse();
    assertThat(book.cancel("a")).isTrue();
    assertThat(book.open("c", order(1), "tom", 2)).isTrue();
    assertThat(book.resume("a", 2)).isFalse();
    assertThat(book.list(2)).extracting(BackfillView::id).containsExactly("c", "b");
  }

  @Test
  void goes_on_after_the_database_was_away() {
    open("a", 200);
    tick(1);
    venue.trouble = Optional.of(new JournalDownException("away", new Error()));
    tick(1);
    venue.trouble = Optional.empty();
    tick(1);
    assertThat(venue.asked).as("the lease has to end first").hasSize(2);
    Claim other = book.take("other", LONG).orElse(null);
    assertThat(other).isNull();
    worker.end();
  }

  @Test
  void gives_back_what_runs_when_the_server_ends() {
    open("a", 200);
    tick(1);
    worker.end();
    assertThat(view("a").state()).isEqualTo(State.QUEUED);
    tick(1);
    assertThat(venue.asked).hasSize(1);
    assertThat(book.take("next", LONG).orElseThrow().reached())
        .isEqualTo(START.plusSeconds(60L * PAGE));
  }
}
