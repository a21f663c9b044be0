package ffe.adapter.venue.kraken;

import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source over loopback whose clock and heartbeat the test holds in its hands. */
final class KrakenBench implements AutoCloseable {

  static final Instrument BTC = Instrument.of("BTC-USD");
  static final Instant START = Instant.parse("2026-03-01T12:00:20Z");
  private static final Duration WAIT_MAX = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(8);

  /** Keeps the heartbeat for the test to give; all else runs at once on its threads. */
  private static final class HandBeats extends ScheduledThreadPoolExecutor {
    private volatile Runnable beat = () -> {};

    HandBeats() {
      super(3);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long first, long delay, TimeUnit unit) {
      beat = command;
      return schedule(() -> {}, 0, unit);
    }
  }

  final LoopbackServer server;
  final KrakenSource source;
  final List<MarketEvent> told = new ArrayList<>();
  final List<FinishedCandle> finished = new ArrayList<>();
  final TreeMap<Instant, String> minutes = new TreeMap<>();
  private final AtomicReference<Duration> restLimit = new AtomicReference<>(WAIT_MAX);
  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final AtomicReference<Duration> set = new AtomicReference<>(Duration.ZERO);
  private final HandBeats executor = new HandBeats();
  private Optional<MarketBook> book = Optional.empty();

  KrakenBench() throws IOException {
    this(1_000, 0);
  }

  KrakenBench(int eventsMax, double jitter) throws IOException {
    this(eventsMax, jitter, KnownPast.warm());
  }

  /** Whose former runs left something or nothing. */
  KrakenBench(KnownPast past) throws IOException {
    this(1_000, 0, past);
  }

  private KrakenBench(int eventsMax, double jitter, KnownPast past) throws IOException {
    server = new LoopbackServer(0, this::candles);
    String base = "http://127.0.0.1:" + server.port();
    KrakenSettings settings = KrakenSettings.of(base, "ws://127.0.0.1:" + server.port() + "/v2");
    HttpKraken rest =
        new HttpKraken(HttpClient.newBuilder().executor(executor).build(), base, restLimit::get);
    source =
        new KrakenSource(
            new KrakenSource.Setup(
                settings, rest, executor, clock::get, this::nanos, () -> jitter, past),
            BTC,
            eventsMax);
  }

  private long nanos() {
    return Duration.between(START, clock.get()).minus(set.get()).toNanos();
  }

  /** Somebody sets our clock. */
  void setClock(Duration by) {
    set.updateAndGet(s -> s.plus(by));
    later(by);
  }

  /** OHLC as documented: each minute is worth 100 plus its number, the last is unfinished. */
  LoopbackServer.Answer candles(String path) {
    if (path.startsWith("/0/public/AssetPairs")) {
      return LoopbackServer.Answer.json(KnownPast.PAIR);
    }
    Matcher interval = Pattern.compile("interval=([0-9]+)").matcher(path);
    Matcher since = Pattern.compile("since=([0-9]+)").matcher(path);
    if (!interval.find() || !since.find()) {
      return new LoopbackServer.Answer(404, "text/html", "<html>");
    }
    long length = Long.parseLong(interval.group(1)) * 60;
    long current = Math.floorDiv(clock.get().getEpochSecond(), length) * length;
    List<String> rows = new ArrayList<>();
    for (long opens = current - 719 * length; opens <= current; opens += length) {
      if (opens > Long.parseLong(since.group(1)) || opens == current) {
        String given = length == 60 ? minutes.get(Instant.ofEpochSecond(opens)) : null;
        rows.add(given == null ? row(opens, "100.5", "2.5", 3) : given);
      }
    }
    return LoopbackServer.Answer.json(
        "{\"error\":[],\"result\":{\"XXBTZUSD\":[" + String.join(",", rows) + "],\"last\":1}}");
  }

  static String row(long opens, String price, String volume, int count) {
    return "[" + opens + ",\"" + price + "\",\"" + price + "\",\"" + price + "\",\"" + price
        + "\",\"" + price + "\",\"" + volume + "\"," + count + "]";
  }

  MarketBook open() {
    return open(Optional.empty());
  }

  MarketBook open(Optional<SourcePosition> resumeAfter) {
    book = Optional.of(source.open(resumeAfter));
    return book.get();
  }

  /** Opens, connects and answers the subscription with a snapshot. */
  LoopbackSocket subscribe(String snapshot) throws InterruptedException {
    open();
    return answered(snapshot);
  }

