package ffe.desk.keeping;

import ffe.backup.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where backups are made and kept. */
public interface Backups {

  /**
   * A file that has the name of a backup; nothing of it was read.
   *
   * @param takenAt when it was begun
   */
  record Kept(String name, Instant takenAt, long bytes) {}

  /**
   * A file that was read whole.
   *
   * @param problem why it cannot be used, in one line; empty when it is intact
   * @param manifestSha256 names this backup among all
   */
  record Report(
      String name,
      boolean intact,
      Optional<String> problem,
      Optional<String> manifestSha256,
      Optional<Manifest> manifest) {}

  /**
   * Makes one of this moment and reads it back; the engine goes on meanwhile.
   *
   * @throws BackupFailedException when none was made; older ones are untouched
   */
  Report make(Instant now);

  /** Newest first. */
  List<Kept> list();

  /** Reads a backup whole; empty when there is none of that name. */
  Optional<Report> verify(String name);

  /** Removes all but the newest ones that are to be kept. */
  void thin();
}
