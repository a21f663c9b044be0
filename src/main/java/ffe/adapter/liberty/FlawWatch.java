package ffe.adapter.liberty;

import ffe.desk.market.FlawDesk;
import ffe.market.DataFlaw;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stores what feeds do not believe, beside them. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FlawWatch {

  private static final Logger LOG = Logger.getLogger(FlawWatch.class.getName());

  private static final int EVERY_SECONDS = 2;

  @Inject FlawDesk desk;

  @Resource ManagedScheduledExecutorService executor;

  private Optional<Future<?>> storing = Optional.empty();
  private boolean isFailing;

  @PostConstruct
  void begin() {
    storing =
        Optional.of(
            executor.scheduleWithFixedDelay(
                this::store, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS));
  }

  /** Never waits. */
  void heard(DataFlaw flaw) {
    desk.heard(flaw);
  }

  /** Never throws: it must go on. */
  private void store() {
    try {
      desk.store();
      isFailing = false;
    } catch (RuntimeException e) {
      if (!isFailing) {
        LOG.log(Level.WARNING, "what feeds do not believe cannot be stored; they wait", e);
      }
      isFailing = true;
    }
  }

  @PreDestroy
  void end() {
    storing.ifPresent(task -> task.cancel(true));
  }
}
