package ffe.simulation;

import ffe.canon.Digest;
import ffe.market.Tick;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * A recording of trades as columns of primitives, checked when it is read. Immutable.
 *
 * <p>The file is CSV, plain or gzip, with the header {@code ts_ms,price,amount}: epoch milliseconds
 * that never go back, a positive price, an amount of zero or more. Row 1 is the first trade; its
 * number is the tick's sequence.
 */
public final class Tape {

  /** Bytes of a file, unpacked. */
  static final int BYTES_MAX = 64_000_000;

  static final int ROWS_MAX = 2_000_000;

  private static final int DECIMALS = TapeRows.DECIMALS;

  private final String name;
  private final Digest digest;
  private final TapeRows rows;

  private Tape(String name, Digest digest, TapeRows rows) {
    this.name = name;
    this.digest = digest;
    this.rows = rows;
  }

  /** Where the bytes of a recording come from; opened once. */
  public interface Bytes {

    InputStream open() throws IOException;
  }

  /**
   * Reads a whole recording.
   *
   * @param name of the file, for messages
   * @throws CorruptTapeException if the file cannot be read or a row is not what it should be
   */
  public static Tape read(String name, Bytes bytes) {
    try (InputStream in = bytes.open()) {
      byte[] file = bounded(name, in);
      return new Tape(name, Digest.of(file), rows(name, file));
    } catch (IOException e) {
      throw new CorruptTapeException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static TapeRows rows(String name, byte[] file) throws IOException {
    boolean packed = file.length > 1 && file[0] == (byte) 0x1f && file[1] == (byte) 0x8b;
    if (!packed) {
      return TapeRows.parse(name, new String(file, StandardCharsets.UTF_8));
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return TapeRows.parse(name, new String(bounded(name, in), StandardCharsets.UTF_8));
    }
  }

  private static byte[] bounded(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new CorruptTapeException(name + " has more than " + BYTES_MAX + " bytes");
    }
    return bytes;
  }

  public String name() {
    return name;
  }

  /** SHA-256 of the file's bytes. */
  public Digest digest() {
    return digest;
  }

  public int size() {
    return rows.size();
  }

  public Instant first() {
    return time(1);
  }

  public Instant last() {
    return time(size());
  }

  /** Time of the trade with a sequence number from 1 to {@link #size()}. */
  public Instant time(long sequence) {
    return Instant.ofEpochMilli(rows.millis(index(sequence)));
  }

  /** The trade with a sequence number from 1 to {@link #size()}. */
  public Tick tick(long sequence) {
    int i = index(sequence);
    return new Tick(
        Instant.ofEpochMilli(rows.millis(i)),
        new Price(BigDecimal.valueOf(rows.price(i), DECIMALS)),
        new Quantity(BigDecimal.valueOf(rows.amount(i), DECIMALS)),
        sequence);
  }

  /** How many trades happened before an instant. */
  public int countBefore(Instant instant) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Instant.ofEpochMilli(rows.millis(middle)).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int index(long sequence) {
    if (sequence < 1 || sequence > size()) {
      throw new IllegalArgumentException(
          "trade " + sequence + " of " + name + ", which has 1 to " + size());
    }
    return (int) (sequence - 1);
  }
}
