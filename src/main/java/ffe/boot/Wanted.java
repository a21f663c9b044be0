package ffe.boot;

import ffe.backup.BackupException;
import ffe.backup.BackupFile;
import ffe.backup.Restore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The backup that is to be restored, if one is.
 *
 * <p>Left in the environment it does no harm: a database that was filled from it is left as it is.
 */
final class Wanted {
  private static final Logger LOG = Logger.getLogger("ffe.boot");

  private final String file;
  private Optional<BackupException> refusal = Optional.empty();

  Wanted(String file) {
    this.file = file;
  }

  /**
   * Fills the owner's database.
   *
   * @throws SQLException caused by a {@link BackupException} when that is refused, now and later
   */
  void fill(Address owner) throws SQLException {
    if (file.isEmpty()) {
      return;
    }
    if (refusal.isEmpty()) {
      try (BackupFile backup = BackupFile.open(Path.of(file));
          Connection sql = owner.connect()) {
        if (Restore.isDone(sql, backup)) {
          LOG.log(Level.INFO, "{0} was restored here before", file);
          return;
        }
        int schema = backup.manifest().schema();
        Restore.check(sql, backup, Schema.newest(owner));
        Schema.migrate(owner, Integer.toString(schema));
        Restore.load(sql, backup);
        LOG.log(
            Level.INFO,
            "restored {0}: {1} rows as of {2}",
            new Object[] {file, backup.manifest().rows(), backup.manifest().takenAt()});
        return;
      } catch (BackupException e) {
        refusal = Optional.of(e);
      }
    }
    BackupException why = refusal.orElseThrow();
    throw new SQLException(file + " is not restored: " + why.getMessage(), why);
  }
}
