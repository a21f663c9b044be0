package ffe.entry.timer;

import ffe.desk.stream.StreamDesk;
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

/** Looks each second for candles that somebody follows, on the managed executor. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class StreamClock {

  private static final Logger LOG = Logger.getLogger(StreamClock.class.getName());

  @Inject StreamDesk streams;

  @Resource ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    try {
      executor.execute(streams::pass);
    } catch (RejectedExecutionException e) {
      LOG.warning("the executor is full; candles are told in a second");
    }
  }
}
