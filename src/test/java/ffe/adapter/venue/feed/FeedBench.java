package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A source over loopback whose clock and heartbeat the test holds in its hands. */
public abstract class FeedBench implements AutoCloseable {

  public static final Instant START = Instant.parse("2026-03-02T12:00:20Z");
  public static final Duration CLOCK_STEP_MIN = SteadyClock.STEP_MIN;
  public static final int MESSAGE_CHARS_MAX = FeedSocket.MESSAGE_CHARS_MAX;
  private static final Duration WAIT_MAX = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(8);

  /** What is tried. */
  public record Subject(Dialect dialect, VenueHistory history, Instrument instrument) {}

  /** The source's own limits and past. */
  public record Terms(int eventsMax, double jitter, VenueMemory past) {}

  public final LoopbackServer server;
  public final LiveSource source;
  final VenueLine line;
  public final List<MarketEvent> told = new ArrayList<>();
  public final List<FinishedCandle> finished = new ArrayList<>();
  private final AtomicReference<Duration> restLimit = new AtomicReference<>(WAIT_MAX);
  private final AtomicReference<Instant> clock = new AtomicReference<>(start());
  private final AtomicReference<Duration> set = new AtomicReference<>(Duration.ZERO);
  private final HandBeats executor = new HandBeats();
  private final AtomicReference<Optional<Error>> fault = new AtomicReference<>(Optional.empty());
  private final Subject subject;
  private final Overheard dialect;
  private Optional<MarketBook> book = Optional.empty();

  protected FeedBench(Terms terms) throws IOException {
    server = new LoopbackServer(0, path -> new LoopbackServer.Answer(404, "text/html", "<html>"));
    String base = "http://127.0.0.1:" + server.port();
    subject =
        subject(
            new HttpAsker(
                "the venue",
                HttpClient.newBuilder().executor(executor).build(),
                base,
                restLimit::get,
                new VenueGate("the venue", this::nanos)));
    dialect = new Overheard(subject.dialect());
    line =
        new VenueLine(
            new VenueLine.Setup(
                dialect,
                URI.create(
                    (dialect.lines().isPresent() ? "http" : "ws") + base.substring(4) + "/v2"),
                executor,
                clock::get,
                this::nanos,
                terms::jitter,
                TradeEar.NOBODY,
                new VenueLine.Doubts(0, flaw -> {})));
    source = another(terms);
  }

  /** Another reader of the same pair, over the same line. */
  LiveSource another(Terms terms) {
    return new LiveSource(
        new LiveSource.Setup(line, new FaultyHistory(subject.history(), fault), terms.past()),
        subject.instrument(),
        terms.eventsMax());
  }

  /** The pair's REST side. */
  VenueHistory history() {
    return subject.history();
  }

  /** When it begins, within the minute of {@link #START}; called while the bench is made. */
  protected Instant start() {
    return START;
  }

  /** Called while the bench is made. */
  protected abstract Subject subject(HttpAsker rest);

  /** Anything that is a sign of life. */
  protected abstract String lifeSign();

  /** Takes what subscribes and answers it, with the trades told at first. */
  protected abstract void welcome(LoopbackSocket socket, String first) throws InterruptedException;

  private long nanos() {
    return Duration.between(START, clock.get()).minus(set.get()).toNanos();
  }

  /** Somebody sets our clock. */
  public void setClock(Duration by) {
    set.updateAndGet(s -> s.plus(by));
    later(by);
  }

