package ffe.adapter.vendor;

import ffe.market.Instrument;
import ffe.market.SecondPrice;
import ffe.market.VendorPrice;
import ffe.money.Bps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The newest second price of each instrument that somebody looks at. Looking never waits; {@link
 * #refresh} asks the vendors for all that were looked at lately. Any thread may call.
 */
public final class SecondPrices {

  /** Nobody looks any more. */
  static final Duration FORGET_AFTER = Duration.ofMinutes(30);

  private static final Logger LOG = Logger.getLogger(SecondPrices.class.getName());

  private final VendorChain vendors;
  private final Bps apartMax;
  private final Duration ageMax;
  private final InstantSource clock;
  private final Map<Instrument, Instant> lookedAt = new ConcurrentHashMap<>();
  private final Map<Instrument, VendorPrice> newest = new ConcurrentHashMap<>();
  private final Map<Instrument, String> said = new ConcurrentHashMap<>();

  public SecondPrices(VendorChain vendors, Bps apartMax, Duration ageMax, InstantSource clock) {
    this.vendors = vendors;
    this.apartMax = apartMax;
    this.ageMax = ageMax;
    this.clock = clock;
  }

  /** What was told last, however old; empty before that. */
  public Optional<SecondPrice> look(Instrument instrument) {
    if (vendors.isEmpty()) {
      return Optional.empty();
    }
    lookedAt.put(instrument, clock.instant());
    return Optional.ofNullable(newest.get(instrument))
        .map(told -> new SecondPrice(told, apartMax, ageMax));
  }

  /**
   * Asks; takes as long as the vendors do. Where nobody answers, what was told before grows old.
   */
  public void refresh() {
    Instant since = clock.instant().minus(FORGET_AFTER);
    lookedAt.values().removeIf(since::isAfter);
    newest.keySet().retainAll(lookedAt.keySet());
    said.keySet().retainAll(lookedAt.keySet());
    lookedAt.keySet().stream().sorted().forEach(this::refresh);
  }

  private void refresh(Instrument instrument) {
    VendorChain.Answer<VendorPrice> answer = vendors.last(instrument);
    answer
        .told()
        .ifPresent(
            told ->
                newest.merge(
                    instrument, told, (old, fresh) -> fresh.at().isBefore(old.at()) ? old : fresh));
    say(instrument, answer);
  }

  /** Once for as long as it is the same. */
  private void say(Instrument instrument, VendorChain.Answer<VendorPrice> answer) {
    String who = answer.by().orElse("nobody");
    String kinds = who + answer.passed().stream().map(p -> p.vendor() + p.reason()).toList();
    if (!kinds.equals(said.put(instrument, kinds)) && !answer.passed().isEmpty()) {
      LOG.log(
          answer.told().isPresent() ? Level.INFO : Level.WARNING,
          "{0} tells the second price of {1}; passed over: {2}",
          new Object[] {
            who, instrument, answer.passed().stream().map(VendorChain.Passed::why).toList()
          });
    }
  }
}
