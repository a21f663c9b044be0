package ffe.desk.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.files.ImportView.State;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ImportDeskTest {

  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant T = Instant.parse("2024-01-01T00:00:00Z");
  private static final ImportOrder CANDLES =
      new ImportOrder("t", BTC, Optional.of(Timeframe.M1), "t.csv");
  private static final ImportOrder TRADES = new ImportOrder("t", BTC, Optional.empty(), "t.csv");

  private final Deque<SeriesFiles.Block> blocks = new ArrayDeque<>();
  private final List<String> discarded = new ArrayList<>();
  private final List<String> composed = new ArrayList<>();
  private final TreeSet<Instant> stored = new TreeSet<>();
  private final Map<String, ImportView> rows = new LinkedHashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Optional<RuntimeException> breaks = Optional.empty();
  private Optional<Runnable> onBlock = Optional.empty();
  private final ImportDesk desk =
      new ImportDesk(
          new Files(),
          new Store(),
          new Book(),
          waiting::add,
          cockpits(),
          only(Archive.class),
          Clock.fixed(T.plus(Duration.ofDays(9)), ZoneOffset.UTC));

  private final class Files implements SeriesFiles {

    @Override
    public long receive(String id, InputStream body) {
      breaks.filter(BadFileException.class::isInstance).ifPresent(ImportDeskTest::raise);
      return 100;
    }

    @Override
    public Reading open(String id, ImportOrder order) {
      return new Reading() {
        @Override
        public Block next() {
          onBlock.ifPresent(Runnable::run);
          breaks.ifPresent(ImportDeskTest::raise);
          return blocks.remove();
        }

        @Override
        public void close() {
          discarded.add("closed");
        }
      };
    }

    @Override
    public void discard(String id) {
      discarded.add(id);
    }
  }

  private final class Store implements SeriesStore {

    @Override
    public Kept keepCandles(String s, Instrument i, Timeframe t, List<Candle> candles) {
      int added = (int) candles.stream().filter(c -> stored.add(c.opensAt())).count();
      return new Kept(added, candles.size() - added, 0);
    }

    @Override
    public Kept keepTrades(String source, Instrument instrument, List<Trade> trades) {
      return new Kept(trades.size(), 0, 0);
    }

    @Override
    public int composeMinutes(String source, Instrument instrument, Instant from, Instant to) {
      composed.add(from + " " + to);
      return 10;
    }

    @Override
    public Neighbours neighbours(String source, Instrument i, Instant from, Instant to) {
      return new Neighbours(from.minusSeconds(5), to.plusSeconds(5));
    }
  }

  private final class Book implements ImportBook {

    @Override
    public void open(ImportView begun) {
      rows.put(begun.id(), begun);
    }

    @Override
    public void keep(ImportView now) {
      rows.put(now.id(), now);
    }

    @Override
    public Optional<ImportView> find(String id) {
      return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<ImportView> list(int limit) {
      return List.copyOf(rows.values());
    }
  }

  private static void raise(RuntimeException e) {
    throw e;
  }

  /** Whose methods do nothing. */
  private static <T> T only(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> null));
  }

  private static Cockpits cockpits() {
    Lane lane = new Lane("main", BTC, "tape");
    StatusView status = StillDesk.status(lane, T, T);
    Cockpit cockpit =
        (Cockpit)
            Proxy.newProxyInstance(
                Cockpit.class.getClassLoader(),
                new Class<?>[] {Cockpit.class},
                (self, method, args) -> method.getName().equals("lane") ? lane : status);
    return (Cockpits)
        Proxy.newProxyInstance(
            Cockpits.class.getClassLoader(),
            new Class<?>[] {Cockpits.class},
            (self, method, args) -> cockpit);
  }

  private static SeriesFiles.Block candles(int from, int to, int refused, boolean isLast) {
    return new SeriesFiles.Block(
        IntStream.range(from, to)
            .mapToObj(i -> new Candle(T.plusSeconds(60L * i), 2, 3, 1, 2, 1, 1))
            .toList(),
        List.of(),
        IntStream.range(0, refused)
            .mapToObj(i -> new SeriesFiles.Refused(i + 2, Optional.empty(), "bad"))
            .toList(),
        to,
        isLast);
  }

  private static SeriesFiles.Block trades(boolean isLast, Instant... times) {
    return new SeriesFiles.Block(
        List.of(),
        List.of(times).stream()
            .map(t -> new SeriesStore.Trade(t, Price.of("2"), Quantity.of("1"), 1))
            .toList(),
        List.of(),
        1,
        isLast);
  }

  private ImportView imported(ImportOrder order, SeriesFiles.Block... file) {
    blocks.addAll(List.of(file));
    ImportView begun = desk.begin(TRADER, order, InputStream.nullInputStream());
    assertThat(begun.state()).isEqualTo(State.RUNNING);
    waiting.remove().run();
    return desk.find(TRADER, begun.id()).orElseThrow();
  }

  @Test
  void adds_a_file_once_and_reports_every_row_and_the_first_refused_lines() {
    ImportView first = imported(CANDLES, candles(0, 50, 90, false), candles(50, 60, 20, true));
    assertThat(first.state()).isEqualTo(State.DONE);
    assertThat(first.report())
        .extracting(
            ImportReport::read, ImportReport::added, ImportReport::known, ImportReport::refused)
        .containsExactly(170L, 60L, 0L, 110L);
    assertThat(first.report().refusals()).hasSize(ImportReport.REFUSALS_MAX);
    assertThat(first.endedAt()).isPresent();
    ImportView second = imported(CANDLES, candles(0, 60, 0, true));
    assertThat(second.report().added()).isZero();
    assertThat(second.report().known()).isEqualTo(60);
    assertThat(discarded).contains(first.id(), second.id(), "closed");
  }

  @Test
  void makes_minutes_of_the_whole_file_a_day_at_a_time() {
    Instant end = T.plus(Duration.ofHours(30));
    ImportView done = imported(TRADES, trades(false, T, T), trades(true, end));
    assertThat(composed)
        .containsExactly(
            T.minusSeconds(5) + " " + T.plusSeconds(86_395),
            T.plusSeconds(86_395) + " " + end.plusSeconds(5));
    assertThat(done.minutes()).isEqualTo(20);
  }

  @Test
  void runs_one_at_a_time_and_takes_the_next_afterwards() {
    desk.begin(TRADER, CANDLES, InputStream.nullInputStream());
    assertThatThrownBy(() -> desk.begin(TRADER, CANDLES, InputStream.nullInputStream()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("BUSY"));
    blocks.add(candles(0, 1, 0, true));
    waiting.remove().run();
    assertThat(imported(CANDLES, candles(0, 1, 0, true)).state()).isEqualTo(State.DONE);
  }

  @Test
  void stops_after_the_block_that_is_written_and_keeps_what_was_added() {
    onBlock =
        Optional.of(() -> meanwhile(() -> desk.cancel(TRADER, rows.keySet().iterator().next())));
    ImportView view = imported(CANDLES, candles(0, 5, 0, false), candles(5, 9, 0, false));
    assertThat(view.state()).isEqualTo(State.CANCELLED);
    assertThat(view.report().added()).isEqualTo(5);
    assertThatThrownBy(() -> desk.cancel(TRADER, view.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("ended already");
    assertThat(desk.cancel(TRADER, "0")).isEmpty();
  }

  @Test
  void tells_an_import_interrupted_when_the_server_ends() {
    onBlock = Optional.of(() -> meanwhile(desk::end));
    assertThat(imported(CANDLES, candles(0, 5, 0, false), candles(5, 9, 0, true)).state())
        .isEqualTo(State.INTERRUPTED);
  }

  /** Lets somebody else begin something that waits for the import to end. */
  private void meanwhile(Runnable waits) {
    onBlock = Optional.empty();
    Thread other = new Thread(waits);
    other.start();
    while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void says_why_a_file_was_not_read_to_its_end() {
    onBlock = Optional.of(() -> breaks = Optional.of(BadFileException.because("it is damaged")));
    assertThat(imported(CANDLES).problem()).isEqualTo("it is damaged");
    onBlock =
        Optional.of(
            () ->
                breaks =
                    Optional.of(
                        new JournalDownException("away", new IllegalStateException("secret"))));
    breaks = Optional.empty();
    assertThat(imported(CANDLES).problem()).contains("database was away").doesNotContain("secret");
    breaks = Optional.empty();
    onBlock = Optional.of(() -> breaks = Optional.of(new IllegalStateException("secret")));
    ImportView bug = imported(CANDLES);
    assertThat(bug.state()).isEqualTo(State.FAILED);
    assertThat(bug.problem()).contains(bug.id()).doesNotContain("secret");
  }

  @Test
  void leaves_nothing_behind_when_the_file_does_not_come() {
    breaks = Optional.of(BadFileException.tooLarge("too large"));
    assertThatThrownBy(() -> desk.begin(TRADER, CANDLES, InputStream.nullInputStream()))
        .isInstanceOf(BadFileException.class);
    assertThat(rows).isEmpty();
    assertThat(discarded).hasSize(1);
    breaks = Optional.empty();
    assertThat(imported(CANDLES, candles(0, 1, 0, true)).state()).isEqualTo(State.DONE);
  }

  @Test
  void lets_viewers_look_but_not_import() {
    Actor viewer = new Actor("vic", Role.VIEWER, "rest");
    assertThat(desk.list(viewer, 10)).isEmpty();
    assertThatThrownBy(() -> desk.begin(viewer, CANDLES, InputStream.nullInputStream()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.cancel(viewer, "0")).isInstanceOf(ForbiddenException.class);
  }
}
