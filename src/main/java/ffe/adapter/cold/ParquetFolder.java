package ffe.adapter.cold;

import ffe.desk.keeping.CandleBits;
import ffe.desk.keeping.ColdFailedException;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.OldRows;
import ffe.market.Candle;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Old candles in a folder: {@code candles/SOURCE/INSTRUMENT/TIMEFRAME/MONTH-DIGEST.parquet}.
 * Several servers may write into the same one.
 */
public final class ParquetFolder implements ColdShelf {

  private static final int DIGEST_SHOWN = 16;

  private final Path folder;

  public ParquetFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Written write(OldRows.Series series, YearMonth month, List<Candle> candles) {
    String digest = CandleBits.digest(candles);
    Path directory =
        folder
            .resolve("candles")
            .resolve(name(series.source()))
            .resolve(name(series.instrument()))
            .resolve(name(series.timeframe()));
    Path file = directory.resolve(month + "-" + digest.substring(0, DIGEST_SHOWN) + ".parquet");
    try {
      made(directory);
      Path part = directory.resolve("." + UUID.randomUUID() + ".part");
      try {
        CandleParquet.write(part, CandleParquet.about(series, month, candles, digest), candles);
        force(part, StandardOpenOption.WRITE);
        prove(part, digest, candles.size());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      force(directory, StandardOpenOption.READ);
      return new Written(
          folder.relativize(file).toString().replace('\\', '/'),
          digest,
          candles.size(),
          Files.size(file));
    } catch (IOException | RuntimeException e) {
      throw new ColdFailedException("no candles went to " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<Candle> read(Written file) {
    Path path = folder.resolve(file.file()).normalize();
    if (!path.startsWith(folder)) {
      throw new ColdFailedException(
          file.file() + " is not in the folder", new IOException(path.toString()));
    }
    try {
      return prove(path, file.digest(), file.candles());
    } catch (IOException | RuntimeException e) {
      throw new ColdFailedException(file.file() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Candle> prove(Path path, String digest, int count) throws IOException {
    List<Candle> found = CandleParquet.read(path, count);
    if (found.size() != count || !digest.equals(CandleBits.digest(found))) {
      throw new IOException("its candles are not what their digest says");
    }
    return found;
  }

  /** Every directory that is made is on the disk before what is in it. */
  private void made(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    @Nullable Path parent = directory.equals(folder) ? null : directory.getParent();
    if (parent == null) {
      Files.createDirectories(directory);
    } else {
      made(parent);
      Files.createDirectories(directory);
      force(parent, StandardOpenOption.READ);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /** What a file system may not take is written as %XX; different names stay different. */
  static String name(String raw) {
    StringBuilder name = new StringBuilder();
    for (byte b : raw.getBytes(StandardCharsets.UTF_8)) {
      char ch = (char) (b & 0xff);
      boolean isPlain =
          (ch >= 'A' && ch <= 'Z')
              || (ch >= 'a' && ch <= 'z')
              || (ch >= '0' && ch <= '9')
              || ch == '-'
              || ch == '_';
      name.append(isPlain ? Character.toString(ch) : String.format("%%%02X", (int) ch));
    }
    return name.toString();
  }
}
