package ffe.adapter.archive;

import ffe.backup.BackupException;
import ffe.backup.BackupFile;
import ffe.backup.BackupName;
import ffe.backup.BackupWriter;
import ffe.desk.keeping.BackupFailedException;
import ffe.desk.keeping.Backups;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Backups in a directory, made over one connection of its own. */
public final class BackupShelf implements Backups {

  private static final Logger LOG = Logger.getLogger(BackupShelf.class.getName());
  private static final Duration UNFINISHED_MAX = Duration.ofDays(1);

  private final DataSource source;
  private final Path directory;
  private final int keep;
  private final Supplier<String> application;

  /**
   * @param keep how many are left by {@link #thin}
   * @param application what the manifests name as their maker
   */
  public BackupShelf(DataSource source, Path directory, int keep, Supplier<String> application) {
    this.source = source;
    this.directory = directory;
    this.keep = keep;
    this.application = application;
  }

  @Override
  public Report make(Instant now) {
    removeUnfinished(now);
    try (Connection sql = source.getConnection()) {
      Path file = new BackupWriter(directory, application.get()).write(sql, now);
      try (BackupFile made = BackupFile.open(file)) {
        return intact(file.getFileName().toString(), made);
      }
    } catch (BackupException e) {
      throw new BackupFailedException(String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      throw new BackupFailedException("no backup was made: the database did not give its rows", e);
    }
  }

  @Override
  public List<Kept> list() {
    List<Kept> kept = new ArrayList<>();
    for (Path file : files("ffe-*.zip")) {
      String name = file.getFileName().toString();
      BackupName.begun(name).ifPresent(at -> kept.add(new Kept(name, at, size(file))));
    }
    kept.sort(Comparator.comparing(Kept::takenAt).reversed());
    return kept;
  }

  @Override
  public Optional<Report> verify(String name) {
    if (list().stream().noneMatch(k -> k.name().equals(name))) {
      return Optional.empty();
    }
    try (BackupFile backup = BackupFile.verified(directory.resolve(name))) {
      return Optional.of(intact(name, backup));
    } catch (BackupException e) {
      return Optional.of(
          new Report(
              name,
              false,
              Optional.of(String.valueOf(e.getMessage())),
              Optional.empty(),
              Optional.empty()));
    }
  }

  @Override
  public void thin() {
    list().stream().skip(keep).forEach(old -> remove(directory.resolve(old.name())));
  }

  private static Report intact(String name, BackupFile backup) {
    return new Report(
        name,
        true,
        Optional.empty(),
        Optional.of(backup.manifestSha256()),
        Optional.of(backup.manifest()));
  }

  private void removeUnfinished(Instant now) {
    for (Path file : files(BackupWriter.UNFINISHED_BEGIN + "*" + BackupWriter.UNFINISHED_END)) {
      try {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (written.plus(UNFINISHED_MAX).isBefore(now)) {
          remove(file);
        }
      } catch (IOException e) {
        LOG.log(Level.FINE, "it is gone already", e);
      }
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
      LOG.log(Level.INFO, "removed {0}", file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot be removed: " + file, e);
    }
  }

  private List<Path> files(String pattern) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
        found.forEach(files::add);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the backups cannot be listed: " + directory, e);
      }
    }
    return files;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
