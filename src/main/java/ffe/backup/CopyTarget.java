package ffe.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where a COPY is written to. Once the disk is full the rest is read and dropped. (why: the driver
 * cancels a COPY whose target fails, and the cancellation may hit the connection's next statement)
 */
final class CopyTarget extends OutputStream {

  private final OutputStream to;
  private final Measure measure;
  private Optional<IOException> broken = Optional.empty();

  CopyTarget(OutputStream to, Measure measure) {
    this.to = to;
    this.measure = measure;
  }

  @Override
  public void write(byte[] buffer, int from, int length) {
    if (broken.isPresent()) {
      return;
    }
    try {
      measure.add(buffer, from, length);
      to.write(buffer, from, length);
    } catch (IOException e) {
      broken = Optional.of(e);
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  void failIfBroken() throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
  }
}
