package ffe.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords of the embedded database, each in a file only its owner can read. */
final class Passwords {
  private static final int BYTES = 32;

  private final Path directory;

  Passwords(Path directory) {
    this.directory = directory;
  }

  Path file(String role) {
    return directory.resolve(role + ".password");
  }

  /** The role's password, made on first use. */
  String of(String role) throws IOException {
    Path file = file(role);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file).strip();
  }

  private static void write(Path file, String password) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, password, StandardOpenOption.WRITE);
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
