package ffe.desk.market;

import ffe.market.Instrument;
import ffe.market.TradingHours;
import java.util.Optional;

/** When instruments are traded, as sources told. */
@FunctionalInterface
public interface KnownHours {

  /** Empty where it is day and night, or where the source has not told. Waits for nobody. */
  Optional<TradingHours> of(String source, Instrument instrument);
}
