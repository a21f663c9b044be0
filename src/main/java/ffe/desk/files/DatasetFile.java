package ffe.desk.files;

import ffe.market.Candle;
import ffe.market.CandleSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A received file of candles, read once to judge it and once to store it, never whole in memory.
 */
final class DatasetFile {

  private final SeriesFiles files;
  private final String id;
  private final DatasetOrder order;

  DatasetFile(SeriesFiles files, String id, DatasetOrder order) {
    this.files = files;
    this.id = id;
    this.order = order;
  }

  /**
   * Reads all of it.
   *
   * @throws BadRowsException if a row is no candle, or out of its place
   * @throws BadFileException if it is no file of candles, or too large
   */
  DatasetSum judged() {
    Judge judge = new Judge();
    try (SeriesFiles.Reading reading = open()) {
      boolean isLast = false;
      while (!isLast) {
        SeriesFiles.Block block = reading.next();
        judge.take(block);
        isLast = block.isLast();
      }
    }
    return judge.sum();
  }

  SeriesFiles.Reading open() {
    return files.open(id, order.file());
  }

  /** Its candles, a block at a time. */
  static Iterator<List<Candle>> blocks(SeriesFiles.Reading reading) {
    return new Iterator<>() {
      private boolean isLast;

      @Override
      public boolean hasNext() {
        return !isLast;
      }

      @Override
      public List<Candle> next() {
        if (isLast) {
          throw new NoSuchElementException();
        }
        SeriesFiles.Block block = reading.next();
        isLast = block.isLast();
        return block.candles();
      }
    };
  }

  private final class Judge {

    private final CandleSum digest = new CandleSum();
    private final List<SeriesFiles.Refused> findings = new ArrayList<>();
    private long refused;
    private int rows;
    private int gaps;
    private long missing;
    private Optional<Instant> first = Optional.empty();
    private Instant last = Instant.MIN;

    void take(SeriesFiles.Block block) {
      refused += block.refused().size();
      block.refused().stream()
          .limit(BadRowsException.FINDINGS_MAX - findings.size())
          .forEach(findings::add);
      block.candles().forEach(this::take);
    }

    private void take(Candle candle) {
      rows++;
      if (rows > DatasetOrder.ROWS_MAX) {
        throw BadFileException.tooLarge(
            "a dataset has at most " + DatasetOrder.ROWS_MAX + " candles; cut it in parts");
      }
      if (first.isEmpty()) {
        first = Optional.of(candle.opensAt());
      } else if (candle.opensAt().isBefore(last)) {
        throw BadFileException.because("the newest row stands first; sort it, the oldest first");
      } else {
        step(Duration.between(last, candle.opensAt()));
      }
      last = candle.opensAt();
      digest.add(candle);
    }

    private void step(Duration length) {
      long between = length.dividedBy(order.timeframe().length()) - 1;
      gaps += between > 0 ? 1 : 0;
      missing += between;
    }

    DatasetSum sum() {
      if (refused > 0) {
        throw new BadRowsException(refused, findings);
      }
      Instant begin = first.orElseThrow(() -> BadFileException.because("the file has no rows"));
      return new DatasetSum(rows, begin, last, gaps, missing, digest.digest().hex());
    }
  }
}
