package ffe.adapter.store;

import ffe.desk.files.SeriesView;
import ffe.desk.market.CandleFacts;
import ffe.desk.market.Coverage;
import ffe.desk.market.Coverage.Gap;
import ffe.desk.market.OpenSlots;
import ffe.market.Candle;
import ffe.market.TradingHours;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mean prices and gaps of stored candles, by ranges of the table's key. */
@Dependent
public class StoreCandleFacts implements CandleFacts {

  private static final String OF = " WHERE source = ? AND instrument = ? AND timeframe = ?";

  private static final String RANGE = OF + " AND opens_at >= ? AND opens_at < ?";

  private static final String BEFORE =
      "SELECT opens_at, open, high, low, close, volume, trades FROM candle"
          + OF
          + " AND opens_at < ? ORDER BY opens_at DESC LIMIT 1";

  private static final String MEANS =
      "SELECT at, turnover / volume FROM (SELECT date_bin(make_interval(secs => ?), opens_at,"
          + " to_timestamp(0)) AS at, sum((high + low + close) / 3 * volume ORDER BY opens_at)"
          + " AS turnover, sum(volume ORDER BY opens_at) AS volume FROM candle"
          + RANGE
          + " GROUP BY 1) m WHERE volume > 0 ORDER BY at";

  private static final String COUNTS =
      "SELECT date_bin(make_interval(secs => ?), opens_at, to_timestamp(0)) AS at, count(*)"
          + " FROM candle"
          + RANGE
          + " GROUP BY 1 ORDER BY 1";

  private static final int ROWS_AT_ONCE = 10_000;

  private static final String STEPS =
      "WITH s AS (SELECT opens_at AS at, lead(opens_at) OVER (ORDER BY opens_at) AS next, trades,"
          + " make_interval(secs => ?) AS step FROM candle"
          + RANGE
          + ")";

  private static final String MISSING = "round(extract(epoch FROM next - at) / ?) - 1";

  private static final String SUMS =
      STEPS
          + " SELECT min(at), max(at), count(*), count(*) FILTER (WHERE trades = 0),"
          + " count(*) FILTER (WHERE next - at > step), coalesce(sum("
          + MISSING
          + ") FILTER (WHERE next - at > step), 0)::bigint FROM s";

  private static final String GAPS =
      STEPS
          + " SELECT at + step, next, ("
          + MISSING
          + ")::bigint FROM s WHERE next - at > step ORDER BY at LIMIT ?";

  private final Transactions transactions;
  private final ColdCandles cold;

  @Inject
  StoreCandleFacts(Transactions transactions, ColdCandles cold) {
    this.transactions = transactions;
    this.cold = cold;
  }

  @Override
  public Optional<Candle> before(SeriesView series, Instant at) {
    return cold
        .last(CandleRange.of(series, CandleRange.EVER, at), 1, () -> stored(series, at))
        .stream()
        .findFirst();
  }

