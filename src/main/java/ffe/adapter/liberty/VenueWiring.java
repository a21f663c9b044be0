package ffe.adapter.liberty;

import ffe.adapter.venue.feed.VenueAddresses;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells the adapters of venues their addresses. */
@Dependent
public class VenueWiring {

  @Produces
  @Singleton
  VenueAddresses addresses(Settings settings) {
    return settings.venues();
  }
}
