package ffe.adapter.venue.feed;

import java.util.Map;
import java.util.Optional;

/**
 * Where the venues are.
 *
 * @param bySource by the name of the market source
 */
public record VenueAddresses(Map<String, Addresses> bySource) {

  public VenueAddresses {
    bySource = Map.copyOf(bySource);
  }

  public Addresses of(String source) {
    return Optional.ofNullable(bySource.get(source))
        .orElseThrow(() -> new IllegalArgumentException("no address of " + source));
  }
}