  private List<Candle> stored(SeriesView series, Instant before) {
    return transactions.run(
        "read a candle of " + series.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(BEFORE)) {
            Pieces.series(select, 1, series);
            select.setTimestamp(4, InstantConverter.column(before));
            return StoreMarket.candles(select);
          }
        });
  }

  @Override
  public List<MeanPrice> means(SeriesView series, long seconds, Instant from, Instant to) {
    CandleRange range = CandleRange.of(series, from, to);
    return cold.steady(
        range,
        last ->
            last.isEmpty() ? storedMeans(series, seconds, from, to) : sums(range, seconds).means());
  }

  private List<MeanPrice> storedMeans(SeriesView series, long seconds, Instant from, Instant to) {
    return transactions.run(
        "read mean prices of " + series.source(),
        tx -> {
          List<MeanPrice> means = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(MEANS)) {
            range(select, seconds, series, from, to);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                means.add(new MeanPrice(row.getTimestamp(1).toInstant(), row.getDouble(2)));
              }
            }
          }
          return means;
        });
  }

  @Override
  public List<SpanCount> counts(SeriesView series, long seconds, Instant from, Instant to) {
    CandleRange range = CandleRange.of(series, from, to);
    return cold.steady(
        range,
        last ->
            last.isEmpty()
                ? storedCounts(series, seconds, from, to)
                : sums(range, seconds).counts());
  }

  private List<SpanCount> storedCounts(SeriesView series, long seconds, Instant from, Instant to) {
    return transactions.run(
        "count candles of " + series.source(),
        tx -> {
          List<SpanCount> counts = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(COUNTS)) {
            range(select, seconds, series, from, to);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                counts.add(new SpanCount(row.getTimestamp(1).toInstant(), row.getLong(2)));
              }
            }
          }
          return counts;
        });
  }

  @Override
  public Coverage coverage(
      SeriesView series, Instant from, Instant to, int gapsMax, Optional<TradingHours> hours) {
    CandleRange range = CandleRange.of(series, from, to);
    return cold.steady(
        range,
        last ->
            last.isEmpty()
                ? stored(series, from, to, gapsMax, hours)
                : steps(series, range, gapsMax, hours));
  }

  /** Reads all candles of a range of which some are in files. */
  private CandleSums sums(CandleRange range, long seconds) {
    CandleSums sums = new CandleSums(seconds);
    cold.each(range, sums::take);
    return sums;
  }

  private Coverage steps(
      SeriesView series, CandleRange range, int gapsMax, Optional<TradingHours> hours) {
    CandleSteps steps =
        new CandleSteps(
            series.timeframe().length(),
            gapsMax,
            hours.map(open -> new OpenSlots(Optional.of(open), series.timeframe())));
    cold.each(range, steps::take);
    return steps.coverage();
  }

  private Coverage stored(
      SeriesView series, Instant from, Instant to, int gapsMax, Optional<TradingHours> hours) {
    return transactions.run(
        "read how whole candles of " + series.source() + " are",
        tx -> {
          try (PreparedStatement sums = tx.sql().prepareStatement(SUMS);
              PreparedStatement gaps = tx.sql().prepareStatement(GAPS)) {
            long seconds = series.timeframe().length().toSeconds();
            range(gaps, seconds, series, from, to);
            gaps.setLong(7, seconds);
            gaps.setLong(8, hours.isPresent() ? Long.MAX_VALUE : gapsMax);
            gaps.setFetchSize(ROWS_AT_ONCE);
            range(sums, seconds, series, from, to);
            sums.setLong(7, seconds);
            try (ResultSet row = sums.executeQuery()) {
              row.next();
              Coverage whole =
                  new Coverage(
                      time(row, 1),
                      time(row, 2),
                      row.getLong(3),
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6),
                      List.of());
              return whole.gapCount() == 0
                  ? whole
                  : hours.isEmpty()
                      ? whole.with(whole.gapCount(), whole.missing(), gaps(gaps))
                      : open(whole, gaps, new OpenSlots(hours, series.timeframe()), gapsMax);
            }
          }
        });
  }

  /** What is missing while the market is open. */
  private static Coverage open(Coverage whole, PreparedStatement select, OpenSlots slots, int max)
      throws SQLException {
    long gapCount = 0;
    long missing = 0;
    List<Gap> first = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Instant from = row.getTimestamp(1).toInstant();
        Instant to = row.getTimestamp(2).toInstant();
        long open = slots.count(from, to);
        missing += open;
        gapCount += open > 0 ? 1 : 0;
        if (open > 0 && first.size() < max) {
          first.add(new Gap(from, to, open));
        }
      }
    }
    return whole.with(gapCount, missing, first);
  }

  private static List<Gap> gaps(PreparedStatement select) throws SQLException {
    List<Gap> gaps = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        gaps.add(
            new Gap(
                row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant(), row.getLong(3)));
      }
    }
    return gaps;
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static void range(
      PreparedStatement select, long seconds, SeriesView series, Instant from, Instant to)
      throws SQLException {
    select.setDouble(1, (double) seconds);
    int at = Pieces.series(select, 2, series);
    select.setTimestamp(at, InstantConverter.column(from));
    select.setTimestamp(at + 1, InstantConverter.column(to));
  }
}
