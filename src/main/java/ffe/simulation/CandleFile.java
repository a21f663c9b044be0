package ffe.simulation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.SidedCandle;
import ffe.market.SidedSeries;
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
 * Candles of a file, plain or gz: a header, {@link #HEADER} of trades or {@link #SIDED} of bids and
 * asks, then a row of each, the oldest first; {@code ts_ms} is when it opens, in milliseconds since
 * 1970 UTC. A row that is no candle stops the reading and is named by its line.
 */
public final class CandleFile {

  static final String HEADER = "ts_ms,open,high,low,close,volume";

  static final String SIDED =
      "ts_ms,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close";

  /** Rows; ten years of 5-minute candles. */
  public static final int ROWS_MAX = 1_100_000;

  /** A market that is closed for longer begins anew. */
  private static final int HOLE_MAX = 100_000;

  private static final int LINE_MAX = 200;
  private static final int ASK = 4;
  private static final long EARLIEST = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private final String name;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();
  private String header = HEADER;
  private int decimals;

  /**
   * What was read.
   *
   * @param candles of trades, or the middle of bids and asks
   * @param sides bids and asks, where the file has them
   * @param decimals of the prices, as they are written
   */
  public record Read(CandleSeries candles, Optional<SidedSeries> sides, int decimals) {}

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
    return read.told(instrument, length);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return isPacked ? new GZIPInputStream(in) : in;
  }

  private void lines(BufferedReader text) throws IOException {
    header = line(text, 1).orElse("");
    if (!header.equals(HEADER) && !isSided()) {
      throw corrupt(1, "the header is not " + HEADER + " or " + SIDED);
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

  private boolean isSided() {
    return header.equals(SIDED);
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
    int width = isSided() ? 2 * ASK + 1 : ASK + 2;
    if (fields.length != width) {
      throw corrupt(line, "not " + width + " fields");
    }
    Instant at = time(line, fields[0]);
    if (!times.isEmpty() && !at.isAfter(times.get(times.size() - 1))) {
      throw corrupt(line, at + " is not after the row before; sort the rows and drop doubles");
    }
    double[] numbers = new double[width - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(line, fields[i + 1]);
      int dot = fields[i + 1].indexOf('.');
      if ((isSided() || i < ASK) && dot >= 0) {
        decimals = Math.max(decimals, fields[i + 1].length() - dot - 1);
      }
    }
    times.add(at);
    rows.add(numbers);
    if (isSided()) {
      sided(line - 2, at);
    } else {
      candle(line - 2, at);
    }
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
    return candle(row, at, 0, rows.get(row)[ASK]);
  }

  private Candle candle(int row, Instant at, int from, double volume) {
    double[] n = rows.get(row);
    try {
      return new Candle(at, n[from], n[from + 1], n[from + 2], n[from + 3], volume, 1);
    } catch (IllegalArgumentException e) {
      throw corrupt(
          row + 2, "no candle: low, open, close and high are not in order, or not above 0");
    }
  }

  private SidedCandle sided(int row, Instant at) {
    Candle bid = candle(row, at, 0, 0);
    Candle ask = candle(row, at, ASK, 0);
    try {
      return new SidedCandle(bid, ask);
    } catch (IllegalArgumentException e) {
      throw corrupt(row + 2, "it opens or closes with the bid above the ask");
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

  private Read told(Instrument instrument, Timeframe timeframe) {
    List<Instant> opens = opens(timeframe);
    if (!isSided()) {
      List<Candle> candles = new ArrayList<>(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        candles.add(candle(i, opens.get(i)));
      }
      CandleSeries series = CandleSeries.of(instrument, timeframe, candles);
      return new Read(series, Optional.empty(), decimals);
    }
    List<SidedCandle> candles = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      candles.add(sided(i, opens.get(i)));
    }
    SidedSeries sides = SidedSeries.of(instrument, timeframe, candles);
    return new Read(sides.middle(), Optional.of(sides), decimals);
  }

  /** A day that begins at another hour is told as the next day of UTC: late, never early. */
  private List<Instant> opens(Timeframe timeframe) {
    checkSteps(timeframe);
    List<Instant> opens = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      boolean isMoved = !timeframe.isBoundary(times.get(i));
      Instant at = isMoved ? timeframe.next(times.get(i)) : times.get(i);
      boolean isDoubled = i > 0 && !at.isAfter(opens.get(i - 1));
      if (isDoubled || (isMoved && timeframe != Timeframe.D1)) {
        throw corrupt(i + 2, times.get(i) + " does not open a candle of " + timeframe.label());
      }
      opens.add(at);
    }
    return opens;
  }

  private CorruptTapeException corrupt(int line, String what) {
    return new CorruptTapeException(name + " line " + line + ": " + what);
  }
}
