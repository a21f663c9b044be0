package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.DataFlaw;
import ffe.market.FeedState;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several pairs and accounts over one connection. */
@Tag("unit")
class VenueLineTest {

  private static final Instant START = FeedBench.START;
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");

  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final List<DataFlaw> flaws = new CopyOnWriteArrayList<>();
  private final HandBeats executor = new HandBeats();
  private final List<Reader> readers = new ArrayList<>();
  private static final String MISSED = "hand BTC-USD 55";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private LoopbackServer server;
  private VenueLine line;

  /** Wants each trade of BTC. */
  private final class Ear implements TradeEar {
    @Override
    public boolean wants(String source, Instrument pair) {
      return pair.equals(BTC);
    }

    @Override
    public void heard(String source, Frame.Trades trades, Instant at) {
      assertThat(at).isBetween(START, clock.get());
      trades.trades().forEach(t -> heard.add(source + " " + trades.instrument() + " " + t.name()));
    }
  }

  /** An account that reads a pair. */
  private static final class Reader {
    private final LiveSource source;
    private final MarketBook book;
    private final List<MarketEvent> told = new ArrayList<>();

    Reader(LiveSource source) {
      this.source = source;
      this.book = source.open(Optional.empty());
    }

    void read() {
      for (MarketEvent event : source.read(Instant.MAX, 1_000)) {
        told.add(event);
        book.apply(event);
      }
    }

    List<Long> ids() {
      read();
      return told.stream()
          .filter(MarketEvent.Traded.class::isInstance)
          .map(e -> ((MarketEvent.Traded) e).tick().sequence())
          .toList();
    }

    String state() {
      read();
      return book.state() == FeedState.LIVE ? "LIVE" : book.stateReason();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(0, path -> LoopbackServer.Answer.json("{}"));
    line =
        new VenueLine(
            new VenueLine.Setup(
                new HandDialect(),
                URI.create("ws://127.0.0.1:" + server.port() + "/"),
                executor,
                clock::get,
                () -> Duration.between(START, clock.get()).toNanos(),
                () -> 0,
                new Ear(),
                new VenueLine.Doubts(50, flaws::add)));
  }

  @AfterEach
  void end() {
    readers.forEach(reader -> reader.source.close());
    server.close();
    executor.shutdownNow();
  }

  private Reader open(Instrument pair, int eventsMax) {
    Reader reader =
        new Reader(
            new LiveSource(
                new LiveSource.Setup(line, new Quiet(pair), new Known(pair)), pair, eventsMax));
    readers.add(reader);
    return reader;
  }

  private Reader open(Instrument pair) {
    return open(pair, 1_000);
  }

  private void later(Duration by) {
    clock.updateAndGet(t -> t.plus(by));
  }

  private void await(String what, BooleanSupplier wanted) {
    FeedBench.await(() -> what, wanted);
  }

  /** Answers the subscription of pairs and waits until their readers follow. */
  private LoopbackSocket follow(String asked, Reader... all) throws InterruptedException {
    executor.beat();
    LoopbackSocket socket = server.next();
    answer(socket, asked, all);
    return socket;
  }

  private void answer(LoopbackSocket socket, String asked, Reader... all)
      throws InterruptedException {
    assertThat(socket.next()).isEqualTo("+" + asked);
    for (String pair : asked.split(",", -1)) {
      socket.send("snapshot " + pair + " 1 " + START.minusSeconds(60));
      socket.send("ok " + pair);
    }
    await(
        "followed",
        () -> {
          later(Duration.ofMillis(1));
          executor.beat();
          return List.of(all).stream().allMatch(reader -> reader.state().equals("LIVE"));
        });
  }

