package ffe.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java, disk, limits, port. */
final class HostChecks {

  static final List<Check> ALL =
      List.of(
          HostChecks::java,
          HostChecks::javaHome,
          HostChecks::disk,
          HostChecks::openFiles,
          HostChecks::port);

  private static final int JAVA_MIN = 17;
  private static final long FREE_BYTES_MIN = 1L << 30;
  private static final long OPEN_FILES_MIN = 1024;
  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(1[.])?([0-9]+).*");
  private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+([0-9]+)\\s.*");

  private HostChecks() {}

  private static Stream<Finding> java(Site site) {
    int java = site.machine().java();
    return tooOld(java, "this program runs on Java " + java);
  }

  /** What the server would start with, whatever runs this program. */
  private static Stream<Finding> javaHome(Site site) {
    Optional<Path> home = site.setting("JAVA_HOME").map(Path::of);
    if (home.isEmpty()) {
      return Stream.empty();
    }
    if (!Files.isExecutable(home.get().resolve("bin").resolve("java"))) {
      return Check.when(
          true,
          "JAVA_HOME_WRONG",
          "JAVA_HOME is " + home.get() + ", where there is no bin/java",
          "the server starts with it and will not start",
          "set JAVA_HOME to a JDK, 17 to 25, or unset it");
    }
    return Site.lines(home.get().resolve("release")).stream()
        .map(RELEASE::matcher)
        .filter(Matcher::matches)
        .flatMap(m -> tooOld(Integer.parseInt(m.group(2)), "JAVA_HOME is Java " + m.group(2)));
  }

  private static Stream<Finding> tooOld(int java, String what) {
    return Check.when(
        java < JAVA_MIN,
        "JAVA_TOO_OLD",
        what,
        "the engine is made for Java 17 to 25",
        "install a JDK 17 or newer and point JAVA_HOME to it");
  }

  private static Stream<Finding> disk(Site site) {
    Path there = site.dataDir();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    long free = site.machine().freeBytes().applyAsLong(there);
    return Check.when(
        free < FREE_BYTES_MIN,
        "DISK_NEARLY_FULL",
        "the disk of " + site.dataDir() + " has " + (free >> 20) + " MiB left",
        "when it is full the journal cannot be written and trading stops",
        "free at least 1 GiB, or move FFE_DATA_DIR");
  }

  private static Stream<Finding> openFiles(Site site) {
    return Site.lines(site.machine().limits()).stream()
        .map(OPEN_FILES::matcher)
        .filter(Matcher::matches)
        .map(m -> Long.parseLong(m.group(1)))
        .flatMap(
            limit ->
                Check.when(
                    limit < OPEN_FILES_MIN,
                    "FEW_OPEN_FILES",
                    "a process may open " + limit + " files here",
                    "server and database need more under load and fail in odd places",
                    "raise it before the start: ulimit -n 4096"));
  }

  /** Somebody listens where the engine would, and it is not the engine. */
  private static Stream<Finding> port(Site site) {
    boolean ours =
        site.engine().get("/live").filter(a -> a.text("alive").equals("true")).isPresent();
    Optional<Integer> port = site.port().filter(p -> p >= 1 && p <= 65_535);
    if (ours || port.isEmpty() || isFree(port.get())) {
      return Stream.empty();
    }
    return Check.when(
        true,
        "PORT_TAKEN",
        "port " + port.get() + " is in use, and not by an engine that answers at " + site.url(),
        "the engine leaves with code 78 when its port is taken",
        "end the other program, or set FFE_HTTP_PORT (and FFE_URL) to a free port");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
