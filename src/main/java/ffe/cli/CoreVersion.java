package ffe.cli;

import ffe.canon.CodeDigest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Digest of the core's classes in this program; the same as that of a server made with them. */
final class CoreVersion {

  private static final String ROOT = "ffe/";

  private CoreVersion() {}

  static String get() {
    try {
      Path place =
          Path.of(
              Optional.ofNullable(CoreVersion.class.getProtectionDomain().getCodeSource())
                  .map(CodeSource::getLocation)
                  .orElseThrow()
                  .toURI());
      return CodeDigest.of(Files.isDirectory(place) ? directory(place) : jar(place));
    } catch (IOException | URISyntaxException e) {
      throw new Trouble(Exit.FILE, "this program cannot read its own classes: " + e.getMessage());
    }
  }

  private static SortedMap<String, byte[]> jar(Path file) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (isCore(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(entry.getName().substring(ROOT.length()), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static SortedMap<String, byte[]> directory(Path root) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (String room : CodeDigest.ROOMS) {
      try (Stream<Path> files = Files.list(root.resolve(ROOT + room))) {
        for (Path file : files.toList()) {
          classes.put(room + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  private static boolean isCore(String name) {
    String[] parts = name.split("/", -1);
    return parts.length == 3
        && name.startsWith(ROOT)
        && !name.endsWith("/")
        && CodeDigest.ROOMS.contains(parts[1]);
  }
}