  @Test
  void hears_of_all_pairs_over_one_connection_with_one_message() throws InterruptedException {
    Reader first = open(BTC);
    Reader second = open(BTC);
    Reader other = open(ETH);
    LoopbackSocket socket = follow("BTC-USD,ETH-USD", first, second, other);

    socket.send("trade BTC-USD 7 " + clock.get());
    socket.send("trade ETH-USD 900 " + clock.get());
    await("the trade of ETH", () -> other.ids().contains(900L));

    assertThat(first.ids()).containsExactly(7L);
    assertThat(second.ids()).containsExactly(7L);
    assertThat(other.ids()).containsExactly(900L);
    assertThat(heard)
        .as("each once, whoever reads, but what was asked for")
        .filteredOn(told -> !told.equals(MISSED))
        .containsExactly("hand BTC-USD 1", "hand ETH-USD 1", "hand BTC-USD 7", "hand ETH-USD 900");
    assertThat(server.connections()).as("of further connections").isZero();
    assertThat(line.feeds()).isEqualTo(3);
  }

  @Test
  void lets_a_later_account_hear_what_is_subscribed_to_already() throws InterruptedException {
    Reader first = open(BTC);
    LoopbackSocket socket = follow("BTC-USD", first);
    later(Duration.ofSeconds(2));
    socket.send("alive");
    Reader second = open(BTC);
    Reader other = open(ETH);
    executor.beat();
    assertThat(socket.next()).isEqualTo("+ETH-USD");
    socket.send("ok ETH-USD");
    socket.send("trade BTC-USD 8 " + clock.get());
    await("the trade", () -> first.ids().contains(8L));
    assertThat(second.state()).isNotEqualTo("LIVE");

    // its minute cannot be had whole: there is no second snapshot
    for (int i = 0; i < 8; i++) {
      later(Duration.ofSeconds(6));
      socket.send("alive");
      Instant now = clock.get();
      await("heard", () -> line.heardAt().equals(now));
      executor.beat();
    }
    await(
        "followed",
        () -> {
          executor.beat();
          return second.state().equals("LIVE") && other.state().equals("LIVE");
        });
    socket.send("trade BTC-USD 9 " + clock.get());
    await("the next trade", () -> second.ids().contains(9L));

    assertThat(second.ids()).containsExactly(9L);
    assertThat(first.ids()).containsExactly(8L, 9L);
    assertThat(server.connections()).isZero();
  }

  @Test
  void subscribes_to_all_again_after_a_reconnect() throws InterruptedException {
    Reader btc = open(BTC);
    Reader eth = open(ETH);
    LoopbackSocket last = follow("BTC-USD,ETH-USD", btc, eth);
    for (int i = 0; i < 3; i++) {
      executor.beat();
      last.goAway();
      await("both broke", () -> !btc.state().equals("LIVE") && !eth.state().equals("LIVE"));
      later(Duration.ofMillis(999));
      executor.beat();
      assertThat(server.connections()).isZero();
      later(Duration.ofMillis(1));
      last = follow("BTC-USD,ETH-USD", btc, eth);
    }
    last.send("trade ETH-USD 12 " + clock.get());
    await("the trade", () -> eth.ids().contains(12L));

    assertThat(btc.ids()).isEmpty();
    await("the trades that were missed", () -> Collections.frequency(heard, MISSED) == 4);
    assertThat(heard).as("nobody wants each of ETH").doesNotContain("hand ETH-USD 55");
  }

  @Test
  void breaks_one_pair_alone_that_the_venue_refuses() throws InterruptedException {
    Reader btc = open(BTC);
    Reader eth = open(ETH);
    executor.beat();
    LoopbackSocket socket = server.next();
    assertThat(socket.next()).isEqualTo("+BTC-USD,ETH-USD");
    socket.send("no ETH-USD");
    socket.send("snapshot BTC-USD 1 " + START.minusSeconds(60));
    socket.send("ok BTC-USD");
    await(
        "BTC is followed",
        () -> {
          later(Duration.ofMillis(1));
          executor.beat();
          return btc.state().equals("LIVE");
        });
    assertThat(eth.state()).isEqualTo("refused");

    later(Duration.ofSeconds(1));
    executor.beat();
    answer(socket, "ETH-USD", btc, eth);

    assertThat(server.connections()).isZero();
  }

