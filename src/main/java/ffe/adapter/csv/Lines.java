package ffe.adapter.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream with their numbers; one that is too long is told as such, never kept. */
final class Lines {

  /** Bytes of a line; the rows of vendors have a tenth of it. */
  static final int LINE_MAX = 4_096;

  private static final int BUFFER = 1 << 16;
  private static final String MARK = "\uFEFF";

  private final InputStream in;
  private long number;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param isTooLong its text is cut then
   */
  record Line(long number, String text, boolean isTooLong) {}

  /** The next one, without its end; empty after the last. */
  Optional<Line> next() throws IOException {
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    boolean isTooLong = false;
    while (read >= 0 && read != '\n') {
      if (line.size() < LINE_MAX) {
        line.write(read);
      } else {
        isTooLong = true;
      }
      read = in.read();
    }
    number++;
    String text = line.toString(StandardCharsets.UTF_8).strip();
    return Optional.of(
        new Line(
            number, number == 1 && text.startsWith(MARK) ? text.substring(1) : text, isTooLong));
  }
}
