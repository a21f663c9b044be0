package ffe.desk.market;

import ffe.desk.Actor;
import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.TradingHours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Stored candles for other programs: without holes if they like, with mean prices, and how whole.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DataDesk {

  /** Mean prices read every stored candle of a range. */
  static final Duration MEAN_RANGE_MAX = Duration.ofDays(400);

  /** Candles of one volume profile: a month of minutes, five years of hours. */
  static final int PROFILED_MAX = 45_000;

  private MarketDesk market;
  private CandleFacts facts;
  private KnownHours hours;
  private Clock wall;

  DataDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public DataDesk(MarketDesk market, CandleFacts facts, KnownHours hours, Clock wall) {
    this.market = market;
    this.facts = facts;
    this.hours = hours;
    this.wall = wall;
  }

  /** Stored candles, with something where nothing is stored and mean prices, as asked. */
  public Optional<SlotPage> slots(Actor actor, SampleQuery query, GapMode mode, boolean withMean) {
    int limit = query.points().orElse(query.limit());
    return market
        .sample(actor, query)
        .map(sample -> page(sample, mode, limit))
        .map(page -> withMean ? withMeans(page) : page);
  }

  private SlotPage page(Sample sample, GapMode mode, int limit) {
    return mode == GapMode.SKIP
        ? SlotPage.asStored(sample)
        : SlotPage.filled(sample, mode, facts.before(sample.series(), sample.begins()), limit);
  }

  private SlotPage withMeans(SlotPage page) {
    if (page.slots().isEmpty()) {
      return page;
    }
    Sample sample = page.sample();
    Instant from = page.slots().get(0).opensAt();
    Instant end = page.slots().get(page.slots().size() - 1).opensAt().plus(sample.step());
    SampleQuery.check(
        Duration.between(from, end).compareTo(MEAN_RANGE_MAX) <= 0,
        "vwap",
        "is told for at most " + MEAN_RANGE_MAX.toDays() + " days in one answer");
    Map<Instant, Double> means = new TreeMap<>();
    Instant to = MarketDesk.earlier(end, sample.until());
    facts
        .means(sample.series(), sample.step().toSeconds(), from, to)
        .forEach(mean -> means.put(mean.opensAt(), mean.price()));
    List<Slot> slots =
        page.slots().stream()
            .map(slot -> slot.withMean(Optional.ofNullable(means.get(slot.opensAt()))))
            .toList();
    return new SlotPage(sample, slots, page.next());
  }

  /**
   * At which prices the finished candles of a range were traded; empty where no volume was.
   *
   * @param query without points, step and averages; its limit counts for nothing
   * @param bands 1 to {@link VolumeProfile#BANDS_MAX}
   * @throws OutOfRangeException if there are more than {@link #PROFILED_MAX}
   */
  public Optional<ProfileView> profile(Actor actor, SampleQuery query, int bands) {
    List<Candle> candles = new ArrayList<>();
    Optional<Sample> page = market.sample(actor, query);
    while (page.isPresent()) {
      List<Candle> found = page.get().candles();
      boolean leavesLast = page.get().isLastOpen() && !found.isEmpty();
      candles.addAll(leavesLast ? found.subList(0, found.size() - 1) : found);
      SampleQuery.check(
          candles.size() <= PROFILED_MAX,
          "from",
          "leaves at most " + PROFILED_MAX + " candles; take fewer, or a longer timeframe");
      page =
          page.get().next().flatMap(next -> market.sample(actor, query.after(Optional.of(next))));
    }
    return candles.stream().noneMatch(candle -> candle.volume() > 0)
        ? Optional.empty()
        : Optional.of(profile(query, candles, bands));
  }

  private static ProfileView profile(SampleQuery query, List<Candle> candles, int bands) {
    Instant last = candles.get(candles.size() - 1).opensAt();
    return new ProfileView(
        query.source(),
        query.instrument(),
        query.timeframe().label(),
        candles.get(0).opensAt(),
        last.plus(query.timeframe().length()),
        candles.size(),
        VolumeProfile.of(candles, bands));
  }

  /**
   * Which finished candles of a range are meant; empty when nothing of that series is stored.
   *
   * @throws OutOfRangeException if the predicate cannot be read; it tells where
   */
  public Optional<FilterView> filter(Actor actor, FilterQuery query) {
    return new Filter(market, query).view(actor);
  }

  /** How whole what is stored of an instrument is, by timeframe; empty when nothing is. */
  public List<CoverageView> coverage(Actor actor, CoverageQuery query) {
    MarketDesk.need(actor);
    Instant known = market.knowableUntil(actor, query.source());
    return known(actor, query.source(), query.instrument(), known)
        .filter(s -> query.timeframe().map(s.timeframe()::equals).orElse(true))
        .map(s -> view(s, query, known))
        .toList();
  }

  /** Stored series of which anything is known, shortest candles first. */
  private Stream<SeriesView> known(
      Actor actor, String source, Instrument instrument, Instant known) {
    return market.series(actor).stream()
        .filter(s -> s.isOf(source, instrument))
        .filter(s -> !known.isBefore(s.first().plus(s.timeframe().length())))
        .sorted(Comparator.comparing(SeriesView::timeframe));
  }

  /**
   * Which days are whole, in two months; empty when nothing of that series is stored.
   *
   * @param series its source, instrument and timeframe
   * @param last the second month; empty for the newest
   */
  public Optional<CalendarView> calendar(
      Actor actor, SeriesView series, Optional<YearMonth> last, int gapsMax) {
    MarketDesk.need(actor);
    Instant known = market.knowableUntil(actor, series.source());
    return known(actor, series.source(), series.instrument(), known)
        .filter(s -> s.timeframe() == series.timeframe())
        .findFirst()
        .map(s -> new Calendar(facts, s, hours.of(s.source(), s.instrument()), until(s, known)))
        .map(calendar -> calendar.view(last, gapsMax));
  }

  /** After the opening of the newest candle that is known. */
  private static Instant until(SeriesView series, Instant known) {
    // the database keeps microseconds
    return MarketDesk.earlier(known.minus(series.timeframe().length()), series.last())
        .plusNanos(1_000);
  }

  private CoverageView view(SeriesView series, CoverageQuery query, Instant known) {
    Duration length = series.timeframe().length();
    Instant until = until(series, known);
    Optional<TradingHours> calendar = hours.of(series.source(), series.instrument());
    Instant newest = facts.before(series, until).map(Candle::opensAt).orElse(series.first());
    Instant now = known.equals(Instant.MAX) ? wall.instant() : known;
    return new CoverageView(
        series.source(),
        series.instrument(),
        series.timeframe().label(),
        Math.max(0, Duration.between(newest.plus(length), now).toSeconds()),
        calendar.map(TradingHours::label),
        facts.coverage(
            series,
            query.from().orElse(series.first()),
            MarketDesk.earlier(query.to().orElse(until), until),
            query.gapsMax(),
            calendar));
  }
}