  @Test
  void breaks_a_slow_reader_alone_and_counts_what_had_no_room() throws InterruptedException {
    Reader fast = open(BTC);
    Reader slow = open(BTC, 10);
    LoopbackSocket socket = follow("BTC-USD", fast, slow);
    for (int id = 2; id <= 13; id++) {
      socket.send("trade BTC-USD " + id + " " + clock.get());
    }
    await("all trades", () -> fast.ids().contains(13L));
    assertThat(slow.state()).isEqualTo("the queue of events is full: the reader is too slow");
    assertThat(fast.state()).isEqualTo("LIVE");
    assertThat(line.dropped()).isEqualTo(slow.source.dropped()).isEqualTo(1);
    assertThat(fast.source.dropped()).isZero();

    for (int i = 0; i < 8; i++) {
      later(Duration.ofSeconds(6));
      socket.send("alive");
      Instant now = clock.get();
      await("heard", () -> line.heardAt().equals(now));
      executor.beat();
    }
    await(
        "the slow one follows again",
        () -> {
          executor.beat();
          return slow.state().equals("LIVE");
        });
    assertThat(server.connections()).as("of further connections").isZero();
    slow.source.close();
    assertThat(line.dropped()).as("is not forgotten").isEqualTo(1);
  }

  @Test
  void ends_a_subscription_that_nobody_wants_and_the_connection_with_the_last()
      throws InterruptedException {
    Reader first = open(BTC);
    Reader second = open(BTC);
    Reader other = open(ETH);
    LoopbackSocket socket = follow("BTC-USD,ETH-USD", first, second, other);
    first.source.close();
    executor.beat();
    other.source.close();
    executor.beat();
    assertThat(socket.next()).isEqualTo("-ETH-USD");
    assertThat(line.isConnected()).isTrue();

    second.source.close();

    assertThat(socket.isGoneSoon()).isTrue();
    assertThat(line.isConnected()).isFalse();
    assertThat(line.feeds()).isZero();
  }

  @Test
  void breaks_all_when_what_cannot_be_read_may_have_been_of_any() throws InterruptedException {
    Reader btc = open(BTC);
    Reader eth = open(ETH);
    LoopbackSocket socket = follow("BTC-USD,ETH-USD", btc, eth);
    socket.send("<html>");

    await("both broke", () -> !btc.state().equals("LIVE") && !eth.state().equals("LIVE"));
    assertThat(eth.state()).isEqualTo("unreadable message: <html>");
    assertThat(socket.isGoneSoon()).isTrue();
  }

  @Test
  void keeps_the_beginning_of_what_it_cannot_read() throws InterruptedException {
    Reader btc = open(BTC);
    LoopbackSocket socket = follow("BTC-USD", btc);
    socket.send("<html>" + "x".repeat(1_000));
    await("broke", () -> !btc.state().equals("LIVE"));

    assertThat(flaws).hasSize(1);
    DataFlaw flaw = flaws.get(0);
    assertThat(flaw.source()).isEqualTo("hand");
    assertThat(flaw.instrument()).isEmpty();
    assertThat(flaw.kind()).isEqualTo(DataFlaw.Kind.UNREADABLE);
    assertThat(flaw.told()).startsWith("<html>xxx").endsWith("…").hasSize(DataFlaw.TOLD_MAX);
    assertThat(flaw.at()).isEqualTo(clock.get());
  }

