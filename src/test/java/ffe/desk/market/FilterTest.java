package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.Role;
import ffe.desk.StillDesk;
import ffe.desk.files.SeriesArchive;
import ffe.desk.files.SeriesView;
import ffe.desk.market.FilterQuery.By;
import ffe.desk.market.FilterQuery.Hours;
import ffe.desk.market.FilterView.Match;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final List<Candle> stored = new ArrayList<>();
  private Instant marketNow = START.plusSeconds(1_000_000_000);

  private final SeriesArchive archive =
      new SeriesArchive() {
        @Override
        public List<SeriesView> series(int limit) {
          return List.of(
              new SeriesView(
                  "tape",
                  BTC,
                  Timeframe.M1,
                  stored.get(0).opensAt(),
                  stored.get(stored.size() - 1).opensAt()));
        }

        @Override
        public List<Candle> grouped(
            SeriesView series, long seconds, Instant from, Instant to, int limit) {
          return stored.stream()
              .filter(c -> !c.opensAt().isBefore(from) && c.opensAt().isBefore(to))
              .filter(c -> c.opensAt().getEpochSecond() % seconds == 0)
              .limit(limit)
              .toList();
        }
      };

  private Cockpits cockpits() {
    Object cockpit =
        Proxy.newProxyInstance(
            Cockpit.class.getClassLoader(),
            new Class<?>[] {Cockpit.class},
            (self, method, args) ->
                StillDesk.status(new Lane("main", BTC, "tape"), marketNow, marketNow));
    return (Cockpits)
        Proxy.newProxyInstance(
            Cockpits.class.getClassLoader(),
            new Class<?>[] {Cockpits.class},
            (self, method, args) -> cockpit);
  }

  private void store(int minute, double close) {
    stored.add(new Candle(START.plusSeconds(60L * minute), close, close, close, close, 1, 1));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private SampleQuery range(Optional<Instant> from, Optional<Instant> to) {
    return range(Timeframe.M1, from, to);
  }

  private static SampleQuery range(
      Timeframe timeframe, Optional<Instant> from, Optional<Instant> to) {
    return new SampleQuery(
        "tape",
        BTC,
        timeframe,
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        SampleQuery.POINTS_MAX,
        List.of());
  }

  private FilterView view(FilterQuery query) {
    return new Filter(new MarketDesk(cockpits(), archive), query).view(VIEWER).orElseThrow();
  }

  private FilterView where(String where, By by, int limit) {
    return view(
        new FilterQuery(
            range(Optional.of(START), Optional.empty()), where, Optional.empty(), UTC, by, limit));
  }

  @Test
  void a_match_ends_where_one_is_not_meant_or_not_stored() {
    for (int minute : new int[] {0, 1, 2, 3, 5, 6, 9}) {
      store(minute, minute == 2 ? 50 : 100);
    }
    FilterView view = where("close > 60", By.RANGE, 10);
    assertThat(view.matches())
        .containsExactly(
            new Match(at(0), at(2), 2),
            new Match(at(3), at(4), 1),
            new Match(at(5), at(7), 2),
            new Match(at(9), at(10), 1));
    assertThat(view.judged()).isEqualTo(7);
    assertThat(view.meant()).isEqualTo(6);
    assertThat(view.next()).isEmpty();
  }

  @Test
  void answers_joined_by_their_cursors_are_the_answer_whole() {
    Random random = new Random(3);
    for (int minute = 0; minute < 3_000; minute++) {
      if (random.nextInt(20) > 0) {
        store(minute, 80 + random.nextInt(40));
      }
    }
    for (By by : By.values()) {
      FilterView whole = where("close > sma(10) and close[1] < 100", by, 1_000);
      assertThat(whole.next()).isEmpty();
      List<Match> joined = new ArrayList<>();
      int judged = 0;
      Optional<Instant> next = Optional.of(START);
      while (next.isPresent()) {
        FilterView page =
            view(
                new FilterQuery(
                    range(next, Optional.empty()),
                    "close > sma(10) and close[1] < 100",
                    Optional.empty(),
                    UTC,
                    by,
                    by == By.DAY ? 1 : 7));
        joined.addAll(page.matches());
        judged += page.judged();
        next = page.next();
      }
      assertThat(joined).as(by.name()).isEqualTo(whole.matches()).hasSizeGreaterThan(2);
      assertThat(judged).isEqualTo(stored.size());
    }
  }

  /** A match is told whole, even where so many are judged that the rest is another answer. */
  @Test
  void a_match_at_the_end_of_what_is_judged_belongs_to_the_following_answer() {
    for (int minute = 0; minute < Filter.JUDGED_MAX + 2_000; minute++) {
      store(minute, minute < 10 || minute > Filter.JUDGED_MAX - 5 ? 100 : 50);
    }
    FilterView first = where("close > 60", By.RANGE, 10);
    assertThat(first.matches()).containsExactly(new Match(at(0), at(10), 10));
    assertThat(first.next()).contains(at(Filter.JUDGED_MAX - 4));
    FilterView rest =
        view(
            new FilterQuery(
                range(first.next(), Optional.empty()),
                "close > 60",
                Optional.empty(),
                UTC,
                By.RANGE,
                10));
    assertThat(rest.matches())
        .containsExactly(new Match(at(Filter.JUDGED_MAX - 4), at(stored.size()), 2_004));
    assertThat(rest.next()).isEmpty();
  }

  /** Of what no candle is there to be judged by, nothing is known. */
  @Test
  void the_first_of_a_range_is_judged_by_those_before_it() {
    for (int minute = 0; minute < 100; minute++) {
      store(minute, minute % 2 == 0 ? 100 : 110);
    }
    FilterView later =
        view(
            new FilterQuery(
                range(Optional.of(at(50)), Optional.of(at(53))),
                "close > sma(30)",
                Optional.empty(),
                UTC,
                By.RANGE,
                10));
    assertThat(later.matches()).containsExactly(new Match(at(51), at(52), 1));
    assertThat(later.judged()).isEqualTo(3);
    assertThat(where("close > sma(30)", By.RANGE, 100).matches().get(0).from()).isEqualTo(at(29));
  }

  @Test
  void a_candle_that_goes_on_is_not_judged_and_nothing_of_what_the_account_does_not_know() {
    for (int minute = 0; minute < 100; minute++) {
      store(minute, 100);
    }
    marketNow = at(50).plusSeconds(30);
    FilterView view = where("close > 1", By.RANGE, 10);
    assertThat(view.matches()).containsExactly(new Match(at(0), at(50), 50));
  }

  @Test
  void a_longer_candle_that_lacks_minutes_yet_is_not_judged() {
    for (int minute = 0; minute < 8; minute++) {
      store(minute, 100);
    }
    FilterView view =
        view(
            new FilterQuery(
                range(Timeframe.M5, Optional.of(START), Optional.empty()),
                "close > 1",
                Optional.empty(),
                UTC,
                By.RANGE,
                10));
    assertThat(view.matches()).containsExactly(new Match(at(0), at(5), 1));
    assertThat(view.judged()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "09:30-16:00, America/New_York, 2026-03-02T14:30:00Z, 2026-03-02T21:00:00Z, 390",
    "22:00-02:00, UTC, 2026-03-02T00:00:00Z, 2026-03-02T23:59:00Z, 239"
  })
  void days_are_of_the_zone_and_hours_of_its_clock(
      String hours, String zone, Instant from, Instant to, int candles) {
    for (int minute = 0; minute < 1_439; minute++) {
      store(minute, 100);
    }
    FilterView view =
        view(
            new FilterQuery(
                range(Optional.of(START), Optional.empty()),
                "",
                Optional.of(Hours.read(hours)),
                FilterQuery.zone(zone),
                By.DAY,
                10));
    assertThat(view.matches()).containsExactly(new Match(from, to, candles));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9:30-16:00", "09:30", "09:30-09:30", "24:00-25:00", "09:30-16:00-17:00"})
  void hours_are_two_times_of_day(String text) {
    assertThatThrownBy(() -> Hours.read(text)).hasMessage("hours is like 09:30-16:00");
  }

  @Test
  void without_a_condition_all_that_is_stored_is_meant() {
    store(0, 100);
    store(1, 100);
    store(5, 100);
    assertThat(where("", By.RANGE, 10).matches())
        .containsExactly(new Match(at(0), at(2), 2), new Match(at(5), at(6), 1));
    assertThatThrownBy(() -> FilterQuery.zone("Mars/Olympus")).hasMessageStartingWith("zone is");
  }
}