  LoopbackSocket answered(String snapshot) throws InterruptedException {
    beat();
    LoopbackSocket socket = server.next();
    socket.next();
    socket.send(subscribed());
    socket.send(snapshot);
    return socket;
  }

  MarketBook book() {
    return book.orElseThrow();
  }

  /** Connects, subscribes, and is told a snapshot that reaches back before the minute. */
  LoopbackSocket follow() throws InterruptedException {
    LoopbackSocket socket =
        subscribe(snapshot(trade(1, "100", START.minusSeconds(60)), trade(2, "101", START)));
    until(MarketEvent.Traded.class);
    return socket;
  }

  /** After a loss: waits as long as the feed does and answers its new subscription. */
  LoopbackSocket reconnect(Duration wait, String snapshot) throws InterruptedException {
    later(wait);
    return answered(snapshot);
  }

  /** Lets time pass in steps that the feed does not take for silence. */
  void alive(LoopbackSocket socket, Duration by) {
    Instant end = now().plus(by);
    while (now().isBefore(end)) {
      Duration left = Duration.between(now(), end);
      later(left.compareTo(STEP) > 0 ? STEP : left);
      socket.send(heartbeat());
      await(() -> "the heartbeat was heard", () -> source.feed().heardAt().equals(now()));
    }
  }

  static void await(Supplier<String> what, BooleanSupplier wanted) {
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + what.get());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Beats until the feed follows, as long as the answers take to come. */
  MarketEvent.Backfilled restored() {
    MarketEvent.Backfilled filled = until(MarketEvent.Backfilled.class, e -> true, this::beat);
    until(MarketEvent.Restored.class);
    return filled;
  }

  void limitRest(Duration limit) {
    restLimit.set(limit);
  }

  Instant now() {
    return clock.get();
  }

  void later(Duration by) {
    clock.updateAndGet(t -> t.plus(by));
  }

  void beat() {
    executor.beat.run();
  }

  /** Reads, as a lane does, until an event of a kind was told; gives it. */
  <E extends MarketEvent> E until(Class<E> kind) {
    return until(kind, e -> true);
  }

  <E extends MarketEvent> E until(Class<E> kind, Predicate<E> wanted) {
    return until(kind, wanted, () -> {});
  }

  <E extends MarketEvent> E until(Class<E> kind, Predicate<E> wanted, Runnable meanwhile) {
    List<MarketEvent> found = new ArrayList<>();
    await(
        () -> kind.getSimpleName() + " in " + told,
        () -> {
          meanwhile.run();
          read().stream()
              .filter(e -> kind.isInstance(e) && wanted.test(kind.cast(e)))
              .forEach(found::add);
          return !found.isEmpty();
        });
    return kind.cast(found.get(0));
  }

  /** One event at a time, so that a wait ends with the event it waited for. */
  List<MarketEvent> read() {
    List<MarketEvent> events = source.read(Instant.MAX, 1);
    for (MarketEvent event : events) {
      told.add(event);
      finished.addAll(book().apply(event));
    }
    return events;
  }

  List<Long> ids() {
    return told.stream()
        .filter(MarketEvent.Traded.class::isInstance)
        .map(e -> ((MarketEvent.Traded) e).tick().sequence())
        .toList();
  }

  List<Instant> finishedMinutes() {
    return finished.stream()
        .filter(f -> f.timeframe() == Timeframe.M1)
        .map(f -> f.candle().opensAt())
        .toList();
  }

  static String subscribed() {
    return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\",\"snapshot\":true,"
        + "\"symbol\":\"BTC/USD\"},\"success\":true,\"time_in\":\"2023-09-25T09:21:10.1Z\","
        + "\"time_out\":\"2023-09-25T09:21:10.2Z\"}";
  }

  static String trade(long id, String price, Instant stamp) {
    return "{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":"
        + price
        + ",\"qty\":0.5,\"ord_type\":\"limit\",\"trade_id\":"
        + id
        + ",\"timestamp\":\""
        + stamp
        + "\"}";
  }

  static String snapshot(String... trades) {
    return message("snapshot", trades);
  }

  static String update(String... trades) {
    return message("update", trades);
  }

  private static String message(String type, String... trades) {
    return "{\"channel\":\"trade\",\"type\":\""
        + type
        + "\",\"data\":["
        + String.join(",", trades)
        + "]}";
  }

  static String heartbeat() {
    return "{\"channel\":\"heartbeat\"}";
  }

  @Override
  public void close() {
    source.close();
    server.close();
    executor.shutdownNow();
  }
}
