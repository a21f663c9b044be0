package ffe.adapter.store;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The series of candles and a range of their openings, the end excluded. */
record CandleRange(String source, String instrument, String timeframe, Instant from, Instant to) {

  /** Before and after every candle. */
  static final Instant EVER = Instant.parse("1900-01-01T00:00:00Z");

  static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

  CandleRange of(YearMonth month) {
    Instant begin = begin(month);
    Instant end = begin(month.plusMonths(1));
    return new CandleRange(
        source,
        instrument,
        timeframe,
        begin.isBefore(from) ? from : begin,
        end.isAfter(to) ? to : end);
  }

  static CandleRange of(SeriesView series, Instant from, Instant to) {
    return new CandleRange(
        series.source(), series.instrument().name(), series.timeframe().label(), from, to);
  }

  static CandleRange of(Lane lane, Timeframe timeframe, Instant from, Instant to) {
    return new CandleRange(lane.source(), lane.instrument().name(), timeframe.label(), from, to);
  }

  CandleRange until(Instant end) {
    return new CandleRange(source, instrument, timeframe, from, end);
  }

  CandleRange between(Instant first, Instant last) {
    return new CandleRange(
        source, instrument, timeframe, first.isBefore(from) ? from : first, after(last));
  }

  YearMonth oldest() {
    return month(from);
  }

  YearMonth newest() {
    return month(to.minusNanos(1));
  }

  boolean has(Candle candle) {
    return !candle.opensAt().isBefore(from) && candle.opensAt().isBefore(to);
  }

  void bind(PreparedStatement statement, int at) throws SQLException {
    statement.setString(at, source);
    statement.setString(at + 1, instrument);
    statement.setString(at + 2, timeframe);
    statement.setTimestamp(at + 3, InstantConverter.column(from));
    statement.setTimestamp(at + 4, InstantConverter.column(to));
  }

  /** After an opening: the database keeps microseconds. */
  Instant after(Instant opening) {
    Instant after = opening.plusNanos(1_000);
    return after.isBefore(to) ? after : to;
  }

  static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
