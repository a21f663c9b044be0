package ffe.adapter.ticks;

import ffe.desk.ticks.TradeTick;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Ticks that wait on the disk, in files that are deleted when all in them is stored; the oldest
 * file first. It outlives the process: what was added is forced to the disk, and what a crash cut
 * short is known by its length and checksum. Until a file is deleted all of it may come once more.
 * Its folder is its own; any thread.
 *
 * <p>A record is the length of a line and its CRC-32, four bytes each, big-endian, then the line.
 */
final class DiskQueue implements Closeable {

  /** Then another file is begun. */
  static final long FILE_BYTES = 4L << 20;

  private static final int HEAD_BYTES = 8;
  static final String END = ".ticks";
  private static final Logger LOG = Logger.getLogger(DiskQueue.class.getName());

  private final Path folder;
  private final long bytesMax;
  private final TreeSet<Path> files = new TreeSet<>();
  private long bytes;
  private long number;
  private Optional<FileChannel> writing = Optional.empty();
  private Optional<Reading> reading = Optional.empty();

  /** The oldest file, and whether its end was seen. */
  private static final class Reading {
    private final Path file;
    private final DataInputStream from;
    private boolean isAtEnd;

    Reading(Path file) throws IOException {
      this.file = file;
      this.from = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)));
    }
  }

  /**
   * Finds what former runs left.
   *
   * @param bytesMax of all files together
   */
  DiskQueue(Path folder, long bytesMax) throws IOException {
    this.folder = folder;
    this.bytesMax = bytesMax;
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(END)).forEach(files::add);
    }
    for (Path file : files) {
      bytes += Files.size(file);
    }
    number = files.stream().mapToLong(DiskQueue::numberOf).max().orElse(0);
  }

  private static long numberOf(Path file) {
    String name = file.getFileName().toString();
    String digits = name.substring(0, name.length() - END.length());
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }

  /**
   * Appends ticks while there is room, oldest first, and forces them to the disk.
   *
   * @return how many had room
   * @throws IOException if none of them is certain to be kept
   */
  synchronized int add(List<TradeTick> ticks) throws IOException {
    int done = 0;
    while (done < ticks.size()) {
      FileChannel file = file();
      long before = file.position();
      ByteBuffer block = block(ticks.subList(done, ticks.size()), FILE_BYTES - before);
      int rows = block.remaining() == 0 ? 0 : rows(block);
      if (rows == 0) {
        return done;
      }
      try {
        write(file, block);
      } catch (IOException e) {
        // what is half written would be read as cut short; the file ends where it was whole
        file.truncate(before);
        throw e;
      }
      bytes += file.position() - before;
      done += rows;
      if (file.position() >= FILE_BYTES) {
        endFile();
      }
    }
    return done;
  }

  private static void write(FileChannel file, ByteBuffer block) throws IOException {
    while (block.hasRemaining()) {
      file.write(block);
    }
    file.force(false);
  }

  /** As many as the file takes, one at least, and as the limit leaves room for. */
  private ByteBuffer block(List<TradeTick> ticks, long fileRoom) {
    List<byte[]> lines = new ArrayList<>();
    long size = 0;
    for (TradeTick tick : ticks) {
      byte[] line = TickLine.write(tick);
      long with = size + HEAD_BYTES + line.length;
      if (bytes + with > bytesMax || (with > fileRoom && !lines.isEmpty())) {
        break;
      }
      lines.add(line);
      size = with;
    }
    ByteBuffer block = ByteBuffer.allocate((int) size);
    for (byte[] line : lines) {
      block.putInt(line.length).putInt(checksum(line)).put(line);
    }
    return block.flip();
  }

  private static int rows(ByteBuffer block) {
    int rows = 0;
    for (int at = 0; at < block.limit(); at += HEAD_BYTES + block.getInt(at)) {
      rows++;
    }
    return rows;
  }

  private static int checksum(byte[] line) {
    CRC32 crc = new CRC32();
    crc.update(line);
    return (int) crc.getValue();
  }

  private FileChannel file() throws IOException {
    if (writing.isEmpty()) {
      Path next = folder.resolve(String.format("%018d", ++number) + END);
      writing =
          Optional.of(
              FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      files.add(next);
    }
    return writing.get();
  }

  private void endFile() throws IOException {
    Optional<FileChannel> ended = writing;
    writing = Optional.empty();
    if (ended.isPresent()) {
      ended.get().close();
    }
  }

  /**
   * The oldest ticks that were not taken yet; none where nothing waits. What was taken before is
   * stored by now: a file of which all was taken is deleted.
   */
  synchronized List<TradeTick> take(int atMost) throws IOException {
    List<TradeTick> taken = new ArrayList<>();
    while (taken.isEmpty() && !files.isEmpty()) {
      Reading from = oldest();
      while (taken.size() < atMost && !from.isAtEnd) {
        next(from).ifPresent(taken::add);
      }
      if (taken.isEmpty()) {
        end(from);
      }
    }
    return taken;
  }

  /** What was taken last was not stored: the oldest file is begun again. */
  synchronized void again() throws IOException {
    Optional<Reading> from = reading;
    reading = Optional.empty();
    if (from.isPresent()) {
      from.get().from.close();
    }
  }

  private Reading oldest() throws IOException {
    if (reading.isEmpty()) {
      Path file = files.first();
      if (files.size() == 1) {
        // what is added from now on goes into another one
        endFile();
      }
      reading = Optional.of(new Reading(file));
    }
    return reading.get();
  }

  private void end(Reading from) throws IOException {
    from.from.close();
    reading = Optional.empty();
    long size = Files.size(from.file);
    Files.delete(from.file);
    files.remove(from.file);
    bytes -= size;
  }

  /** Empty at the end, and of what is no tick. */
  private static Optional<TradeTick> next(Reading reading) throws IOException {
    byte[] head = reading.from.readNBytes(HEAD_BYTES);
    if (head.length == 0) {
      reading.isAtEnd = true;
      return Optional.empty();
    }
    int length = head.length < HEAD_BYTES ? -1 : ByteBuffer.wrap(head).getInt();
    boolean isLength = length > 0 && length <= TickLine.BYTES_MAX;
    byte[] line = isLength ? reading.from.readNBytes(length) : new byte[0];
    if (!isLength || line.length < length) {
      reading.isAtEnd = true;
      LOG.log(Level.WARNING, "{0} ends within a tick, as after a crash", reading.file);
      return Optional.empty();
    }
    if (checksum(line) != ByteBuffer.wrap(head).getInt(4)) {
      LOG.log(Level.WARNING, "a tick in {0} is not as it was written, and left out", reading.file);
      return Optional.empty();
    }
    return TickLine.read(line);
  }

  /** On the disk, until they are known to be stored. */
  synchronized long bytes() {
    return bytes;
  }

  /** What waits stays. */
  @Override
  public synchronized void close() throws IOException {
    again();
    endFile();
  }
}
