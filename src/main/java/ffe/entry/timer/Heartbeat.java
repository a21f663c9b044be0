package ffe.entry.timer;

import ffe.desk.Engine;
import ffe.desk.Engines;
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

/** Pokes each account's engine each second; the work runs on the managed executor. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class Heartbeat {

  private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());

  @Inject Engines engines;

  @Resource ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void beat() {
    try {
      executor.execute(engines::look);
      for (Engine engine : engines.all()) {
        executor.execute(engine::beat);
      }
    } catch (RejectedExecutionException e) {
      LOG.warning("the executor is full; this heartbeat is dropped");
    }
  }

  /** While the database can still be reached; a bean's own end would come too late for that. */
  @PreDestroy
  void end() {
    engines.stop();
  }
}
