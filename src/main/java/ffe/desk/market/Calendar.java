package ffe.desk.market;

import ffe.desk.files.SeriesView;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what is stored of a series with what is due, day by day. */
final class Calendar {

  /** Sessions begin and end at half hours everywhere: a span is open or closed as a whole. */
  private static final long HALF_HOUR = 1_800;

  private final CandleFacts facts;
  private final SeriesView series;
  private final Optional<TradingHours> hours;
  private final Instant until;
  private final OpenSlots slots;
  private final long span;

  /**
   * @param until after the opening of the newest candle
   */
  Calendar(CandleFacts facts, SeriesView series, Optional<TradingHours> hours, Instant until) {
    this.facts = facts;
    this.series = series;
    this.hours = hours;
    this.until = until;
    this.slots = new OpenSlots(hours, series.timeframe());
    this.span = Math.max(HALF_HOUR, series.timeframe().length().toSeconds());
  }

  CalendarView view(Optional<YearMonth> wanted, int gapsMax) {
    YearMonth oldest = month(series.first());
    YearMonth newest = month(until);
    YearMonth last = wanted.filter(m -> !m.isAfter(newest)).orElse(newest);
    YearMonth first = last.minusMonths(1);
    Instant from = begin(first.atDay(1));
    Instant to = MarketDesk.earlier(begin(last.plusMonths(1).atDay(1)), until);
    Instant before = facts.before(series, from).map(candle -> candle.opensAt()).orElse(from);
    return new CalendarView(
        List.of(month(first), month(last)),
        Optional.of(first.minusMonths(1)).filter(m -> !m.isBefore(oldest)),
        Optional.of(last.plusMonths(1)).filter(m -> !m.isAfter(newest)),
        facts.coverage(series, before, to, gapsMax, hours));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private CalendarView.Month month(YearMonth month) {
    Instant from = later(begin(month.atDay(1)), series.first());
    Instant to = MarketDesk.earlier(begin(month.plusMonths(1).atDay(1)), until);
    Map<Instant, Long> stored = new TreeMap<>();
    if (from.isBefore(to)) {
      facts.counts(series, span, from, to).forEach(c -> stored.put(c.opensAt(), c.count()));
    }
    List<CalendarView.Day> days = new ArrayList<>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      days.add(day(month.atDay(day), stored));
    }
    return new CalendarView.Month(month, days);
  }

  private CalendarView.Day day(LocalDate date, Map<Instant, Long> stored) {
    long due = 0;
    long there = 0;
    Instant end = begin(date.plusDays(1));
    for (Instant at = begin(date); at.isBefore(end); at = at.plusSeconds(span)) {
      Instant next = at.plus(Duration.ofSeconds(span));
      long open = slots.count(later(at, series.first()), MarketDesk.earlier(next, until));
      due += open;
      there += Math.min(open, stored.getOrDefault(at, 0L));
    }
    return new CalendarView.Day(date, due, there);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
