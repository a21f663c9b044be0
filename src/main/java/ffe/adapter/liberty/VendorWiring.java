package ffe.adapter.liberty;

import ffe.adapter.vendor.Limits;
import ffe.adapter.vendor.Vendor;
import ffe.adapter.vendor.VendorChain;
import ffe.adapter.vendor.VendorGuard;
import ffe.desk.access.SharedCounts;
import ffe.money.Bps;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import ffe.setting.Source;
import ffe.setting.VendorKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the chain of those who tell second prices, as the settings say. */
@Dependent
public class VendorWiring {

  /** Reads the settings of all of them, and keeps those that are to be asked. */
  static Settings.Vendors vendors(Source source) {
    List<String> order = source.get(VendorKeys.ORDER);
    List<Vendor.Place> places = new ArrayList<>();
    for (VendorKeys.Vendor keys : VendorKeys.vendors()) {
      Optional<Secret> key = source.secret(keys.apiKey());
      Vendor.Place place =
          new Vendor.Place(
              Vendor.of(keys.id()),
              source.get(keys.address()),
              key,
              new Limits(source.get(keys.perMinute()), source.get(keys.perDay())));
      if (order.contains(keys.id())) {
        if (key.isEmpty() && !keys.isOpen()) {
          throw new Refusal(keys.apiKey().name(), "", "text: " + keys.apiKey().meaning());
        }
        places.add(place);
      }
    }
    places.sort(Comparator.comparing(place -> order.indexOf(place.vendor().id())));
    return new Settings.Vendors(
        places,
        Duration.ofSeconds(source.get(VendorKeys.EVERY)),
        new Bps(source.get(VendorKeys.APART)),
        Duration.ofSeconds(source.get(VendorKeys.AGE)));
  }

  @Produces
  @Singleton
  VendorChain chain(
      Settings settings, SharedCounts shared, Clock wall, @Any Instance<VendorGuard> guards) {
    return new VendorChain(
        settings.vendors().order().stream()
            .map(
                place ->
                    Vendor.careful(
                        place, guards.select(place.vendor().guard()).get(), shared, wall))
            .toList());
  }
}
