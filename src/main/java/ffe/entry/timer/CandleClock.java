package ffe.entry.timer;

import ffe.desk.keeping.CandleRoll;
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

/** Lets longer candles follow the stored minutes each minute, on the managed executor. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class CandleClock {

  private static final Logger LOG = Logger.getLogger(CandleClock.class.getName());

  @Inject CandleRoll roll;

  @Resource ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
  void tick() {
    try {
      executor.execute(roll::tick);
    } catch (RejectedExecutionException e) {
      LOG.warning("the executor is full; longer candles are made in a minute");
    }
  }
}
