package ffe.adapter.liberty;

import ffe.adapter.metrics.CircuitBreakers;
import ffe.adapter.venue.kraken.KrakenRest;
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

  @Override
  public SortedMap<String, String> states() {
    SortedMap<String, String> states = new TreeMap<>();
    states.put(Lanes.KRAKEN, word(new CircuitBreakers(base).state(KrakenRest.class)));
    return states;
  }

  static String word(double state) {
    return state == 2 ? "open" : state == 1 ? "half_open" : "closed";
  }
}
