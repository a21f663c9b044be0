package ffe.adapter.csv;

import ffe.desk.files.BadFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts its bytes and ends in a refusal where there are too many. */
final class Bounded extends FilterInputStream {

  private final long max;
  private final String refusal;
  private long count;

  Bounded(InputStream in, long max, String refusal) {
    super(in);
    this.max = max;
    this.refusal = refusal;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    counted(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    counted(Math.max(read, 0));
    return read;
  }

  private void counted(int more) {
    count += more;
    if (count > max) {
      throw BadFileException.tooLarge(refusal);
    }
  }
}
