package ffe.boot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this platform, unpacked once from the jar they travel in. */
final class Binaries {
  private final Path home;

  private Binaries(Path home) {
    this.home = home;
  }

  /** Unpacks under {@code parent} unless that was done before; call it under the start lock. */
  static Binaries under(Path parent) throws IOException {
    String archive = archiveName();
    try (InputStream packed = Binaries.class.getClassLoader().getResourceAsStream(archive)) {
      if (packed == null) {
        throw new IOException(
            "no embedded PostgreSQL for this platform (" + archive + "); set FFE_DB_URL");
      }
      // The length names the version well enough: another build of PostgreSQL is another archive.
      byte[] bytes = packed.readAllBytes();
      Path home = parent.resolve("programs-" + Integer.toHexString(bytes.length));
      if (!Files.isDirectory(home)) {
        Path next = parent.resolve("programs.next");
        delete(next);
        unpack(new java.io.ByteArrayInputStream(bytes), next);
        Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return new Binaries(home);
    }
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String platform = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
    String cpu = List.of("aarch64", "arm64").contains(arch) ? "arm_64" : "x86_64";
    return "postgres-" + platform + "-" + cpu + ".txz";
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("archive entry outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          write(tar, entry, file);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, file.getFileSystem().getPath(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
