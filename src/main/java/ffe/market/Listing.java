package ffe.market;

import ffe.money.Bps;
import java.util.Optional;

/**
 * An instrument as a source lists it.
 *
 * @param makerFee what the venue takes of its smallest customers for waiting orders; empty when it
 *     does not say
 * @param takerFee the same for orders that do not wait
 * @param refusal why it cannot be traded now; empty when it can
 */
public record Listing(
    InstrumentSpec spec, Optional<Bps> makerFee, Optional<Bps> takerFee, Optional<String> refusal) {

  public Instrument instrument() {
    return spec.instrument();
  }

  /** The same, not to be traded. */
  public Listing refused(String why) {
    return new Listing(spec, makerFee, takerFee, Optional.of(why));
  }
}
