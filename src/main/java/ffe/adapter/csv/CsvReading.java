package ffe.adapter.csv;

import ffe.desk.files.BadFileException;
import ffe.desk.files.ImportOrder;
import ffe.desk.files.SeriesFiles;
import ffe.desk.files.SeriesFiles.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** One received file, plain or gz, read block by block. */
final class CsvReading implements SeriesFiles.Reading {

  /** Lines of a block. */
  static final int BLOCK_MAX = 5_000;

  /** Lines before the header. */
  private static final int REMARKS_MAX = 20;

  private static final int BUFFER = 1 << 16;

  private final Bounded sent;
  private final Lines lines;
  private final Layout layout;
  private final Rows rows;
  private Optional<Lines.Line> pending;
  private boolean isDamaged;

  private CsvReading(Bounded sent, Lines lines, ImportOrder order, Instant now) throws IOException {
    this.sent = sent;
    this.lines = lines;
    Lines.Line first = first(lines);
    this.layout = Layout.of(first.text(), order);
    this.pending = layout.hasHeader() ? Optional.empty() : Optional.of(first);
    this.rows =
        order
            .timeframe()
            .map(t -> Rows.candles(layout, t, now))
            .orElseGet(() -> Rows.trades(layout));
  }

  /**
   * @param unpackedMax bytes that a gz may unpack to
   * @param now candles that end later are refused
   */
  static CsvReading open(Path file, ImportOrder order, long unpackedMax, Instant now)
      throws IOException {
    Bounded sent = new Bounded(Files.newInputStream(file), Long.MAX_VALUE, "");
    try {
      InputStream buffered = new BufferedInputStream(sent, BUFFER);
      buffered.mark(2);
      boolean isGz = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      InputStream plain = isGz ? new GZIPInputStream(buffered, BUFFER) : buffered;
      String refusal = "it unpacks to more than " + (unpackedMax >> 20) + " MiB; cut it in parts";
      return new CsvReading(sent, new Lines(new Bounded(plain, unpackedMax, refusal)), order, now);
    } catch (IOException | RuntimeException e) {
      sent.close();
      throw e;
    }
  }

  private static Lines.Line first(Lines lines) throws IOException {
    for (int i = 0; i < REMARKS_MAX; i++) {
      Lines.Line line =
          lines.next().orElseThrow(() -> BadFileException.because("the file has no rows"));
      if (line.isTooLong()) {
        break;
      }
      if (!Layout.isRemark(line.text())) {
        return line;
      }
    }
    throw BadFileException.because("the file does not begin with a header or a row of CSV");
  }

  @Override
  public SeriesFiles.Block next() {
    List<Refused> refused = new ArrayList<>();
    int read = 0;
    boolean isLast = false;
    if (isDamaged) {
      throw BadFileException.because("the file is damaged or ends in its middle");
    }
    try {
      while (read < BLOCK_MAX && !isLast) {
        Optional<Lines.Line> line = pending.isPresent() ? pending : lines.next();
        pending = Optional.empty();
        isLast = line.isEmpty();
        read++;
        if (line.isPresent() && !line.get().text().isEmpty()) {
          take(line.get()).ifPresent(refused::add);
        }
      }
    } catch (IOException e) {
      // what was read before the damage is taken; the next block tells of it
      isDamaged = true;
    }
    return new SeriesFiles.Block(rows.candles(), rows.trades(), refused, sent.count(), isLast);
  }

  private Optional<Refused> take(Lines.Line line) {
    try {
      List<String> cells = layout.cells(line.text());
      if (line.isTooLong() || !layout.fits(cells)) {
        return Optional.of(
            new Refused(
                line.number(),
                Optional.empty(),
                line.isTooLong()
                    ? "a line has at most " + Lines.LINE_MAX + " bytes"
                    : cells.size() + " columns do not fit: " + Rows.clipped(line.text())));
      }
      rows.take(cells);
      return Optional.empty();
    } catch (Rows.RefusedException e) {
      return Optional.of(new Refused(line.number(), e.column(), e.reason()));
    }
  }

  @Override
  public void close() {
    try {
      sent.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
