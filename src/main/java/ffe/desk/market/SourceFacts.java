package ffe.desk.market;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source says of one instrument.
 *
 * @param at when it last told what it lists; empty when it has not yet
 * @param listing empty when it does not list it, or nothing is known yet
 * @param trouble why the source does not tell anew; empty when nothing is wrong
 */
public record SourceFacts(
    String source, Optional<Instant> at, Optional<ListingView> listing, String trouble) {

  /** Why no account can be opened; empty when one can, or when that is not known. */
  public Optional<String> refusal() {
    return at.isEmpty()
        ? Optional.empty()
        : listing
            .map(l -> l.listing().refusal())
            .orElseGet(() -> Optional.of(source + " does not list it"));
  }
}
