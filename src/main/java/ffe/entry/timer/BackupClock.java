package ffe.entry.timer;

import ffe.desk.chain.Anchoring;
import ffe.desk.keeping.Retention;
import ffe.desk.keeping.SafeKeeping;
import ffe.desk.models.ModelDesk;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;

/**
 * Asks each minute whether a backup or an anchor is due, what is old and what is left to spend, on
 * the managed executor.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class BackupClock {

  private static final Logger LOG = Logger.getLogger(BackupClock.class.getName());

  @Inject SafeKeeping keeping;

  @Inject Retention retention;

  @Inject Anchoring anchoring;

  @Inject ModelDesk models;

  @Resource ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void tick() {
    try {
      executor.execute(keeping::tick);
      executor.execute(retention::tick);
      executor.execute(anchoring::tick);
      executor.execute(models::tick);
    } catch (RejectedExecutionException e) {
      LOG.warning("the executor is full; the backup is looked at in a minute");
    }
  }
}
