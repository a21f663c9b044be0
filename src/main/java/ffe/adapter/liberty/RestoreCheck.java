package ffe.adapter.liberty;

import ffe.backup.BackupException;
import ffe.setting.Refusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Leaves when the backup to begin with is refused by the database; nothing was touched then. */
@WebListener
@SuppressWarnings("NullAway.Init")
public class RestoreCheck implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger("ffe.start");

  @Inject Settings settings;

  @Inject DataSource source;

  @Resource ManagedExecutorService executor;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    settings.backup().restoreFrom().ifPresent(file -> executor.execute(() -> check(file)));
  }

  private void check(Path file) {
    try {
      source.getConnection().close();
    } catch (SQLException e) {
      Optional<BackupException> refusal = refusal(e);
      if (refusal.isEmpty()) {
        LOG.log(Level.FINE, "the database is away; the engine tries again and says so", e);
        return;
      }
      Refusal line = StartCheck.unfit(file, refusal.get());
      new Thread(() -> Exit.inOrder(line.line()), "the backup is refused").start();
    }
  }

  private static Optional<BackupException> refusal(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BackupException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
