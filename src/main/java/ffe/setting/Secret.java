package ffe.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Text that is compared and sent, never shown. One that stands in a file is read again when the
 * file has changed; what cannot be read, or is out of range, changes nothing. Any thread may call.
 */
public final class Secret {
  private static final int CHARS_MAX = 4_096;

  private final Optional<Path> file;
  private final Predicate<String> isRight;
  private String text;
  private Optional<FileTime> changed = Optional.empty();

  private Secret(String text, Optional<Path> file, Predicate<String> isRight) {
    this.text = text;
    this.file = file;
    this.isRight = isRight;
  }

  public static Secret of(String text) {
    return new Secret(text, Optional.empty(), any -> true);
  }

  /** Reads it at once. */
  static Secret in(Path file, Predicate<String> isRight) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    Secret secret = new Secret(read(file), Optional.of(file), isRight);
    secret.changed = Optional.of(changed);
    return secret;
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > CHARS_MAX) {
      throw new IOException("a secret has at most " + CHARS_MAX + " bytes");
    }
    return Files.readString(file).strip();
  }

  /** The text itself, for the one place that has to send or hash it. */
  public synchronized String reveal() {
    file.ifPresent(this::readAgain);
    return text;
  }

  private void readAgain(Path from) {
    try {
      FileTime now = Files.getLastModifiedTime(from);
      if (changed.filter(now::equals).isEmpty()) {
        String fresh = read(from);
        if (isRight.test(fresh)) {
          text = fresh;
          changed = Optional.of(now);
        }
      }
    } catch (IOException e) {
      // a file that is being replaced: what was read last stays in force
      changed = Optional.empty();
    }
  }

  /** Takes the same time wherever the texts differ. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        reveal().getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
