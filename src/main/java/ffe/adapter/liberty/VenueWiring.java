package ffe.adapter.liberty;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueLogins;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells the adapters of venues their addresses, and what we are known by there. */
@Dependent
public class VenueWiring {

  @Produces
  @Singleton
  VenueAddresses addresses(Settings settings) {
    return settings.venues();
  }

  @Produces
  @Singleton
  VenueLogins logins(Settings settings) {
    return settings.logins();
  }
}
