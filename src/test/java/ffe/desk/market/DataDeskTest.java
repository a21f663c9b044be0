package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.files.SeriesArchive;
import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DataDeskTest {

  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int DAYS = 1_000;

  /** Whose account follows the source "tape", until its 100th day. */
  private static final Instant MARKET_NOW = START.plus(Duration.ofDays(100));

  private static final Instant WALL_NOW = START.plus(Duration.ofDays(DAYS + 2));

  private final List<Instant> covered = new ArrayList<>();

  private final CandleFacts facts =
      new CandleFacts() {
        @Override
        public Optional<Candle> before(SeriesView series, Instant at) {
          Instant day = Timeframe.D1.floor(at.minusNanos(1));
          return day.isBefore(START) ? Optional.empty() : Optional.of(candle(day));
        }

        @Override
        public List<MeanPrice> means(SeriesView series, long seconds, Instant from, Instant to) {
          return List.of(new MeanPrice(START, 1.5));
        }

        @Override
        public List<SpanCount> counts(SeriesView series, long seconds, Instant from, Instant to) {
          return List.of(new SpanCount(START, 1), new SpanCount(START.plusSeconds(3 * 86_400), 1));
        }

        @Override
        public Coverage coverage(
            SeriesView series, Instant from, Instant to, int gapsMax, Optional<TradingHours> of) {
          covered.addAll(List.of(from, to));
          return new Coverage(Optional.empty(), Optional.empty(), 0, 0, 0, 0, List.of());
        }
      };

  private final SeriesArchive archive =
      new SeriesArchive() {
        @Override
        public List<SeriesView> series(int limit) {
          Instant last = START.plus(Duration.ofDays(DAYS - 1));
          return List.of(
              new SeriesView("import:btc", BTC, Timeframe.D1, START, last),
              new SeriesView("fx", BTC, Timeframe.D1, START, last),
              new SeriesView("tape", BTC, Timeframe.D1, START, last));
        }

        @Override
        public List<Candle> grouped(
            SeriesView series, long seconds, Instant from, Instant to, int limit) {
          List<Candle> made = new ArrayList<>();
          for (Instant at = from; at.isBefore(to) && made.size() < limit; at = next(at)) {
            made.add(candle(at));
          }
          return made;
        }
      };

  private final DataDesk desk =
      new DataDesk(
          new MarketDesk(cockpits(), archive),
          facts,
          (source, instrument) ->
              source.equals("fx") ? Optional.of(TradingHours.FX) : Optional.empty(),
          Clock.fixed(WALL_NOW, ZoneOffset.UTC));

  private static Instant next(Instant day) {
    return day.plus(Duration.ofDays(1));
  }

  private static Candle candle(Instant at) {
    return new Candle(at, 1, 2, 1, 2, 1, 1);
  }

  private static Cockpits cockpits() {
    StatusView status = StillDesk.status(new Lane("main", BTC, "tape"), MARKET_NOW, MARKET_NOW);
    Object cockpit =
        Proxy.newProxyInstance(
            Cockpit.class.getClassLoader(),
            new Class<?>[] {Cockpit.class},
            (self, method, args) -> status);
    return (Cockpits)
        Proxy.newProxyInstance(
            Cockpits.class.getClassLoader(),
            new Class<?>[] {Cockpits.class},
            (self, method, args) -> cockpit);
  }

  private Optional<SlotPage> slots(int limit, boolean withMean) {
    SampleQuery query =
        new SampleQuery(
            "import:btc",
            BTC,
            Timeframe.D1,
            Optional.of(START),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            limit,
            List.of());
    return desk.slots(VIEWER, query, GapMode.SKIP, withMean);
  }

  private static SampleQuery all(Instant from) {
    return new SampleQuery(
        "import:btc",
        BTC,
        Timeframe.D1,
        Optional.of(from),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        300,
        List.of());
  }

  @Test
  void a_profile_reads_all_pages_of_a_range() {
    ProfileView view = desk.profile(VIEWER, all(START), 2).orElseThrow();
    assertThat(view.count()).isEqualTo(DAYS);
    assertThat(view.from()).isEqualTo(START);
    assertThat(view.to()).isEqualTo(START.plus(Duration.ofDays(DAYS)));
    assertThat(view.profile().volume()).isEqualTo(DAYS);
    assertThat(view.profile().bands())
        .extracting(VolumeProfile.Band::volume)
        .containsExactly(DAYS / 2.0, DAYS / 2.0);
  }

  @Test
  void a_profile_of_more_than_it_may_read_is_refused_and_of_nothing_is_none() {
    assertThatThrownBy(() -> desk.profile(VIEWER, all(START.minus(Duration.ofDays(60_000))), 2))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageStartingWith("from leaves at most 45000 candles");
    assertThat(desk.profile(VIEWER, all(START.plus(Duration.ofDays(5_000))), 2)).isEmpty();
  }

  private CoverageView coverage(String source) {
    CoverageQuery query =
        new CoverageQuery(source, BTC, Optional.empty(), Optional.empty(), Optional.empty(), 5);
    return desk.coverage(VIEWER, query).get(0);
  }

  @Test
  void tells_mean_prices_where_there_are_some_and_not_of_ranges_without_end() {
    List<Slot> slots = slots(400, true).orElseThrow().slots();
    assertThat(slots.get(0).mean()).contains(1.5);
    assertThat(slots.get(1).mean()).isEmpty();
    assertThatThrownBy(() -> slots(401, true))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("vwap is told for at most 400 days in one answer");
    assertThat(slots(401, false)).isPresent();
  }

  @Test
  void looks_at_no_candle_of_a_recording_that_has_not_happened_there() {
    assertThat(coverage("tape").ageSeconds()).isZero();
    assertThat(covered.get(1))
        .isBetween(MARKET_NOW.minus(Duration.ofDays(1)), MARKET_NOW.minusSeconds(86_399));
  }

  @Test
  void measures_the_age_of_other_series_by_the_wall() {
    assertThat(coverage("import:btc").ageSeconds()).isEqualTo(2 * 86_400);
    assertThat(covered.get(0)).isEqualTo(START);
  }

  private CalendarView calendar(String source, Optional<YearMonth> last) {
    SeriesView series = new SeriesView(source, BTC, Timeframe.D1, START, START);
    return desk.calendar(VIEWER, series, last, 5).orElseThrow();
  }

  @Test
  void tells_day_by_day_what_is_stored_of_what_is_due() {
    CalendarView view = calendar("import:btc", Optional.of(YearMonth.of(2020, 1)));
    assertThat(view.months().get(0).days()).allMatch(day -> day.due() == 0);
    List<CalendarView.Day> january = view.months().get(1).days();
    assertThat(january).hasSize(31).allMatch(day -> day.due() == 1);
    assertThat(january.stream().map(day -> day.percent().orElseThrow()).limit(4))
        .containsExactly(100, 0, 0, 100);
    assertThat(view.older()).isEmpty();
    assertThat(view.newer()).contains(YearMonth.of(2020, 2));
  }

  @Test
  void asks_for_nothing_on_days_a_market_is_closed() {
    List<CalendarView.Day> january =
        calendar("fx", Optional.of(YearMonth.of(2020, 1))).months().get(1).days();
    assertThat(january.stream().filter(day -> day.due() == 0).map(d -> d.date().getDayOfMonth()))
        .as("Saturdays")
        .containsExactly(4, 11, 18, 25);
    assertThat(january.get(3).percent()).isEmpty();
    assertThat(coverage("fx").hours()).contains("fx");
    assertThat(coverage("import:btc").hours()).isEmpty();
  }

  @Test
  void ends_a_recording_s_calendar_where_its_account_stands() {
    CalendarView view = calendar("tape", Optional.empty());
    assertThat(view.months().get(1).month()).isEqualTo(YearMonth.of(2020, 4));
    assertThat(view.newer()).isEmpty();
    assertThat(view.months().get(1).days().stream().filter(day -> day.due() > 0))
        .as("100 days from January 1")
        .hasSize(9);
  }
}
