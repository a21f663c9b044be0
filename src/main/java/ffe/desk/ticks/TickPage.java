package ffe.desk.ticks;

import java.util.List;
import java.util.Optional;

/**
 * Ticks of one series in their order.
 *
 * @param next the last of them, after which the next page begins; empty where there is no more
 */
public record TickPage(List<TradeTick> ticks, Optional<TickPlace> next) {

  public TickPage {
    ticks = List.copyOf(ticks);
  }
}
