package ffe.setting;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What the owner's file begins as: every setting in a comment, with its default. */
public final class Template {
  private static final String HEAD =
      """
      # Settings of the Finance Feedback Engine, read when it starts. One key=value a line; there are no escapes.
      # A variable of the environment counts more than this file, this file more than the default that stands
      # behind each key here. Remove the # before a key to set it.
      """;

  private Template() {}

  /** Written if there is no file yet; nobody but the owner can read it. */
  public static void write(Path file, List<Key<?>> keys) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent(), owner("rwx------"));
    try {
      Files.createFile(file, owner("rw-------"));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    Files.writeString(file, text(keys));
  }

  private static java.nio.file.attribute.FileAttribute<?> owner(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  static String text(List<Key<?>> keys) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append("#\n# Read before this file, so set in the environment only:\n");
    keys.stream()
        .filter(key -> key.kind().isForServer())
        .forEach(key -> out.append("#   ").append(key.variable()).append('\n'));
    keys.stream().filter(key -> !key.kind().isForServer()).forEach(key -> add(out, key));
    return out.toString();
  }

  private static void add(StringBuilder out, Key<?> key) {
    out.append("\n# ").append(key.meaning()).append("\n# allowed: ").append(key.range());
    out.append("\n# in the environment: ").append(key.variable()).append('\n');
    out.append('#').append(key.name()).append('=').append(key.fallback()).append('\n');
    if (key.kind().isSecret()) {
      out.append('#').append(key.file().name()).append("=\n");
    }
  }
}
