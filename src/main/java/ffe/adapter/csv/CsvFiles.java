package ffe.adapter.csv;

import ffe.desk.files.BadFileException;
import ffe.desk.files.ImportOrder;
import ffe.desk.files.SeriesFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Received files in one directory, which belongs to this server alone and begins empty. */
public final class CsvFiles implements SeriesFiles {

  /** Limits of a file. */
  public record Limits(long bytesMax, long unpackedBytesMax, long freeBytesMin) {

    /** 4 GiB unpacked, and half a gigabyte stays free on the disk. */
    public static final Limits USUAL = new Limits(BYTES_MAX, 4L << 30, 500_000_000);
  }

  private static final Logger LOG = Logger.getLogger(CsvFiles.class.getName());
  private static final int BUFFER = 1 << 16;

  private final Path directory;
  private final Limits limits;
  private final Clock wall;

  /** Removes what an ended server left in the directory. */
  public CsvFiles(Path directory, Limits limits, Clock wall) {
    this.directory = directory;
    this.limits = limits;
    this.wall = wall;
    try {
      Files.createDirectories(directory);
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*.import")) {
        for (Path file : left) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory must be writable: " + directory, e);
    }
  }

  @Override
  public long receive(String id, InputStream body) {
    String refusal = "a file has at most " + (limits.bytesMax() >> 20) + " MiB; pack it with gzip";
    // left open for the server, whose stream throws at its close once more what it threw before
    Bounded in = new Bounded(body, limits.bytesMax(), refusal);
    try (OutputStream out = Files.newOutputStream(path(id), StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      int read = in.read(buffer);
      while (read >= 0) {
        room();
        out.write(buffer, 0, read);
        read = in.read(buffer);
      }
      return in.count();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "import " + id + " was not received", e);
      throw BadFileException.because("the file did not come whole, or could not be written");
    }
  }

  /** The database may stand on the same disk. */
  private void room() throws IOException {
    if (Files.getFileStore(directory).getUsableSpace() < limits.freeBytesMin()) {
      throw BadFileException.tooLarge("the server's disk is nearly full");
    }
  }

  @Override
  public Reading open(String id, ImportOrder order) {
    try {
      return CsvReading.open(path(id), order, limits.unpackedBytesMax(), wall.instant());
    } catch (IOException e) {
      throw BadFileException.because("the file cannot be read; is it a whole gz or plain CSV?");
    }
  }

  @Override
  public void discard(String id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the file of import " + id + " stays until the next start", e);
    }
  }

  private Path path(String id) {
    if (!id.matches("[0-9a-f]{1,32}")) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    return directory.resolve(id + ".import");
  }
}
