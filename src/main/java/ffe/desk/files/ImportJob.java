package ffe.desk.files;

import ffe.desk.files.ImportView.State;
import ffe.trading.JournalDownException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One file on its way into the store, block by block, each in a transaction of its own. */
final class ImportJob {

  private static final Logger LOG = Logger.getLogger(ImportJob.class.getName());

  /** Minutes are made of trades by spans of this length, so that no statement runs for long. */
  private static final Duration SPAN = Duration.ofDays(1);

  private final String id;
  private final SeriesFiles files;
  private final SeriesStore store;
  private final ImportBook book;
  private final Clock wall;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<State> stop = Optional.empty();

  ImportJob(String id, SeriesFiles files, SeriesStore store, ImportBook book, Clock wall) {
    this.id = id;
    this.files = files;
    this.store = store;
    this.book = book;
    this.wall = wall;
  }

  String id() {
    return id;
  }

  /** Opens when the job has ended and said so. */
  CountDownLatch ended() {
    return ended;
  }

  void stop(State how) {
    stop = Optional.of(how);
  }

  ImportView receive(ImportOrder order, String actor, InputStream body) {
    long bytes = files.receive(id, body);
    ImportView begun =
        new ImportView(
            id,
            order,
            actor,
            State.RUNNING,
            wall.instant(),
            Optional.empty(),
            ImportReport.of(bytes),
            0,
            "");
    book.open(begun);
    return begun;
  }

  /** It never ran. */
  void abandon() {
    files.discard(id);
    ended.countDown();
  }

  void run(ImportView begun) {
    Progress progress = new Progress(begun);
    try (SeriesFiles.Reading file = files.open(id, begun.order())) {
      progress.readAll(file);
      progress.end(stop.orElse(State.DONE), "");
    } catch (BadFileException e) {
      progress.end(State.FAILED, e.line());
    } catch (JournalDownException e) {
      LOG.log(Level.WARNING, "import " + id + " ended: the database is away", e);
      progress.end(State.FAILED, "the database was away; import the same file again");
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "import " + id + " failed by a defect", e);
      progress.end(State.FAILED, "an internal error; the log has import " + id);
    } finally {
      files.discard(id);
      ended.countDown();
    }
  }

  /** How far the file is. */
  private final class Progress {

    private ImportView now;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    Progress(ImportView begun) {
      this.now = begun;
    }

    void readAll(SeriesFiles.Reading file) {
      boolean isLast = false;
      while (!isLast && stop.isEmpty()) {
        SeriesFiles.Block block = file.next();
        now = now.with(now.report().plus(block, keep(block)));
        book.keep(now);
        isLast = block.isLast();
      }
      if (last.isAfter(Instant.MIN)) {
        compose();
      }
    }

    private SeriesStore.Kept keep(SeriesFiles.Block block) {
      ImportOrder order = now.order();
      if (!block.candles().isEmpty()) {
        return store.keepCandles(
            order.source(), order.instrument(), order.timeframe().orElseThrow(), block.candles());
      }
      List<SeriesStore.Trade> trades = block.trades();
      if (trades.isEmpty()) {
        return SeriesStore.Kept.NOTHING;
      }
      Instant begins = trades.get(0).time();
      first = begins.isBefore(first) ? begins : first;
      last = trades.get(trades.size() - 1).time();
      return store.keepTrades(order.source(), order.instrument(), trades);
    }

    /** The last minute of a file waits for the file that goes on there: it may be half. */
    private void compose() {
      ImportOrder order = now.order();
      SeriesStore.Neighbours beside =
          store.neighbours(order.source(), order.instrument(), first, last);
      Instant from = beside.before();
      while (from.isBefore(beside.after()) && stop.isEmpty()) {
        Instant to = from.plus(SPAN).isBefore(beside.after()) ? from.plus(SPAN) : beside.after();
        now = now.made(store.composeMinutes(order.source(), order.instrument(), from, to));
        book.keep(now);
        from = to;
      }
    }

    /** If even this cannot be kept, the row is soon taken for interrupted, which is true. */
    void end(State how, String why) {
      now = now.ended(how, wall.instant(), why);
      try {
        book.keep(now);
        LOG.info(
            "import "
                + id
                + " of "
                + now.order().words()
                + ": "
                + how
                + ", "
                + now.report().added()
                + " added, "
                + now.report().known()
                + " known, "
                + now.report().refused()
                + " refused");
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the end of import " + id + " was not kept: " + how, e);
      }
    }
  }
}
