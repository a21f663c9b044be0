package ffe.adapter.ticks;

import ffe.market.MarketSource;
import ffe.market.SourceChangedException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a pair followed that nobody may trade, so that its venue tells it: opens its source, reads
 * it and forgets what it read, which was heard on the way. One thread.
 */
public final class TickListener {

  private static final int READ_MAX = 5_000;

  /** Then it is another's turn. */
  private static final int READS_A_PASS = 20;

  private static final Logger LOG = Logger.getLogger(TickListener.class.getName());

  private final String name;
  private final Supplier<MarketSource> making;
  private final InstantSource wall;
  private Optional<MarketSource> source = Optional.empty();

  /**
   * @param name for people
   * @param making a source that is not open yet
   */
  public TickListener(String name, Supplier<MarketSource> making, InstantSource wall) {
    this.name = name;
    this.making = making;
    this.wall = wall;
  }

  /** Opens what is not open, reads what there is; never throws. */
  public void pass() {
    try {
      if (source.isEmpty()) {
        MarketSource made = making.get();
        source = Optional.of(made);
        made.open(Optional.empty());
      }
      source.ifPresent(this::read);
    } catch (SourceChangedException e) {
      LOG.log(Level.FINE, "followed anew: " + name, e);
      close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cannot follow " + name + " for its ticks; tried again", e);
      close();
    }
  }

  private void read(MarketSource from) {
    int reads = 0;
    while (reads < READS_A_PASS && from.read(wall.instant(), READ_MAX).size() == READ_MAX) {
      reads++;
    }
  }

  public void close() {
    source.ifPresent(MarketSource::close);
    source = Optional.empty();
  }
}
