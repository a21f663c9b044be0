package ffe.desk.market;

import ffe.desk.Actor;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the candles a query means. */
final class Filter {

  /** Candles judged for one answer: a month of minutes, five years of hours. */
  static final int JUDGED_MAX = 45_000;

  /** Before the first, so that a weekend leaves enough to judge it by. */
  private static final Duration CLOSED_MAX = Duration.ofDays(4);

  private final MarketDesk market;
  private final FilterQuery query;
  private final Predicate predicate;

  /** What of the series was read: finished candles, and where the rest begins. */
  private record Read(Sample first, List<Candle> candles, int before, Optional<Instant> rest) {}

  Filter(MarketDesk market, FilterQuery query) {
    this.market = market;
    this.query = query;
    this.predicate =
        query.where().isEmpty()
            ? new Predicate("", 0, candles -> candles.each(0, i -> 1))
            : PredicateReader.read(query.where());
  }

  /** Empty when nothing of that source and instrument is stored. */
  Optional<FilterView> view(Actor actor) {
    return read(actor).map(this::view);
  }

  private Optional<Read> read(Actor actor) {
    SampleQuery range = query.range();
    Optional<Sample> head = market.sample(actor, range);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Sample first = head.get();
    Duration length = range.timeframe().length();
    SampleQuery.check(
        first.step().equals(length), "timeframe", "is shorter than what is stored of this");
    Instant earliest = first.begins().minus(length.multipliedBy(predicate.back()));
    List<Candle> candles = new ArrayList<>();
    int before = 0;
    Optional<Instant> from =
        Optional.of(predicate.back() == 0 ? first.begins() : earliest.minus(CLOSED_MAX));
    while (from.isPresent() && candles.size() - before < JUDGED_MAX) {
      Optional<Sample> page = market.sample(actor, range.after(from));
      for (Candle candle : finished(page)) {
        before += candle.opensAt().isBefore(first.begins()) ? 1 : 0;
        candles.add(candle);
      }
      from = page.flatMap(Sample::next);
    }
    return Optional.of(new Read(first, candles, before, from));
  }

  private static List<Candle> finished(Optional<Sample> page) {
    List<Candle> found = page.map(Sample::candles).orElse(List.of());
    boolean leavesLast = page.filter(Sample::isLastOpen).isPresent() && !found.isEmpty();
    return leavesLast ? found.subList(0, found.size() - 1) : found;
  }

  private FilterView view(Read read) {
    SampleQuery range = query.range();
    CandleSeries series = CandleSeries.of(range.instrument(), range.timeframe(), read.candles());
    boolean[] meant = meant(series);
    List<FilterView.Match> matches = new ArrayList<>();
    Optional<Instant> next = read.rest();
    int i = first(meant, read.before());
    while (i < series.size()) {
      int end = end(series, meant, i);
      boolean goesOn = end == series.size() && read.rest().isPresent() && i > read.before();
      if (goesOn || matches.size() == query.limit()) {
        next = Optional.of(series.opensAt(i));
        break;
      }
      matches.add(match(series, meant, i, end));
      i = first(meant, end);
    }
    return new FilterView(
        range.source(),
        range.instrument(),
        range.timeframe().label(),
        i - read.before(),
        matches.stream().mapToInt(FilterView.Match::candles).sum(),
        matches,
        next);
  }

  private boolean[] meant(CandleSeries series) {
    boolean[] out = predicate.holds(new Predicate.Candles(series, query.zone()));
    for (int i = 0; i < out.length; i++) {
      LocalTime opens = series.opensAt(i).atZone(query.zone()).toLocalTime();
      out[i] = out[i] && query.hours().map(h -> h.has(opens)).orElse(true);
    }
    return out;
  }

  /** The first from i on; the size where there is none. */
  private static int first(boolean[] meant, int i) {
    int at = i;
    while (at < meant.length && !meant[at]) {
      at++;
    }
    return at;
  }

  /** Behind the last candle of the match, or of the day, that begins at i. */
  private int end(CandleSeries series, boolean[] meant, int i) {
    int end = i + 1;
    while (end < series.size()
        && (query.by() == FilterQuery.By.DAY
            ? day(series, end).equals(day(series, i))
            : meant[end] && series.opensAt(end).equals(series.closesAt(end - 1)))) {
      end++;
    }
    return end;
  }

  private LocalDate day(CandleSeries series, int i) {
    return series.opensAt(i).atZone(query.zone()).toLocalDate();
  }

  private static FilterView.Match match(CandleSeries series, boolean[] meant, int from, int end) {
    int count = 0;
    int last = from;
    for (int i = from; i < end; i++) {
      if (meant[i]) {
        count++;
        last = i;
      }
    }
    return new FilterView.Match(series.opensAt(from), series.closesAt(last), count);
  }
}
