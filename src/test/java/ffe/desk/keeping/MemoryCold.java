package ffe.desk.keeping;

import ffe.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Candles and files as a server that dies has them: each step may end it, before it happened or
 * after.
 */
final class MemoryCold implements ColdRows, ColdShelf {

  /** A candle of a series in the database. */
  record Row(OldRows.Series series, Candle candle) {}

  final List<Row> rows = new ArrayList<>();

  /** All files on the shelf, those nobody knows of too. */
  final Map<String, List<Candle>> files = new TreeMap<>();

  /** Which of them the database knows, and the series of each. */
  final Map<String, OldRows.Series> known = new LinkedHashMap<>();

  /** Everything from this month on is needed. */
  YearMonth neededFrom = YearMonth.of(2100, 1);

  /** The step after which the server dies; negative before it happened, 0 never. */
  int diesAt;

  private int steps;

  /** The server is gone. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static OldRows.Series series(String source) {
    return new OldRows.Series(OldRows.Kind.CANDLES, source, "BTC-USD", "1m");
  }

  /** So many minutes from the beginning of a month. */
  void put(String source, int year, int month, int count) {
    Instant first = YearMonth.of(year, month).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    for (int i = 0; i < count; i++) {
      rows.add(new Row(series(source), new Candle(first.plusSeconds(60L * i), 1, 2, 1, 1.5, i, i)));
    }
  }

  private void step(Runnable what) {
    steps++;
    if (steps == -diesAt) {
      throw new Died();
    }
    what.run();
    if (steps == diesAt) {
      throw new Died();
    }
  }

  @Override
  public List<OldRows.Series> series() {
    List<OldRows.Series> all = new ArrayList<>();
    new TreeSet<>(rows.stream().map(r -> r.series().source()).toList())
        .forEach(source -> all.add(series(source)));
    return all;
  }

  @Override
  public Optional<YearMonth> oldest(OldRows.Series series, Duration age) {
    return rows.stream()
        .filter(r -> r.series().equals(series))
        .map(MemoryCold::month)
        .min(YearMonth::compareTo)
        .filter(m -> m.isBefore(neededFrom));
  }

  private static YearMonth month(Row row) {
    return YearMonth.from(row.candle().opensAt().atOffset(ZoneOffset.UTC));
  }

  @Override
  public List<Candle> read(OldRows.Series series, YearMonth month) {
    return rows.stream()
        .filter(r -> r.series().equals(series) && month(r).equals(month))
        .map(Row::candle)
        .toList();
  }

  @Override
  public List<Filed> filed(int limit) {
    List<Filed> all = new ArrayList<>();
    known.forEach(
        (file, of) -> {
          List<Candle> candles = files.get(file);
          all.add(
              new Filed(
                  of.source(),
                  of.instrument(),
                  of.timeframe(),
                  1,
                  candles.size(),
                  1,
                  candles.get(0).opensAt(),
                  candles.get(candles.size() - 1).opensAt(),
                  Instant.EPOCH));
        });
    return all;
  }

  @Override
  public long count(OldRows.Series series) {
    return rows.stream().filter(r -> r.series().equals(series)).count();
  }

  @Override
  public Written write(OldRows.Series series, YearMonth month, List<Candle> candles) {
    String digest = CandleBits.digest(candles);
    String file = series.source() + "/" + month + "-" + digest;
    step(() -> files.put(file, candles));
    return new Written(file, digest, candles.size(), 1);
  }

  @Override
  public List<Candle> read(Written file) {
    return files.get(file.file());
  }

  @Override
  public void leave(OldRows.Series series, Duration age, YearMonth month, Written file) {
    step(
        () -> {
          List<Candle> gone = read(series, month);
          if (!CandleBits.digest(gone).equals(file.digest())) {
            throw new IllegalStateException("not the same any more");
          }
          rows.removeIf(r -> r.series().equals(series) && month(r).equals(month));
          known.put(file.file(), series);
        });
  }

  /** Every candle there is, wherever; one that is in two places is there twice. */
  List<Row> all() {
    List<Row> all = new ArrayList<>(rows);
    known.forEach((file, of) -> files.get(file).forEach(c -> all.add(new Row(of, c))));
    return all;
  }
}
