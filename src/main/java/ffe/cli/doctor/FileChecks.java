package ffe.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory and files of secrets. */
final class FileChecks {

  /** Those that belong to the settings. */
  static final List<Check> SETTINGS = List.of(FileChecks::secretFiles, FileChecks::readable);

  static final List<Check> ALL =
      List.of(
          FileChecks::writable, FileChecks::owner, FileChecks::postmaster, FileChecks::loginLink);

  private static final Duration LINK_LIFE = Duration.ofMinutes(10);
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private FileChecks() {}

  private static Stream<Finding> secretFiles(Site site) {
    return TableChecks.SECRETS.stream()
        .map(secret -> secret + "_FILE")
        .flatMap(
            name ->
                site.configured(name).stream()
                    .filter(file -> Site.lines(Path.of(file)).stream().allMatch(String::isEmpty))
                    .map(
                        file ->
                            new Finding(
                                "SECRET_FILE_MISSING",
                                name + " is " + file + ", which is not there, unreadable or empty",
                                "the engine refuses to start (code 78)",
                                "write the secret there, readable by its user: chmod 600")));
  }

  private static Stream<Finding> readable(Site site) {
    Stream<Path> own =
        Stream.of(
            site.configFile(),
            site.dataDir().resolve("pepper"),
            site.dataDir().resolve("login-link"));
    Stream<Path> given =
        TableChecks.SECRETS.stream()
            .flatMap(s -> site.configured(s + "_FILE").stream())
            .map(Path::of);
    return Stream.concat(own, given)
        .filter(FileChecks::isOpenToOthers)
        .map(
            file ->
                new Finding(
                    "SECRET_READABLE",
                    file + " can be read or written by other users",
                    "it holds secrets",
                    "chmod 600 " + file));
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      return Files.exists(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Only what exists is tried, and nothing stays behind. */
  private static Stream<Finding> writable(Site site) {
    Path there = site.dataDir();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    boolean can;
    try {
      Files.delete(Files.createTempFile(there, "ffe-doctor", ".probe"));
      can = true;
    } catch (IOException | SecurityException e) {
      can = false;
    }
    return Check.when(
        !can,
        "DATA_NOT_WRITABLE",
        "FFE_DATA_DIR " + site.dataDir() + " cannot be written to",
        "database, keys and login link live there; the engine refuses to start (code 78)",
        "set FFE_DATA_DIR to a directory of the engine's user on a disk that is writable");
  }

  private static Stream<Finding> owner(Site site) {
    try {
      if (!Files.exists(site.dataDir())) {
        return Stream.empty();
      }
      String owner = Files.getOwner(site.dataDir(), LinkOption.NOFOLLOW_LINKS).getName();
      String user = site.machine().user();
      return Check.when(
          !owner.equals(user),
          "DATA_OF_ANOTHER_USER",
          site.dataDir() + " belongs to " + owner + ", this user is " + user,
          "the database refuses a directory of another user",
          "run the engine as " + owner + ", or: chown -R " + user + " " + site.dataDir());
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Stream<Finding> postmaster(Site site) {
    Path file = site.dataDir().resolve("pg").resolve("cluster").resolve("postmaster.pid");
    Optional<String> pid = Site.lines(file).stream().findFirst().filter(p -> p.matches("[0-9]+"));
    boolean dead =
        pid.flatMap(p -> ProcessHandle.of(Long.parseLong(p)))
            .filter(ProcessHandle::isAlive)
            .flatMap(p -> p.info().command())
            .filter(command -> command.endsWith("postgres"))
            .isEmpty();
    return Check.when(
        pid.isPresent() && dead,
        "DATABASE_LOCK_LEFT_OVER",
        file + " names process " + pid.orElse("") + ", which is no database any more",
        "the database was killed; it recovers at the next start",
        "start the engine; if it says another server runs, delete that file");
  }

  private static Stream<Finding> loginLink(Site site) {
    Path file = site.dataDir().resolve("login-link");
    try {
      if (!Files.exists(file)) {
        return Stream.empty();
      }
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return Check.when(
          written.plus(LINK_LIFE).isBefore(site.clock().instant()),
          "LOGIN_LINK_STALE",
          file + " is of " + written,
          "a link works once and for ten minutes",
          "restart the engine for a new one, or use a key");
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
