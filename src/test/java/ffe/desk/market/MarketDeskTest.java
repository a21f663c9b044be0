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
import ffe.desk.market.SampleQuery.Average;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.observation.Sma;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MarketDeskTest {

  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** Six months of minutes. */
  private static final int MINUTES = 262_080;

  private static final SeriesView M1 =
      new SeriesView(
          "import:btc", BTC, Timeframe.M1, START, START.plusSeconds(60L * (MINUTES - 1)));

  private final List<SeriesView> stored = new ArrayList<>(List.of(M1));
  private final List<String> asked = new ArrayList<>();
  private final MarketDesk desk = new MarketDesk(cockpits(), new Archived());

  /** A candle in every span; its close tells the number of the span. */
  private final class Archived implements SeriesArchive {

    @Override
    public List<SeriesView> series(int limit) {
      return stored;
    }

    @Override
    public List<Candle> grouped(
        SeriesView series, long seconds, Instant from, Instant to, int limit) {
      asked.add(series.timeframe().label() + " " + seconds);
      List<Candle> made = new ArrayList<>();
      Instant at = from.isBefore(series.first()) ? series.first() : from;
      at = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
      while (at.isBefore(to) && !at.isAfter(series.last()) && made.size() < limit) {
        double close = at.getEpochSecond() / (double) seconds;
        made.add(new Candle(at, close, close, close, close, 1, 1));
        at = at.plusSeconds(seconds);
      }
      return made;
    }
  }

  private static Cockpits cockpits() {
    StatusView status =
        StillDesk.status(new Lane("main", BTC, "tape"), START.plusSeconds(3_630), START);
    Cockpit cockpit =
        (Cockpit)
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

  private static SampleQuery query(Timeframe timeframe, int limit) {
    return new SampleQuery(
        "import:btc",
        BTC,
        timeframe,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit,
        List.of());
  }

  private static SampleQuery range(Timeframe timeframe, Instant from, Instant to, int points) {
    return new SampleQuery(
        "import:btc",
        BTC,
        timeframe,
        Optional.of(from),
        Optional.of(to),
        Optional.of(points),
        Optional.empty(),
        500,
        List.of());
  }

  private Sample sample(SampleQuery query) {
    return desk.sample(VIEWER, query).orElseThrow();
  }

  @Test
  void fits_any_range_into_the_points_that_were_asked_for() {
    for (int minutes : new int[] {1, 10, 999, 1_000, 1_001, 50_000, MINUTES}) {
      for (int points : new int[] {10, 300, 1_000}) {
        Instant from = START.plusSeconds(30);
        Sample sample = sample(range(Timeframe.M1, from, from.plusSeconds(60L * minutes), points));
        assertThat(sample.candles()).hasSizeBetween(1, points);
        assertThat(sample.next()).isEmpty();
        assertThat(sample.candles().get(0).opensAt()).isBeforeOrEqualTo(from);
        assertThat(sample.candles())
            .allMatch(c -> c.opensAt().getEpochSecond() % sample.step().toSeconds() == 0);
      }
    }
    assertThat(asked).contains("1m 60", "1m 21600");
  }

  @Test
  void reads_the_coarsest_stored_candles_that_cover_the_range() {
    stored.add(
        new SeriesView("import:btc", BTC, Timeframe.H1, START, M1.last().minusSeconds(3_540)));
    stored.add(new SeriesView("import:btc", BTC, Timeframe.D1, START, START.plusSeconds(86_400)));
    Instant end = M1.last().plusSeconds(60);
    assertThat(sample(range(Timeframe.M1, START, end, 1_000)).of()).isEqualTo(Timeframe.H1);
    assertThat(sample(range(Timeframe.M1, START, START.plusSeconds(36_000), 1_000)).of())
        .isEqualTo(Timeframe.M1);
  }

  @Test
  void gives_pages_that_go_on_where_the_former_one_ended() {
    Sample first =
        sample(
            new SampleQuery(
                "import:btc",
                BTC,
                Timeframe.M15,
                Optional.of(START),
                Optional.of(START.plusSeconds(900 * 250)),
                Optional.empty(),
                Optional.empty(),
                100,
                List.of()));
    assertThat(first.step()).isEqualTo(Duration.ofMinutes(15));
    assertThat(first.candles()).hasSize(100);
    assertThat(first.next()).contains(START.plusSeconds(900 * 100));
    assertThat(sample(query(Timeframe.M15, 40)).next()).isEmpty();
  }

  @Test
  void tells_that_the_newest_is_not_finished() {
    assertThat(sample(query(Timeframe.M1, 40)).isLastOpen()).isFalse();
    stored.set(0, new SeriesView("import:btc", BTC, Timeframe.M1, START, START.plusSeconds(3_600)));
    Sample hours = sample(query(Timeframe.H1, 40));
    assertThat(hours.candles()).hasSize(2);
    assertThat(hours.isLastOpen()).isTrue();
  }

  @Test
  void shows_nothing_of_a_recording_before_it_happens_there() {
    stored.set(0, new SeriesView("tape", BTC, Timeframe.M1, START, M1.last()));
    Sample sample =
        sample(
            new SampleQuery(
                "tape",
                BTC,
                Timeframe.M1,
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1_000,
                List.of()));
    assertThat(sample.candles()).hasSize(60);
    assertThat(sample.isLastOpen()).isFalse();
  }

  @Test
  void averages_are_the_core_s_and_warm_from_the_first_candle_on() {
    Instant from = START.plusSeconds(60 * 1_000);
    SampleQuery query =
        new SampleQuery(
            "import:btc",
            BTC,
            Timeframe.M1,
            Optional.of(from),
            Optional.of(from.plusSeconds(600)),
            Optional.empty(),
            Optional.empty(),
            100,
            List.of(new Average(Average.Kind.SMA, 20), new Average(Average.Kind.EMA, 50)));
    Sample sample = sample(query);
    assertThat(sample.candles()).hasSize(10);
    assertThat(sample.lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(10));
    double[] closes = new double[20];
    for (int i = 0; i < 20; i++) {
      closes[i] = sample.candles().get(0).close() - 19 + i;
    }
    assertThat(sample.lines().get(0).get(0)).contains(Sma.of(closes, 20).last());
    assertThat(sample.lines().get(1)).allMatch(Optional::isPresent);
    Sample begins = sample(range(Timeframe.M1, START, START.plusSeconds(600), 100));
    assertThat(begins.lines()).isEmpty();
  }

  @Test
  void refuses_what_cannot_be_answered() {
    assertThat(
            desk.sample(
                VIEWER,
                new SampleQuery(
                    "import:eth",
                    BTC,
                    Timeframe.M1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    10,
                    List.of())))
        .isEmpty();
    assertThatThrownBy(() -> query(Timeframe.M1, 1_001)).hasMessageContaining("1 to 1000");
    assertThatThrownBy(() -> range(Timeframe.M1, START, START, 10)).hasMessageContaining("before");
    assertThatThrownBy(() -> new Average(Average.Kind.SMA, 1)).hasMessageContaining("2 to 200");
  }
}
