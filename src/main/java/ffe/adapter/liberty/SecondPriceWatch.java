package ffe.adapter.liberty;

import ffe.adapter.vendor.SecondPrices;
import ffe.adapter.vendor.VendorChain;
import ffe.market.Instrument;
import ffe.market.SecondPrice;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks for second prices of what is traded live, beside the lanes, as often as the settings say.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class SecondPriceWatch {

  private static final Logger LOG = Logger.getLogger(SecondPriceWatch.class.getName());

  @Inject Settings settings;

  @Inject VendorChain vendors;

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  private SecondPrices prices;
  private Optional<Future<?>> asking = Optional.empty();

  @PostConstruct
  void begin() {
    Settings.Vendors set = settings.vendors();
    prices = new SecondPrices(vendors, set.apart(), set.age(), wall);
    if (!vendors.isEmpty()) {
      long every = set.every().toSeconds();
      asking =
          Optional.of(executor.scheduleWithFixedDelay(this::refresh, 1, every, TimeUnit.SECONDS));
    }
  }

  /** Never throws: it must go on. */
  private void refresh() {
    try {
      prices.refresh();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "second prices cannot be asked for", e);
    }
  }

  /** Looks at what is known of an instrument; it is asked for from now on. */
  Supplier<Optional<SecondPrice>> watched(Instrument instrument) {
    prices.look(instrument);
    return () -> prices.look(instrument);
  }

  @PreDestroy
  void end() {
    asking.ifPresent(task -> task.cancel(true));
  }
}