  public MarketBook open() {
    return open(Optional.empty());
  }

  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    book = Optional.of(source.open(resumeAfter));
    return book.get();
  }

  /** Opens, connects and answers the subscription. */
  public LoopbackSocket subscribe(String first) throws InterruptedException {
    open();
    return answered(first);
  }

  public LoopbackSocket answered(String first) throws InterruptedException {
    beat();
    LoopbackSocket socket = server.next();
    welcome(socket, first);
    return socket;
  }

  public MarketBook book() {
    return book.orElseThrow();
  }

  /** After a loss: waits as long as the feed does and answers its new subscription. */
  public LoopbackSocket reconnect(Duration wait, String first) throws InterruptedException {
    later(wait);
    return answered(first);
  }

  /** Lets time pass in steps that the feed does not take for silence. */
  public void alive(LoopbackSocket socket, Duration by) {
    Instant end = now().plus(by);
    while (now().isBefore(end)) {
      Duration left = Duration.between(now(), end);
      later(left.compareTo(STEP) > 0 ? STEP : left);
      socket.send(lifeSign());
      await(() -> "the sign of life was heard", () -> heardAt().equals(now()));
    }
  }

  public static void await(Supplier<String> what, BooleanSupplier wanted) {
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + what.get());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Beats until the feed follows, as long as the answers take to come. */
  public MarketEvent.Backfilled restored() {
    MarketEvent.Backfilled filled = until(MarketEvent.Backfilled.class, e -> true, this::beat);
    until(MarketEvent.Restored.class);
    return filled;
  }

  /** What is said over a connection. */
  public Dialect.Talk talk() {
    return subject.dialect().talk();
  }

  Instrument pair() {
    return subject.instrument();
  }

  public boolean isFollowing() {
    return source.feed().phase() == LiveFeed.Phase.FOLLOWING;
  }

  /** A connection is there or coming that was not greeted yet. */
  public boolean isToBeGreeted() {
    LiveFeed.Phase phase = source.feed().phase();
    return phase == LiveFeed.Phase.OPENING || phase == LiveFeed.Phase.SUBSCRIBING;
  }

  /** Waits until nothing is being asked of the REST side. */
  public void answeredAll() {
    await(() -> "the answers", () -> !source.feed().isRefilling());
  }

  public boolean isWaiting() {
    return source.feed().phase() == LiveFeed.Phase.WAITING;
  }

  /** Sends a message and waits until it was taken in. */
  public void tell(LoopbackSocket socket, String text) {
    dialect.forget();
    socket.send(text);
    await(() -> "heard: " + text, () -> dialect.lastRead().equals(text));
    // which is told after the message was dealt with
    heardAt();
  }

  public Instant heardAt() {
    return source.feed().heardAt();
  }

  /** The next question of the REST side is not even taken. */
  void refuseNextQuestion() {
    executor.refuseNext("GapCloser");
  }

  /** The next question of the REST side breaks as nothing should. */
  void breakNextQuestion(Error error) {
    fault.set(Optional.of(error));
  }

  public void limitRest(Duration limit) {
    restLimit.set(limit);
  }

  public Instant now() {
    return clock.get();
  }

  public void later(Duration by) {
    clock.updateAndGet(t -> t.plus(by));
  }

  public void beat() {
    executor.beat();
  }

  /** Reads, as a lane does, until an event of a kind was told; gives it. */
  public <E extends MarketEvent> E until(Class<E> kind) {
    return until(kind, e -> true);
  }

  public <E extends MarketEvent> E until(Class<E> kind, Predicate<E> wanted) {
    return until(kind, wanted, () -> {});
  }

  public <E extends MarketEvent> E until(Class<E> kind, Predicate<E> wanted, Runnable meanwhile) {
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
  public List<MarketEvent> read() {
    List<MarketEvent> events = source.read(Instant.MAX, 1);
    for (MarketEvent event : events) {
      told.add(event);
      finished.addAll(book().apply(event));
    }
    return events;
  }

  public List<Long> ids() {
    return told.stream()
        .filter(MarketEvent.Traded.class::isInstance)
        .map(e -> ((MarketEvent.Traded) e).tick().sequence())
        .toList();
  }

  public List<Instant> finishedMinutes() {
    return finished.stream()
        .filter(f -> f.timeframe() == Timeframe.M1)
        .map(f -> f.candle().opensAt())
        .toList();
  }

  @Override
  public void close() {
    source.close();
    server.close();
    executor.shutdownNow();
  }
}
