package ffe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all. */
final class WholeFile {

  private WholeFile() {}

  /** What goes into it. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void write(Path file, Content content) {
    try {
      Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "ffe", ".part");
      try {
        try (OutputStream out = Files.newOutputStream(next)) {
          content.to(out);
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be written: " + e);
    }
  }
}
