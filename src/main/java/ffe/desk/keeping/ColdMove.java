package ffe.desk.keeping;

import ffe.market.Candle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Moves old candles from the database to files, a month of a series at a time: written, read back,
 * and only then deleted by the database, which compares them itself. Whatever ends it in between
 * leaves the month where it was, or whole in its file.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ColdMove {

  private static final Logger LOG = Logger.getLogger(ColdMove.class.getName());

  /** Months of series of one day; what is left goes on the next. */
  static final int FILES_MAX = 600;

  /**
   * @param isOn whether there is a place for files
   * @param after the age at which candles leave; empty: none do, those that left are read
   */
  public record Plan(boolean isOn, Optional<Duration> after) {

    public static final Plan OFF = new Plan(false, Optional.empty());
  }

  /**
   * The last run, or the one that goes on.
   *
   * @param endedAt empty while it goes on
   * @param series that is at work, or was the last
   * @param before candles that the series it moved had in the database
   * @param after candles that they have now
   */
  public record Run(
      Instant beganAt,
      Optional<Instant> endedAt,
      String series,
      int files,
      long candles,
      long before,
      long after,
      Optional<String> trouble) {

    private Run with(OldRows.Series at, int moved) {
      return new Run(
          beganAt, endedAt, at.toString(), files + 1, candles + moved, before, after, trouble);
    }

    private Run counted(long morning, long evening) {
      return new Run(
          beganAt, endedAt, series, files, candles, before + morning, after + evening, trouble);
    }

    private Run ended(Instant now, Optional<String> why) {
      return new Run(beganAt, Optional.of(now), series, files, candles, before, after, why);
    }
  }

  private ColdRows rows;
  private ColdShelf shelf;
  private Plan plan;
  private Clock wall;
  private volatile Optional<Run> last = Optional.empty();

  ColdMove() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  ColdMove(ColdRows rows, ColdShelf shelf, Plan plan, Clock wall) {
    this.rows = rows;
    this.shelf = shelf;
    this.plan = plan;
    this.wall = wall;
  }

  /** Whether candles leave for files only; retention removes none of a series then. */
  public boolean isOn() {
    return plan.isOn();
  }

  /** Whether candles leave at all. */
  public boolean moves() {
    return plan.after().isPresent();
  }

  /** The last run since the start. */
  public Optional<Run> last() {
    return last;
  }

  /** What left so far; asks the database once. */
  public ColdView view() {
    return new ColdView(
        plan.isOn(), plan.after().map(Duration::toDays), last, rows.filed(ColdView.SERIES_MAX));
  }

  /** Moves what is old; a month that fails ends the run, and those before it are moved. */
  public void run() {
    if (plan.after().isEmpty()) {
      return;
    }
    Run run = new Run(wall.instant(), Optional.empty(), "", 0, 0, 0, 0, Optional.empty());
    last = Optional.of(run);
    try {
      for (OldRows.Series series : rows.series()) {
        move(series, plan.after().get());
      }
      end(Optional.empty());
    } catch (RuntimeException e) {
      end(Optional.of("not all old candles were moved; the log says why"));
      throw e;
    }
  }

  private void end(Optional<String> why) {
    last = last.map(run -> run.ended(wall.instant(), why));
  }

  private void move(OldRows.Series series, Duration age) {
    Optional<YearMonth> month = rows.oldest(series, age);
    if (month.isEmpty()) {
      return;
    }
    long before = rows.count(series);
    int files = 0;
    try {
      while (month.isPresent() && last.orElseThrow().files() < FILES_MAX) {
        move(series, age, month.get());
        files++;
        month = rows.oldest(series, age);
      }
    } finally {
      told(series, files, before);
    }
  }

  private void move(OldRows.Series series, Duration age, YearMonth month) {
    List<Candle> candles = rows.read(series, month);
    ColdShelf.Written file = shelf.write(series, month, candles);
    rows.leave(series, age, month, file);
    last = last.map(run -> run.with(series, candles.size()));
  }

  private void told(OldRows.Series series, int files, long before) {
    if (files == 0) {
      return;
    }
    long after = rows.count(series);
    last = last.map(run -> run.counted(before, after));
    LOG.info(
        "cold: "
            + series
            + " had "
            + before
            + " candles in the database and has "
            + after
            + "; the others are in "
            + files
            + " files");
  }
}
