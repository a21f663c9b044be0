package ffe.entry.timer;

import ffe.desk.backfill.BackfillWorker;
import jakarta.annotation.PreDestroy;
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

/** Pokes the worker of backfills each second; its work runs on the managed executor. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class BackfillClock {

  private static final Logger LOG = Logger.getLogger(BackfillClock.class.getName());

  @Inject BackfillWorker worker;

  @Resource ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    try {
      executor.execute(worker::tick);
    } catch (RejectedExecutionException e) {
      LOG.warning("the executor is full; backfills go on in a moment");
    }
  }

  /** While the database can still be reached. */
  @PreDestroy
  void end() {
    worker.end();
  }
}
