package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A venue that remembers what it traded, and tells it in its own words. */
public abstract class VenueBench extends FeedBench {

  /** No double is this number. */
  public static final long FIRST_ID = 9_007_199_254_740_993L;

  protected final Truth truth = new Truth(Timeframe.M1.floor(START));
  private final List<Frame.Trade> made = new ArrayList<>();
  private final Map<Long, Long> stamped = new TreeMap<>();
  private long nextId = FIRST_ID;
  private long lastStamped;
  private volatile int toldMax = Integer.MAX_VALUE;

  protected VenueBench(InstrumentSpec spec) throws IOException {
    super(new Terms(1_000, 0, new RulesOnly(spec)));
    server.answerWith(this::rest);
  }

  /** Knows the rules and the hours before the start. */
  private record RulesOnly(InstrumentSpec known) implements VenueMemory {

    @Override
    public Optional<InstrumentSpec> spec(Instrument instrument) {
      return Optional.of(known);
    }

    @Override
    public void keep(InstrumentSpec told) {}

    @Override
    public List<Candle> candles(
        Instrument instrument, Timeframe timeframe, Instant until, int max) {
      List<Candle> rows = new Truth(Instant.MAX).rows(timeframe, START, 700);
      return rows.subList(0, rows.size() - 1);
    }
  }

  /** What the REST side answers when nothing is wrong. */
  protected abstract LoopbackServer.Answer rest(String path);

  /** Trades as the stream tells them. */
  protected abstract List<String> messages(List<Frame.Trade> trades);

  /** The whole order book as the stream tells it. */
  protected abstract String book(VenueOrders orders);

  /** What the venue may say that cannot be read. */
  protected abstract List<String> unreadable();

  /** What the venue says when it will not go on, and the words of the break. */
  protected abstract List<String> endings();

  /** Words of the break when the venue says good-bye. */
  protected String goodbye() {
    return "with status 1001";
  }

  /** A frame of another pair or kind, which means nothing. */
  protected abstract List<String> foreign();

  /** REST answers that are not candles. */
  protected abstract List<LoopbackServer.Answer> failures();

  /** Part of the path that asks for candles. */
  protected abstract String candlesPath();

  /** Of the trades before a subscription no more are told than these, or what the venue tells. */
  void tellAtMost(int trades) {
    toldMax = trades;
  }

  /** The trades before a subscription, as the venue tells them. */
  protected List<Frame.Trade> recent(int max) {
    return truth.last(Math.min(max, toldMax));
  }

  /** Much is traded at once, and whoever follows is told. */
  void trade(LoopbackSocket socket, int many) {
    List<Frame.Trade> trades = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      trades.add(trade("" + (100 + i % 7)));
    }
    List<String> texts = messages(trades);
    texts.subList(0, texts.size() - 1).forEach(socket::send);
    tell(socket, texts.get(texts.size() - 1));
  }

  /** Somebody trades, and whoever follows is told. */
  Frame.Trade trade(LoopbackSocket socket, String price) {
    Frame.Trade trade = trade(price);
    messages(List.of(trade)).forEach(text -> tell(socket, text));
    return trade;
  }

  /** Somebody trades, and nobody is told. */
  Frame.Trade trade(String price) {
    Frame.Trade trade = new Frame.Trade(nextId++, now(), Price.of(price), quantity());
    Instant at = now();
    lastStamped = Math.max(lastStamped + 1, at.getEpochSecond() * 1_000_000_000L + at.getNano());
    stamped.put(trade.id(), lastStamped);
    made.add(trade);
    truth.add(trade);
    return trade;
  }

  /** Of each trade. */
  protected Quantity quantity() {
    return Quantity.of("0.5");
  }

  /** Whether trades are known by their stamps, and none is told of before a subscription. */
  protected boolean isStamped() {
    return false;
  }

  /** The number that a trade is told with. */
  long idOf(Frame.Trade trade) {
    return isStamped() ? Optional.ofNullable(stamped.get(trade.id())).orElseThrow() : trade.id();
  }

  /** Of all trades but the first ones. */
  List<Long> idsMade(int skipped) {
    return made.stream().skip(skipped).map(this::idOf).toList();
  }

  /** Opens, connects, subscribes; a trade was before this minute and one is in it. */
  LoopbackSocket follow() throws InterruptedException {
    before();
    open();
    return connect();
  }

  /** Somebody traded a minute ago. */
  void before() {
    later(Duration.ofMinutes(-1));
    trade("100");
    later(Duration.ofMinutes(1));
  }

  /** Takes the next connection, greets it, and tells a trade over it; the gap may be closed now. */
  LoopbackSocket greeted() throws InterruptedException {
    if (isStamped() && !Timeframe.M1.floor(now()).equals(now())) {
      // of the minute that is open then all is told
      later(Duration.between(now(), Timeframe.M1.next(now())));
    }
    LoopbackSocket socket = answered("");
    await(() -> "the greeting was heard", () -> !isToBeGreeted());
    later(Duration.ofMillis(1));
    trade(socket, "101");
    later(Duration.ofSeconds(1));
    return socket;
  }

  /** The same, and waits until it is followed. */
  LoopbackSocket connect() throws InterruptedException {
    LoopbackSocket socket = greeted();
    restored();
    return socket;
  }

  /** After a loss, and after the first wait. */
  LoopbackSocket reconnect() throws InterruptedException {
    later(Duration.ofSeconds(1));
    return connect();
  }

  /** Says something, and waits until it was heard. */
  void sign(LoopbackSocket socket) {
    tell(socket, lifeSign());
  }

  /** Reads all that can be said. */
  void drain() {
    boolean isMore = true;
    while (isMore) {
      isMore = !read().isEmpty();
    }
  }

  List<Frame.Trade> traded() {
    List<Frame.Trade> all = new ArrayList<>();
    for (MarketEvent event : told) {
      if (event instanceof MarketEvent.Traded t) {
        all.add(
            new Frame.Trade(t.tick().sequence(), t.at(), t.tick().price(), t.tick().quantity()));
      }
    }
    return all;
  }

  /** Of the minutes that were told none is missing or doubled, and each is as the venue has it. */
  void asTheVenueHasThem() {
    List<Candle> rows = truth.rows(Timeframe.M1, now(), 300);
    Instant next = Timeframe.M1.floor(START);
    for (var finished : finished) {
      if (finished.timeframe() == Timeframe.M1) {
        Candle told = finished.candle();
        assertThat(told.opensAt()).as("no minute is missing or doubled").isEqualTo(next);
        Candle has =
            rows.stream().filter(r -> r.opensAt().equals(told.opensAt())).findFirst().orElseThrow();
        assertThat(List.of(told.open(), told.high(), told.low(), told.close(), told.volume()))
            .as("the minute of " + told.opensAt())
            .isEqualTo(List.of(has.open(), has.high(), has.low(), has.close(), has.volume()));
        next = next.plusSeconds(60);
      }
    }
  }
}
