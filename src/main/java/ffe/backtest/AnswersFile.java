package ffe.backtest;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers of models in a file: a line of canonical text each, only ever appended, each with its own
 * digest. What a crash left of a last line is no answer, and goes when the next is recorded. Files
 * may be put one after another. Any thread may call.
 */
public final class AnswersFile implements Answers, AutoCloseable {

  /** All of it is held in memory. */
  static final long BYTES_MAX = 256L << 20;

  private final Path path;
  private final Optional<FileChannel> open;
  private final SortedMap<String, RecordedLine> answers = new TreeMap<>();
  private final SortedMap<String, Integer> lines = new TreeMap<>();
  private long end;
  private boolean endsInLine;

  private AnswersFile(Path path, Optional<FileChannel> open) {
    this.path = path;
    this.open = open;
  }

  /**
   * What is recorded, and no more will be.
   *
   * @throws CorruptAnswersException if a line is not as it was written
   * @throws IOException if it cannot be read
   */
  public static AnswersFile read(Path path) throws IOException {
    AnswersFile file = new AnswersFile(path, Optional.empty());
    file.load();
    return file;
  }

  /**
   * What is recorded, and more will be; the file is made where there is none.
   *
   * @throws CorruptAnswersException if a line is not as it was written, or another run records
   * @throws IOException if it cannot be read or written
   */
  public static AnswersFile append(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    AnswersFile file = new AnswersFile(path, Optional.of(channel));
    try {
      if (!isLocked(channel)) {
        throw new CorruptAnswersException(path + ": another run records to it");
      }
      file.load();
      channel.truncate(file.end);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return file;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void load() throws IOException {
    if (Files.size(path) > BYTES_MAX) {
      throw new CorruptAnswersException(
          path + " has more than " + (BYTES_MAX >> 20) + " MB: begin another file");
    }
    byte[] bytes = Files.readAllBytes(path);
    int from = 0;
    for (int number = 1; from < bytes.length; number++) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      boolean isLast = to == bytes.length;
      Optional<RecordedLine> line = text(bytes, from, to).flatMap(RecordedLine::read);
      if (line.isEmpty() && !isLast) {
        throw new CorruptAnswersException(
            path + " line " + number + " is not as it was recorded: take it out to have it asked");
      } else if (line.isPresent()) {
        add(line.get(), number);
        end = isLast ? to : to + 1L;
        endsInLine = isLast;
      }
      from = to + 1;
    }
  }

  private static Optional<String> text(byte[] bytes, int from, int to) {
    try {
      ByteBuffer part = ByteBuffer.wrap(bytes, from, to - from);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(part).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private void add(RecordedLine line, int number) {
    String request = line.answer().request().hex();
    RecordedLine former = answers.putIfAbsent(request, line);
    if (former != null && !former.answer().reply().equals(line.answer().reply())) {
      throw new CorruptAnswersException(
          path
              + " line "
              + number
              + " answers the request of line "
              + lines.get(request)
              + " otherwise: take one of them out");
    }
    lines.putIfAbsent(request, number);
  }

  /** How many there are. */
  public synchronized int size() {
    return answers.size();
  }

  @Override
  public synchronized Optional<ModelReply> to(ModelRequest request) {
    return Optional.ofNullable(answers.get(request.digest().hex()))
        .map(line -> line.answer().reply());
  }

  /**
   * Records an answer; it is on the disk when this returns.
   *
   * @throws UncheckedIOException if it cannot be written
   * @throws IllegalStateException if the request is answered already: nobody else writes
   */
  @Override
  public synchronized ModelReply keep(ModelRequest request, ModelReply reply, Instant at) {
    FileChannel channel =
        open.orElseThrow(() -> new IllegalStateException(path + " is open for reading"));
    RecordedLine line = RecordedLine.of(request, reply, at);
    if (answers.containsKey(line.answer().request().hex())) {
      throw new IllegalStateException("an answer to " + request.digest() + " is recorded");
    }
    String text = (endsInLine ? "\n" : "") + line.text() + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      long next = end;
      while (bytes.hasRemaining()) {
        next += channel.write(bytes, next);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written", e);
    }
    end += bytes.limit();
    endsInLine = false;
    add(line, lines.size() + 1);
    return reply;
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
  }
}
