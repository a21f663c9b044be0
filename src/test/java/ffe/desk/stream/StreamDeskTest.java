package ffe.desk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.Role;
import ffe.desk.StillDesk;
import ffe.desk.files.SeriesArchive;
import ffe.desk.files.SeriesView;
import ffe.desk.market.CandleFacts;
import ffe.desk.market.DataDesk;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.market.Slot;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StreamDeskTest {

  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Followed MINUTES = new Followed("import:x", BTC, Timeframe.M1);
  private static final Followed FIVES = new Followed("import:x", BTC, Timeframe.M5);
  private static final Followed OWN = new Followed("tape", BTC, Timeframe.M1);

  private final Map<Instant, Candle> minutes = new TreeMap<>();
  private final Clock wall = HeldClock.telling(() -> this.now);
  private Instant now = START;
  private Instant marketNow = START;
  private boolean isDown;
  private int readings;

  private final SeriesArchive archive =
      new SeriesArchive() {
        @Override
        public List<SeriesView> series(int limit) {
          if (isDown) {
            throw new JournalDownException("away", new IllegalStateException());
          }
          List<Instant> opens = List.copyOf(minutes.keySet());
          return opens.isEmpty()
              ? List.of()
              : Stream.concat(
                      Stream.of("import:x", "tape"),
                      IntStream.rangeClosed(0, Follower.FOLLOWED_MAX).mapToObj(i -> "import:" + i))
                  .map(source -> of(source, opens))
                  .toList();
        }

        private SeriesView of(String source, List<Instant> opens) {
          Instant last = opens.get(opens.size() - 1);
          return new SeriesView(source, BTC, Timeframe.M1, opens.get(0), last);
        }

        @Override
        public List<Candle> grouped(
            SeriesView series, long seconds, Instant from, Instant to, int limit) {
          readings++;
          Map<Instant, Candle> groups = new TreeMap<>();
          for (Candle one : minutes.values()) {
            long second = one.opensAt().getEpochSecond();
            Instant at = Instant.ofEpochSecond(Math.floorDiv(second, seconds) * seconds);
            if (!one.opensAt().isBefore(from) && one.opensAt().isBefore(to)) {
              groups.put(at, new Candle(at, 1, 2, 1, one.close(), 1, 1));
            }
          }
          return groups.values().stream().limit(limit).toList();
        }
      };

  private final CandleFacts noFacts =
      (CandleFacts)
          Proxy.newProxyInstance(
              CandleFacts.class.getClassLoader(),
              new Class<?>[] {CandleFacts.class},
              (self, method, args) -> {
                throw new AssertionError("not asked");
              });

  private final MarketDesk market = new MarketDesk(cockpits(), archive);
  private final StreamDesk desk =
      new StreamDesk(
          cockpits(),
          market,
          new DataDesk(market, noFacts, (source, instrument) -> Optional.empty(), wall),
          wall);

  /** What one follower was told. */
  private static final class Told implements Ear {
    private final List<String> words = new ArrayList<>();
    private boolean isBehind;
    private boolean isGone;

    @Override
    public void snapshot(Followed what, List<Slot> candles, boolean isMore) {
      words.add("snapshot " + minutes(candles) + (isMore ? " and more" : ""));
    }

    @Override
    public void candles(Followed what, List<Slot> candles) {
      words.add(minutes(candles));
    }

    private static String minutes(List<Slot> candles) {
      return candles.stream().map(s -> Duration.between(START, s.opensAt()).toMinutes()).toList()
          + "";
    }

    @Override
    public void price(Followed what, Price price, Instant at) {
      words.add("price");
    }

    @Override
    public void ended(Followed what, RuntimeException why) {
      words.add("ended " + what.id());
    }

    @Override
    public boolean beat(boolean isReading) {
      words.add(isReading ? "beat" : "beat without database");
      return !isGone;
    }

    @Override
    public boolean isBehind() {
      return isBehind;
    }

    @Override
    public void end() {
      words.add("end");
    }

    /** What came since it was asked last, without beats. */
    List<String> take() {
      List<String> taken = words.stream().filter(w -> !w.startsWith("beat")).toList();
      words.clear();
      return taken;
    }
  }

  private Cockpits cockpits() {
    Lane lane = new Lane("main", BTC, "tape");
    Object cockpit =
        Proxy.newProxyInstance(
            Cockpit.class.getClassLoader(),
            new Class<?>[] {Cockpit.class},
            (self, method, args) ->
                method.getName().equals("instruments")
                    ? List.of(BTC)
                    : StillDesk.status(lane, marketNow, START));
    return (Cockpits)
        Proxy.newProxyInstance(
            Cockpits.class.getClassLoader(),
            new Class<?>[] {Cockpits.class},
            (self, method, args) -> cockpit);
  }

  private void store(int... opens) {
    for (int minute : opens) {
      Instant at = START.plus(Duration.ofMinutes(minute));
      minutes.put(at, new Candle(at, 1, 2, 1, 2, 1, 1));
    }
  }

  private Follower open(Ear ear) {
    return desk.open(VIEWER, ear).orElseThrow();
  }

  private Told following(Followed what, int candles) {
    Told told = new Told();
    assertThat(open(told).follow(what, Optional.empty(), candles)).isTrue();
    return told;
  }

  @Test
  void tells_a_snapshot_and_then_each_candle_once() {
    store(0, 1, 2, 3);
    Told told = following(MINUTES, 2);
    assertThat(told.take()).containsExactly("snapshot [2, 3]");
    desk.pass();
    assertThat(told.take()).isEmpty();
    store(4);
    desk.pass();
    desk.pass();
    assertThat(told.take()).containsExactly("[4]");
    store(7, 8);
    desk.pass();
    assertThat(told.take()).containsExactly("[7, 8]");
  }

  @Test
  void tells_a_longer_candle_when_its_last_minute_is_stored() {
    store(0, 1, 2, 3, 4, 5, 6, 7);
    Told told = following(FIVES, 10);
    assertThat(told.take()).containsExactly("snapshot [0]");
    store(8);
    desk.pass();
    assertThat(told.take()).isEmpty();
    store(9);
    desk.pass();
    assertThat(told.take()).containsExactly("[5]");
  }

  @Test
  void who_names_where_to_begin_misses_nothing() {
    for (int i = 0; i < 700; i++) {
      store(i);
    }
    Told told = new Told();
    open(told).follow(MINUTES, Optional.of(START.plus(Duration.ofMinutes(100))), 50);
    assertThat(told.take().get(0)).startsWith("snapshot [100,").endsWith("149] and more");
    told.isBehind = true;
    desk.pass();
    assertThat(told.take()).isEmpty();
    told.isBehind = false;
    desk.pass();
    desk.pass();
    List<String> rest = told.take();
    assertThat(rest.get(0)).startsWith("[150,").endsWith(" 649]");
    assertThat(rest.get(1)).startsWith("[650,").endsWith(" 699]");
    assertThat(rest).hasSize(2);
  }

  @Test
  void those_who_wait_for_the_same_candle_cost_one_reading() {
    store(0, 1);
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(following(MINUTES, 5));
    }
    readings = 0;
    desk.pass();
    assertThat(readings).isZero();
    store(2);
    desk.pass();
    assertThat(readings).isEqualTo(1);
    assertThat(all).allSatisfy(told -> assertThat(told.take()).endsWith("[2]"));
  }

  @Test
  void of_a_recording_nothing_is_told_before_it_happens() {
    store(0, 1, 2, 3, 4);
    marketNow = START.plus(Duration.ofMinutes(2)).plusSeconds(30);
    Told told = following(OWN, 10);
    assertThat(told.take()).containsExactly("snapshot [0, 1]");
    desk.pass();
    assertThat(told.take()).isEmpty();
    marketNow = marketNow.plusSeconds(30);
    desk.pass();
    assertThat(told.take()).containsExactly("[2]");
    marketNow = START.plus(Duration.ofMinutes(1));
    desk.pass();
    assertThat(told.take()).as("the account began anew").containsExactly("snapshot [0]");
    desk.pass();
    assertThat(told.take()).isEmpty();
  }

  @Test
  void refuses_what_is_not_stored_or_cannot_be_made_of_it() {
    Told told = new Told();
    Follower follower = open(told);
    assertThatThrownBy(() -> follower.follow(MINUTES, Optional.empty(), 5))
        .isInstanceOf(UnknownSeriesException.class)
        .hasMessageContaining("import:x/BTC-USD/1m");
    assertThat(told.words).isEmpty();
    store(0);
    Followed unknown = new Followed("import:y", BTC, Timeframe.M1);
    assertThatThrownBy(() -> follower.follow(unknown, Optional.empty(), 5))
        .isInstanceOf(UnknownSeriesException.class);
    assertThatThrownBy(() -> follower.follow(MINUTES, Optional.empty(), 0))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void followers_and_what_one_follows_are_bounded() {
    store(0);
    List<Follower> ofOne = new ArrayList<>();
    for (int i = 0; i < StreamDesk.FOLLOWERS_OF_ONE_MAX; i++) {
      ofOne.add(open(new Told()));
    }
    assertThat(desk.open(VIEWER, new Told())).isEmpty();
    int others = 0;
    while (desk.open(new Actor("u" + others, Role.VIEWER, "rest"), new Told()).isPresent()) {
      others++;
    }
    assertThat(desk.followers()).isEqualTo(StreamDesk.FOLLOWERS_MAX);
    ofOne.get(0).close();
    assertThat(desk.open(VIEWER, new Told())).isPresent();

    Follower one = ofOne.get(1);
    for (int i = 0; i < Follower.FOLLOWED_MAX; i++) {
      assertThat(one.follow(imported(i), Optional.empty(), 5)).isTrue();
    }
    assertThat(one.follow(imported(Follower.FOLLOWED_MAX), Optional.empty(), 5)).isFalse();
    assertThat(one.follow(imported(3), Optional.empty(), 5)).as("again").isTrue();
    assertThat(one.leave(imported(3))).isTrue();
    assertThat(one.leave(imported(3))).isFalse();
    assertThat(one.follow(imported(Follower.FOLLOWED_MAX), Optional.empty(), 5)).isTrue();
  }

  private static Followed imported(int i) {
    return new Followed("import:" + i, BTC, Timeframe.M1);
  }

  @Test
  void a_database_that_is_away_is_said_and_nothing_is_missed() {
    store(0);
    Told told = following(MINUTES, 5);
    told.take();
    isDown = true;
    store(1);
    desk.pass();
    now = now.plus(StreamDesk.BEAT);
    desk.pass();
    assertThat(told.words).contains("beat without database");
    assertThat(told.take()).isEmpty();
    isDown = false;
    desk.pass();
    assertThat(told.take()).containsExactly("[1]");
    now = now.plus(StreamDesk.BEAT);
    desk.pass();
    assertThat(told.words).containsExactly("beat");
  }

  @Test
  void who_is_not_there_any_more_leaves_the_place() {
    store(0);
    Told told = following(MINUTES, 5);
    told.isGone = true;
    desk.pass();
    assertThat(desk.followers()).isZero();
  }

  @Test
  void the_end_of_the_server_is_told_and_nobody_comes_after() {
    store(0);
    Told told = following(MINUTES, 5);
    told.take();
    desk.end();
    assertThat(told.take()).containsExactly("end");
    assertThat(desk.open(VIEWER, new Told())).isEmpty();
  }
}
