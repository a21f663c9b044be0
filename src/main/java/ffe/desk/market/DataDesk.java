package ffe.desk.market;

import ffe.desk.Actor;
import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stored candles for other programs: without holes if they like, with mean prices, and how whole.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DataDesk {

  /** Mean prices read every stored candle of a range. */
  static final Duration MEAN_RANGE_MAX = Duration.ofDays(400);

  private MarketDesk market;
  private CandleFacts facts;
  private Clock wall;

  DataDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public DataDesk(MarketDesk market, CandleFacts facts, Clock wall) {
    this.market = market;
    this.facts = facts;
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

  /** How whole what is stored of an instrument is, by timeframe; empty when nothing is. */
  public List<CoverageView> coverage(Actor actor, CoverageQuery query) {
    MarketDesk.need(actor);
    Instant known = market.knowableUntil(actor, query.source());
    return market.series(actor).stream()
        .filter(s -> s.isOf(query.source(), query.instrument()))
        .filter(s -> query.timeframe().map(s.timeframe()::equals).orElse(true))
        .filter(s -> !known.isBefore(s.first().plus(s.timeframe().length())))
        .sorted(Comparator.comparing(SeriesView::timeframe))
        .map(s -> view(s, query, known))
        .toList();
  }

  private CoverageView view(SeriesView series, CoverageQuery query, Instant known) {
    Duration length = series.timeframe().length();
    // whoever opens later is not known yet; the database keeps microseconds
    Instant until = MarketDesk.earlier(known.minus(length), series.last()).plusNanos(1_000);
    Instant newest = facts.before(series, until).map(Candle::opensAt).orElse(series.first());
    Instant now = known.equals(Instant.MAX) ? wall.instant() : known;
    return new CoverageView(
        series.source(),
        series.instrument(),
        series.timeframe().label(),
        Math.max(0, Duration.between(newest.plus(length), now).toSeconds()),
        facts.coverage(
            series,
            query.from().orElse(series.first()),
            MarketDesk.earlier(query.to().orElse(until), until),
            query.gapsMax()));
  }
}
