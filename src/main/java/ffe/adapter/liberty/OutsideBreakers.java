package ffe.adapter.liberty;

import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.Vendor;
import ffe.adapter.metrics.CircuitBreakers;
import ffe.desk.Breakers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/** The breakers of the services that are asked, by what fault tolerance tells of them. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class OutsideBreakers implements Breakers {

  @Inject
  @RegistryScope(scope = MetricRegistry.BASE_SCOPE)
  MetricRegistry base;

  @Inject Settings settings;

  @Override
  public SortedMap<String, String> states() {
    SortedMap<String, String> states = new TreeMap<>();
    CircuitBreakers breakers = new CircuitBreakers(base);
    Feeds.GUARDS.forEach((venue, guard) -> states.put(venue, word(breakers.state(guard))));
    for (Endpoint endpoint : settings.models()) {
      Vendor vendor = endpoint.vendor();
      states.put(vendor.id(), word(breakers.state(vendor.guard())));
    }
    for (ffe.adapter.vendor.Vendor.Place place : settings.vendors().order()) {
      states.put(place.vendor().id(), word(breakers.state(place.vendor().guard())));
    }
    return states;
  }

  static String word(double state) {
    return state == 2 ? "open" : state == 1 ? "half_open" : "closed";
  }
}