  @Test
  void leaves_a_price_out_that_is_far_from_its_neighbours() throws InterruptedException {
    Reader btc = open(BTC);
    Reader eth = open(ETH);
    LoopbackSocket socket = follow("BTC-USD,ETH-USD", btc, eth);
    for (int id = 2; id <= 6; id++) {
      socket.send("trade BTC-USD " + id + " " + clock.get());
    }
    socket.send("trade BTC-USD 7 " + clock.get() + " 1000");
    socket.send("trade ETH-USD 7 " + clock.get() + " 1000");
    socket.send("trade BTC-USD 8 " + clock.get() + " 101");
    await("the last", () -> btc.ids().contains(8L) && eth.ids().contains(7L));

    assertThat(btc.ids()).containsExactly(2L, 3L, 4L, 5L, 6L, 8L);
    assertThat(btc.state()).isEqualTo("LIVE");
    assertThat(flaws)
        .containsExactly(
            new DataFlaw(
                "hand",
                Optional.of(BTC),
                DataFlaw.Kind.OUTLIER,
                "trade 7 of 1 at 1000",
                "more than 50 % from 100, the median before it",
                clock.get()));
  }

  /** Words of one line: {@code trade BTC-USD 7 2026-03-02T12:00:20Z 100}, the price or 100. */
  private static final class HandDialect implements Dialect {

    @Override
    public String source() {
      return "hand";
    }

    @Override
    public String venue() {
      return "Hand";
    }

    @Override
    public Talk talk() {
      return new Talk() {
        @Override
        public List<String> subscribe(List<Instrument> pairs) {
          return List.of("+" + names(pairs));
        }

        @Override
        public List<String> unsubscribe(List<Instrument> pairs) {
          return List.of("-" + names(pairs));
        }

        @Override
        public Duration pingEvery() {
          return Duration.ofDays(1);
        }

        @Override
        public Optional<String> ping() {
          return Optional.empty();
        }

        @Override
        public List<Frame> read(String text) {
          String[] words = text.split(" ", -1);
          return switch (words[0]) {
            case "alive" -> List.of();
            case "ok" -> List.of(new Frame.Subscribed(Instrument.of(words[1])));
            case "no" -> List.of(new Frame.Refused(Instrument.of(words[1]), "refused"));
            case "trade", "snapshot" ->
                List.of(
                    new Frame.Trades(
                        Instrument.of(words[1]),
                        words[0].equals("snapshot"),
                        List.of(
                            new Frame.Trade(
                                Long.parseLong(words[2]),
                                Instant.parse(words[3]),
                                Price.of(words.length > 4 ? words[4] : "100"),
                                Quantity.of("1")))));
            default -> throw new VenueException.Retryable(text);
          };
        }
      };
    }

    private static String names(List<Instrument> pairs) {
      return String.join(",", pairs.stream().map(Instrument::name).toList());
    }
  }

  /** Nobody traded in any minute before. */
  private record Quiet(Instrument pair) implements VenueHistory {

    @Override
    public InstrumentSpec unknown() {
      return VenueHistory.unknown(new Venue("HAND"), pair);
    }

    @Override
    public InstrumentSpec spec() {
      return unknown();
    }

    @Override
    public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
      List<FinishedCandle> all = new ArrayList<>();
      for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
        all.add(new FinishedCandle(pair, Timeframe.M1, new Candle(at, 100, 100, 100, 100, 0, 0)));
      }
      return Optional.of(all);
    }

    @Override
    public Minutes minutes(Instant from, Instant to) {
      return new Minutes(List.of(), to);
    }

    @Override
    public List<Frame.Trade> recent() {
      return List.of(new Frame.Trade(55, START, Price.of("100"), Quantity.of("1")));
    }
  }

  /** Former runs had the hours before. */
  private record Known(Instrument pair) implements VenueMemory {

    @Override
    public Optional<InstrumentSpec> spec(Instrument instrument) {
      return Optional.of(new Quiet(pair).spec());
    }

    @Override
    public void keep(InstrumentSpec told) {}

    @Override
    public List<Candle> candles(
        Instrument instrument, Timeframe timeframe, Instant until, int max) {
      List<Candle> rows = new Truth(Instant.MAX).rows(timeframe, START, 100);
      return rows.subList(0, rows.size() - 1);
    }
  }
}
