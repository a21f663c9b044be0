package ffe.adapter.anchor;

import ffe.chain.Anchor;
import ffe.desk.chain.AnchorFailedException;
import ffe.desk.chain.AnchorShelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Anchors in a file, and beside it how many of them were posted. */
public final class AnchorFile implements AnchorShelf {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Some 200 bytes a day and chain; nobody has so many. */
  private static final long BYTES_MAX = 256L << 20;

  private final Path file;

  public AnchorFile(Path file) {
    this.file = file;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public List<String> lines() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new AnchorFailedException(file + " is too large to be a file of anchors");
      }
      String text = Files.readString(file);
      // what follows the last line end was never wholly written
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new AnchorFailedException("the anchors cannot be read from " + file, e);
    }
  }

  @Override
  public void append(List<Anchor> anchors) {
    StringBuilder text = new StringBuilder();
    anchors.forEach(a -> text.append(a.line()).append('\n'));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel out =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OWNER_ONLY)) {
        out.position(endOfLines(out));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.truncate(out.position());
        out.force(true);
      }
    } catch (IOException e) {
      throw new AnchorFailedException(
          "no anchor was written to " + file + ": " + e.getMessage(), e);
    }
  }

  /** After the last line end; a line that a crash cut off is written over. */
  private static long endOfLines(FileChannel file) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = file.size(); at > 0; at--) {
      one.clear();
      if (file.read(one, at - 1) == 1 && one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }

  private Path counter() {
    return file.resolveSibling(file.getFileName() + ".posted");
  }

  /** None when it is not known; then they are posted again. */
  @Override
  public long posted() {
    try {
      String text = Files.exists(counter()) ? Files.readString(counter()).strip() : "0";
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void posted(long lines) {
    try {
      Files.writeString(counter(), lines + "\n");
    } catch (IOException e) {
      throw new AnchorFailedException("it cannot be kept in " + counter() + " what was posted", e);
    }
  }
}
