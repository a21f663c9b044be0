package ffe.adapter.store;

import ffe.desk.keeping.ColdMove;
import ffe.desk.keeping.ColdShelf;
import ffe.market.Candle;
import ffe.trading.JournalDownException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Candles wherever they are, month by month: in files, and in the database. Of two that open at the
 * same instant the one that was known first counts, as in the table itself. A month that leaves
 * while it is read is seen in one place or in both, and told once.
 */
@Dependent
public class ColdCandles {

  private static final String OF_SERIES = " WHERE source = ? AND instrument = ? AND timeframe = ?";

  private static final String ANY = "SELECT EXISTS (SELECT FROM cold_file)";

  private static final String FILES =
      "SELECT month_at, file, digest, candles, bytes, last_at FROM cold_file"
          + OF_SERIES
          + " AND last_at >= ? AND first_at < ? ORDER BY month_at, moved_at, digest";

  private static final String WITHIN = OF_SERIES + " AND opens_at >= ? AND opens_at < ?)";

  private static final String FILED = OF_SERIES + " AND last_at >= ? AND first_at < ?)";

  private static final String ENDS =
      "SELECT least((SELECT min(opens_at) FROM candle"
          + WITHIN
          + ", (SELECT min(first_at) FROM cold_file"
          + FILED
          + "), greatest((SELECT max(opens_at) FROM candle"
          + WITHIN
          + ", (SELECT max(last_at) FROM cold_file"
          + FILED
          + ")";

  /** Reads of a range from which a month left meanwhile. */
  private static final int TRIES_MAX = 5;

  private static final String HOT =
      "SELECT opens_at, open, high, low, close, volume, trades FROM candle"
          + OF_SERIES
          + " AND opens_at >= ? AND opens_at < ? ORDER BY opens_at";

  /** Takes candles in order of time; answers whether it wants more. */
  @FunctionalInterface
  interface Taker {
    boolean take(Candle candle);
  }

  /** Reads at most so many candles of the database from an instant on, oldest first. */
  @FunctionalInterface
  interface Hot {
    List<Candle> read(Instant from, int max);
  }

  private record Filed(YearMonth month, ColdShelf.Written file, Instant last) {}

  private final Transactions transactions;
  private final ColdShelf shelf;
  private final ColdMove.Plan plan;
  private volatile boolean mayBe;
  private volatile boolean asked;

  @Inject
  ColdCandles(Transactions transactions, ColdShelf shelf, ColdMove.Plan plan) {
    this.transactions = transactions;
    this.shelf = shelf;
    this.plan = plan;
  }

  /** Whether candles may be in files: a folder is set, or was once. */
  private boolean isOn() {
    if (!mayBe) {
      mayBe = plan.isOn() || hasFiles();
    }
    return mayBe;
  }

  boolean hasFiles() {
    if (asked) {
      return false;
    }
    boolean found =
        transactions.run(
            "look for files of candles",
            tx -> {
              try (PreparedStatement select = tx.sql().prepareStatement(ANY);
                  ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
              }
            });
    asked = true;
    return found;
  }

  /**
   * Reads a range, again where candles left meanwhile.
   *
   * @param read is told the newest candle of the range that is in a file; empty when none is
   */
  <T> T steady(CandleRange range, Function<Optional<Instant>, T> read) {
    if (!isOn()) {
      return read.apply(Optional.empty());
    }
    for (int i = 0; i < TRIES_MAX; i++) {
      Optional<Instant> last = newestFiled(range);
      T answer = read.apply(last);
      if (last.equals(newestFiled(range))) {
        return answer;
      }
    }
    throw new JournalDownException(
        "candles of " + range.source() + " leave faster than they are read", new SQLException());
  }

  /** The first candles of a range, at most so many, oldest first. */
  List<Candle> first(CandleRange range, int max, Hot hot) {
    return steady(
        range,
        last ->
            last.isEmpty()
                ? hot.read(range.from(), max)
                : spanning(range, range.after(last.get()), max, hot));
  }

  private List<Candle> spanning(CandleRange range, Instant edge, int max, Hot hot) {
    List<Candle> found = new ArrayList<>();
    each(
        range.until(edge),
        candle -> {
          found.add(candle);
          return found.size() < max;
        });
    if (found.size() < max && edge.isBefore(range.to())) {
      found.addAll(hot.read(edge, max - found.size()));
    }
    return found;
  }

  /**
   * The last candles of a range, at most so many, oldest first.
   *
   * @param hot those of them that are in the database
   */
  List<Candle> last(CandleRange range, int max, Supplier<List<Candle>> hot) {
    return steady(
        range,
        last -> {
          List<Candle> stored = hot.get();
          return last.isEmpty()
                  || (stored.size() >= max && stored.get(0).opensAt().isAfter(last.get()))
              ? stored
              : backwards(range, max);
        });
  }

  private List<Candle> backwards(CandleRange range, int max) {
    List<Candle> found = new ArrayList<>();
    Optional<CandleRange> there = ends(range);
    if (there.isEmpty()) {
      return found;
    }
    YearMonth month = there.get().newest();
    while (found.size() < max && !month.isBefore(there.get().oldest())) {
      List<Candle> before = new ArrayList<>(merged(range.of(month)));
      before.addAll(found);
      found = before;
      month = month.minusMonths(1);
    }
    return found.subList(Math.max(0, found.size() - max), found.size());
  }

  private Optional<Instant> newestFiled(CandleRange range) {
    return files(range).stream().map(Filed::last).max(Instant::compareTo);
  }

  /**
   * All candles of a range, oldest first.
   *
   * @return whether the taker wanted all
   */
  boolean each(CandleRange range, Taker taker) {
    Optional<CandleRange> there = ends(range);
    if (there.isEmpty()) {
      return true;
    }
    YearMonth last = there.get().newest();
    for (YearMonth month = there.get().oldest();
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      for (Candle candle : merged(range.of(month))) {
        if (!taker.take(candle)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What there is of a range. */
  private Optional<CandleRange> ends(CandleRange range) {
    return transactions.run(
        "look for candles of " + range.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(ENDS)) {
            for (int at = 1; at <= 16; at += 5) {
              range.bind(select, at);
            }
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getTimestamp(1) == null
                  ? Optional.empty()
                  : Optional.of(
                      range.between(
                          row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()));
            }
          }
        });
  }

  /** The database first: what leaves it meanwhile is in a file by then. */
  private Collection<Candle> merged(CandleRange month) {
    List<Candle> hot = hot(month);
    List<Filed> files = files(month);
    if (files.isEmpty()) {
      return hot;
    }
    SortedMap<Instant, Candle> merged = new TreeMap<>();
    for (Filed filed : files) {
      shelf.read(filed.file()).stream()
          .filter(month::has)
          .forEach(candle -> merged.putIfAbsent(candle.opensAt(), candle));
    }
    hot.forEach(candle -> merged.putIfAbsent(candle.opensAt(), candle));
    return merged.values();
  }

  private List<Candle> hot(CandleRange range) {
    return transactions.run(
        "read candles of " + range.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(HOT)) {
            range.bind(select, 1);
            return StoreMarket.candles(select);
          }
        });
  }

  private List<Filed> files(CandleRange range) {
    return transactions.run(
        "look for files of " + range.source(),
        tx -> {
          List<Filed> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(FILES)) {
            range.bind(select, 1);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Filed(
                        CandleRange.month(row.getTimestamp(1).toInstant()),
                        new ColdShelf.Written(
                            row.getString(2), row.getString(3), row.getInt(4), row.getLong(5)),
                        row.getTimestamp(6).toInstant()));
              }
            }
          }
          return found;
        });
  }
}
