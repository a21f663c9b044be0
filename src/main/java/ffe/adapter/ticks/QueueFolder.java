package ffe.adapter.ticks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of one process, below one that several may share: the first that nobody holds. What
 * former processes left in the others is taken over where nobody holds them.
 */
final class QueueFolder implements Closeable {

  /** Servers over one data directory. */
  static final int MOST = 8;

  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel held;

  private QueueFolder(Path folder, FileChannel held) {
    this.folder = folder;
    this.held = held;
  }

  /**
   * @throws IOException if all are held, or nothing can be written there
   */
  static QueueFolder open(Path base) throws IOException {
    Optional<QueueFolder> own = Optional.empty();
    for (int i = 1; i <= MOST; i++) {
      Path folder = base.resolve(Integer.toString(i));
      if (own.isEmpty()) {
        Files.createDirectories(folder);
        own = held(folder);
      } else if (Files.isDirectory(folder)) {
        Optional<QueueFolder> left = held(folder);
        if (left.isPresent()) {
          own.get().takeOver(folder);
          left.get().close();
        }
      }
    }
    return own.orElseThrow(() -> new IOException("all folders in " + base + " are in use"));
  }

  private static Optional<QueueFolder> held(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.empty();
    try {
      lock = Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // by another part of this process
      lock = Optional.empty();
    } finally {
      if (lock.isEmpty()) {
        channel.close();
      }
    }
    return lock.map(held -> new QueueFolder(folder, channel));
  }

  private void takeOver(Path other) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(other)) {
      files = all.filter(file -> file.toString().endsWith(DiskQueue.END)).sorted().toList();
    }
    for (Path file : files) {
      Files.move(file, folder.resolve("left-" + UUID.randomUUID() + DiskQueue.END));
    }
  }

  Path path() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
