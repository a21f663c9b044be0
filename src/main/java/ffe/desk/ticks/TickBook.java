package ffe.desk.ticks;

import java.util.List;

/** Where ticks are stored. */
public interface TickBook {

  /** Of one {@link #keep}. */
  int BATCH_MAX = 5_000;

  /**
   * Stores ticks in one transaction; those that are there already stay as they are.
   *
   * @param ticks at most {@link #BATCH_MAX}, of any series
   * @return how many were not there
   * @throws ffe.trading.JournalDownException if the database is away, or it is not known whether
   *     they are stored
   */
  int keep(List<TradeTick> ticks);

  /** Stored ticks in their order, at most {@code max}. */
  List<TradeTick> read(TickQuery query, int max);
}
