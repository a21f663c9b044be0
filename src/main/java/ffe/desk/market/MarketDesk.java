package ffe.desk.market;

import ffe.desk.Actor;
import ffe.desk.Cockpits;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesArchive;
import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Sma;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Stored candles for people: series there are, and any range of one in a bounded answer. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class MarketDesk {

  /** Series of one answer. */
  public static final int SERIES_MAX = 500;

  /** An exponential average started so many periods earlier differs by less than 1 in 2,000. */
  private static final int WARM_PERIODS = 4;

  private static final long DAY = 86_400;

  private Cockpits cockpits;
  private SeriesArchive archive;

  MarketDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public MarketDesk(Cockpits cockpits, SeriesArchive archive) {
    this.cockpits = cockpits;
    this.archive = archive;
  }

  public List<SeriesView> series(Actor actor) {
    need(actor);
    return archive.series(SERIES_MAX);
  }

  /** The candles asked for; empty when nothing of that source and instrument is stored. */
  public Optional<Sample> sample(Actor actor, SampleQuery query) {
    need(actor);
    List<SeriesView> stored =
        archive.series(SERIES_MAX).stream()
            .filter(s -> s.isOf(query.source(), query.instrument()))
            .toList();
    return stored.isEmpty() ? Optional.empty() : Optional.of(sample(actor, query, stored));
  }

  private Sample sample(Actor actor, SampleQuery query, List<SeriesView> stored) {
    Instant known = knowableUntil(actor, query.source());
    Instant newest =
        stored.stream().map(SeriesView::closesAt).max(Comparator.naturalOrder()).orElse(known);
    Instant end = earlier(known, newest);
    Instant to = earlier(query.to().orElse(end), end);
    Instant from =
        query
            .from()
            .orElse(
                to.minus(
                    query.step().orElse(query.timeframe().length()).multipliedBy(query.limit())));
    Grid grid = grid(query, stored, from, to);
    int limit = query.points().orElse(query.limit());
    int warm =
        WARM_PERIODS
            * query.averages().stream().mapToInt(SampleQuery.Average::period).max().orElse(0);
    long begins = Math.floorDiv(from.getEpochSecond(), grid.seconds()) * grid.seconds();
    Instant first = Instant.ofEpochSecond(begins);
    Instant until = earlier(to, known.minus(grid.series().timeframe().length()).plusNanos(1_000));
    List<Candle> before =
        archive.grouped(
            grid.series(),
            grid.seconds(),
            Instant.ofEpochSecond(begins - warm * grid.seconds()),
            until,
            warm + limit + 1);
    int skipped = (int) before.stream().filter(c -> c.opensAt().isBefore(first)).count();
    int last = Math.min(before.size(), skipped + limit);
    List<Candle> candles = before.subList(skipped, last);
    boolean isLastOpen =
        !candles.isEmpty()
            && candles
                .get(candles.size() - 1)
                .opensAt()
                .plusSeconds(grid.seconds())
                .isAfter(earlier(grid.series().closesAt(), known));
    int used = last;
    return new Sample(
        Duration.ofSeconds(grid.seconds()),
        grid.series(),
        first,
        until,
        candles,
        isLastOpen,
        query.averages().stream().map(a -> line(a, before, skipped, used)).toList(),
        last < before.size() ? Optional.of(before.get(last).opensAt()) : Optional.empty());
  }

  /** Of a recording that an account follows, nothing is shown before it happens there. */
  public Instant knowableUntil(Actor actor, String source) {
    StatusView status = cockpits.of(actor).status();
    return status.sourceId().equals(source) ? status.marketNow() : Instant.MAX;
  }

  /** The stored series to group, and the length of a group. */
  private record Grid(SeriesView series, long seconds) {}

  /** The shortest length that fits and that stored candles make up without rest. */
  private static Grid grid(SampleQuery query, List<SeriesView> stored, Instant from, Instant to) {
    long range = Math.max(1, Duration.between(from, to).toSeconds());
    long least = query.step().orElse(query.timeframe().length()).toSeconds();
    return LongStream.concat(query.step().stream().mapToLong(Duration::toSeconds), lengths())
        .filter(s -> s >= least && s % query.timeframe().length().toSeconds() == 0)
        .filter(s -> query.step().isEmpty() || s % least == 0)
        // a range that is not on the boundaries touches one group more
        .filter(s -> query.points().isEmpty() || range / s + 2 <= Math.max(3, query.points().get()))
        .boxed()
        .flatMap(s -> best(stored, s, from, to).map(series -> new Grid(series, s)).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new OutOfRangeException(
                    query.step().isPresent() ? "step" : "timeframe",
                    "is shorter than what is stored, or no multiple of it"));
  }

  /** Lengths that read well on an axis. */
  private static LongStream lengths() {
    return LongStream.concat(
        LongStream.of(
            60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 28_800, 43_200),
        LongStream.iterate(DAY, days -> days <= 512 * DAY, days -> 2 * days));
  }

  /** The one that covers most of the range; of equal ones the coarsest, which is read fastest. */
  private static Optional<SeriesView> best(
      List<SeriesView> stored, long seconds, Instant from, Instant to) {
    return stored.stream()
        .filter(s -> seconds % s.timeframe().length().toSeconds() == 0)
        .max(
            Comparator.comparingLong((SeriesView s) -> covered(s, seconds, from, to))
                .thenComparing(SeriesView::timeframe));
  }

  /** In whole groups, since candles of a longer timeframe end earlier than those of a shorter. */
  private static long covered(SeriesView series, long seconds, Instant from, Instant to) {
    Instant first = series.first().isAfter(from) ? series.first() : from;
    return Math.max(0, Duration.between(first, earlier(series.closesAt(), to)).toSeconds())
        / seconds;
  }

  private static List<Optional<Double>> line(
      SampleQuery.Average average, List<Candle> candles, int from, int to) {
    double[] closes = candles.stream().mapToDouble(Candle::close).toArray();
    Line line =
        switch (average.kind()) {
          case SMA -> Sma.of(closes, average.period());
          case EMA -> Ema.of(closes, average.period());
        };
    return IntStream.range(from, to)
        .mapToObj(i -> line.isWarm(i) ? Optional.of(line.at(i)) : Optional.<Double>empty())
        .toList();
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  static void need(Actor actor) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
  }
}
