package ffe.simulation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Candles of a file, plain or gz: a header of {@link #HEADER}, then a row of each, the oldest
 * first; {@code ts_ms} is when it opens, in milliseconds since 1970 UTC. A row that is no candle
 * stops the reading and is named by its line.
 */
public final class CandleFile {

  static final String HEADER = "ts_ms,open,high,low,close,volume";

  /** Rows; ten years of 5-minute candles. */
  public static final int ROWS_MAX = 1_100_000;

  /** A market that is closed for longer begins anew. */
  private static final int HOLE_MAX = 100_000;

  private static final int LINE_MAX = 200;
  private static final int FIELDS = 6;
  private static final long EARLIEST = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private final String name;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();
  private int decimals;

  /**
   * What was read.
   *
   * @param decimals of the prices, as they are written
   */
  public record Read(CandleSeries candles, int decimals) {}

  private CandleFile(String name) {
    this.name = name;
  }

  /**
   * Reads all of it.
   *
   * @param timeframe empty to take the shortest step between rows
   * @throws CorruptTapeException if a row is no candle of the timeframe, in order
   * @throws IOException if it cannot be read
   */
  public static Read read(Path file, Instrument instrument, Optional<Timeframe> timeframe)
      throws IOException {
    CandleFile read = new CandleFile(String.valueOf(file.getFileName()));
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file)));
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      read.lines(text);
    }
    Timeframe length = timeframe.isPresent() ? timeframe.get() : read.shortest();
    return new Read(read.series(instrument, length), read.decimals);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return isPacked ? new GZIPInputStream(in) : in;
  }

  private void lines(BufferedReader text) throws IOException {
    if (!line(text, 1).equals(Optional.of(HEADER))) {
      throw corrupt(1, "the header is not " + HEADER);
    }
    int line = 2;
    for (Optional<String> row = line(text, line); row.isPresent(); row = line(text, line)) {
      if (rows.size() == ROWS_MAX) {
        throw corrupt(line, "more than " + ROWS_MAX + " rows; take a part of them");
      }
      add(line, row.get());
      line++;
    }
    if (rows.isEmpty()) {
      throw corrupt(line, "no candle");
    }
  }

  /** Empty at the end; a line without an end is not read to its end. */
  private Optional<String> line(Reader text, int number) throws IOException {
    StringBuilder row = new StringBuilder();
    int ch = text.read();
    if (ch < 0) {
      return Optional.empty();
    }
    while (ch >= 0 && ch != '\n') {
      if (row.length() == LINE_MAX) {
        throw corrupt(number, "more than " + LINE_MAX + " characters");
      }
      row.append((char) ch);
      ch = text.read();
    }
    boolean isDos = row.length() > 0 && row.charAt(row.length() - 1) == '\r';
    return Optional.of(isDos ? row.substring(0, row.length() - 1) : row.toString());
  }

  private void add(int line, String row) {
    String[] fields = row.split(",", -1);
    if (fields.length != FIELDS) {
      throw corrupt(line, "not " + FIELDS + " fields");
    }
    Instant at = time(line, fields[0]);
    if (!times.isEmpty() && !at.isAfter(times.get(times.size() - 1))) {
      throw corrupt(line, at + " is not after the row before; sort the rows and drop doubles");
    }
    double[] numbers = new double[FIELDS - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(line, fields[i + 1]);
      int dot = fields[i + 1].indexOf('.');
      if (i < numbers.length - 1 && dot >= 0) {
        decimals = Math.max(decimals, fields[i + 1].length() - dot - 1);
      }
    }
    times.add(at);
    rows.add(numbers);
    candle(line - 2, at);
  }

  private Instant time(int line, String text) {
    try {
      long millis = Long.parseLong(text);
      if (millis >= EARLIEST && millis <= LATEST) {
        return Instant.ofEpochMilli(millis);
      }
    } catch (NumberFormatException e) {
      throw corrupt(line, "the time is not whole milliseconds: " + text);
    }
    throw corrupt(line, "a time before 1971 or after 2100; is it in milliseconds? " + text);
  }

  private double number(int line, String text) {
    boolean isPlain =
        !text.isEmpty() && text.chars().allMatch(c -> "0123456789.eE+-".indexOf(c) >= 0);
    try {
      double value = isPlain ? Double.parseDouble(text) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw corrupt(line, "not a number: " + text);
    }
    throw corrupt(line, "not a number: " + text);
  }

  private Candle candle(int row, Instant at) {
    double[] n = rows.get(row);
    try {
      return new Candle(at, n[0], n[1], n[2], n[3], n[4], 1);
    } catch (IllegalArgumentException e) {
      throw corrupt(
          row + 2, "no candle: low, open, close and high are not in order, or not above 0");
    }
  }

  /** What the nearest two rows are apart. */
  private Timeframe shortest() {
    Duration found =
        IntStream.range(1, times.size())
            .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
            .min(Duration::compareTo)
            .orElseThrow(() -> corrupt(2, "one candle alone has no timeframe; name it"));
    return Arrays.stream(Timeframe.values())
        .filter(timeframe -> timeframe.length().equals(found))
        .findFirst()
        .orElseThrow(
            () -> corrupt(2, "rows are " + found + " apart, which is no timeframe; name one"));
  }

  /** Most rows are so far apart; a hole is no longer than {@link #HOLE_MAX} candles. */
  private void checkSteps(Timeframe timeframe) {
    int fitting = 0;
    for (int i = 1; i < times.size(); i++) {
      Duration step = Duration.between(times.get(i - 1), times.get(i));
      fitting += step.equals(timeframe.length()) ? 1 : 0;
      if (step.compareTo(timeframe.length().multipliedBy(HOLE_MAX)) > 0) {
        throw corrupt(i + 2, "a hole of " + step.toDays() + " days before it; cut the file there");
      }
    }
    if (fitting * 2 < times.size() - 1) {
      throw corrupt(2, "most rows are not " + timeframe.label() + " apart; name their timeframe");
    }
  }

  /** A day that begins at another hour is told as the next day of UTC: late, never early. */
  private CandleSeries series(Instrument instrument, Timeframe timeframe) {
    checkSteps(timeframe);
    List<Candle> candles = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      boolean isMoved = !timeframe.isBoundary(times.get(i));
      Instant at = isMoved ? timeframe.next(times.get(i)) : times.get(i);
      boolean isDoubled = i > 0 && !at.isAfter(candles.get(i - 1).opensAt());
      if (isDoubled || (isMoved && timeframe != Timeframe.D1)) {
        throw corrupt(i + 2, times.get(i) + " does not open a candle of " + timeframe.label());
      }
      candles.add(candle(i, at));
    }
    return CandleSeries.of(instrument, timeframe, candles);
  }

  private CorruptTapeException corrupt(int line, String what) {
    return new CorruptTapeException(name + " line " + line + ": " + what);
  }
}
