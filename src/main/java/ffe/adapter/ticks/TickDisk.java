package ffe.adapter.ticks;

import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TradeTick;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The disk as a place to wait: what goes wrong there is told and tried again, never thrown. */
public final class TickDisk implements Closeable {

  private static final Logger LOG = Logger.getLogger(TickDisk.class.getName());

  private final QueueFolder folder;
  private final DiskQueue queue;
  private volatile Optional<String> trouble = Optional.empty();

  private TickDisk(QueueFolder folder, DiskQueue queue) {
    this.folder = folder;
    this.queue = queue;
  }

  /**
   * Finds what former runs left.
   *
   * @param base several servers may share it
   * @param bytesMax of this server
   * @throws IOException if nothing can be written there
   */
  public static TickDisk open(Path base, long bytesMax) throws IOException {
    QueueFolder folder = QueueFolder.open(base);
    return new TickDisk(folder, new DiskQueue(folder.path(), bytesMax));
  }

  /** Takes from a buffer what has room here; the rest stays there. */
  synchronized void spill(TickBuffer buffer) {
    boolean hasRoom = true;
    while (hasRoom && buffer.waiting() > 0) {
      List<TradeTick> batch = buffer.take(TickBook.BATCH_MAX);
      int done = add(batch);
      buffer.giveBack(batch.subList(done, batch.size()));
      hasRoom = done == batch.size();
    }
  }

  /** Answers how many of them have room, the first ones. */
  int add(List<TradeTick> ticks) {
    try {
      int done = queue.add(ticks);
      trouble = Optional.empty();
      return done;
    } catch (IOException e) {
      begun("the disk does not take ticks", e);
      return 0;
    }
  }

  /** The oldest that were not taken yet; see {@link DiskQueue#take}. */
  List<TradeTick> take(int atMost) {
    try {
      return queue.take(atMost);
    } catch (IOException e) {
      begun("ticks on the disk cannot be read", e);
      again();
      return List.of();
    }
  }

  void again() {
    try {
      queue.again();
    } catch (IOException e) {
      begun("ticks on the disk cannot be read", e);
    }
  }

  private void begun(String what, IOException e) {
    if (trouble.isEmpty()) {
      LOG.log(Level.WARNING, what, e);
    }
    trouble = Optional.of(what);
  }

  /** Why it does not work; empty where it does. */
  Optional<String> trouble() {
    return trouble;
  }

  long bytes() {
    return queue.bytes();
  }

  /** What waits stays. */
  @Override
  public void close() {
    try {
      queue.close();
      folder.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the folder of waiting ticks cannot be closed", e);
    }
  }
}
