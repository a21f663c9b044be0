package ffe.adapter.liberty;

import ffe.adapter.llm.Budget;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.Guard;
import ffe.adapter.llm.GuardedModel;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.Models;
import ffe.adapter.llm.PaidModel;
import ffe.adapter.llm.RememberedModel;
import ffe.adapter.llm.Vendor;
import ffe.adapter.metrics.MeteredSpending;
import ffe.adapter.metrics.Meters;
import ffe.desk.models.Spending;
import ffe.setting.Key;
import ffe.setting.ModelKeys;
import ffe.setting.OperationKeys;
import ffe.setting.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Makes the models of those vendors that a key or an address was given for. */
@Dependent
@SuppressWarnings("NullAway.Init")
public class ModelWiring {

  @Inject MetricRegistry metrics;

  @Produces
  @Singleton
  Models models(
      Settings settings, Demo demo, @Any Instance<Guard> guards, Spending spending, Clock wall) {
    HttpClient http = HttpModel.client();
    MeteredSpending metered = new MeteredSpending(spending, new Meters(metrics));
    Budget budget = new Budget(metered, settings.ensemble().dailyBudgetUsd(), wall);
    List<Endpoint> present = settings.models().stream().filter(Endpoint::isPriced).toList();
    present.forEach(endpoint -> metered.prepare(endpoint.vendor().id()));
    return new Models(
        present,
        endpoint ->
            new RememberedModel(
                new PaidModel(
                    new GuardedModel(
                        new HttpModel(http, demo.reached(endpoint)),
                        guards.select(endpoint.vendor().guard()).get(),
                        System::nanoTime,
                        GuardedModel.Pause::sleep),
                    endpoint.price(),
                    budget)),
        vendor -> missing(settings, vendor));
  }

  private static String missing(Settings settings, Vendor vendor) {
    ModelKeys.Vendor keys = keys(vendor);
    boolean hasKey = settings.models().stream().anyMatch(e -> e.vendor() == vendor);
    String needed =
        hasKey ? keys.price().map(Key::variable).orElseThrow() : keys.needed().variable();
    return needed + " is not set";
  }

  static List<Endpoint> endpoints(Source source) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Vendor vendor : Vendor.values()) {
      Endpoint.of(vendor, source).ifPresent(endpoints::add);
    }
    if (source.get(OperationKeys.DEMO)) {
      endpoints.add(Demo.endpoint(endpoints));
    }
    return endpoints;
  }

  private static ModelKeys.Vendor keys(Vendor vendor) {
    return ModelKeys.of(vendor.id());
  }
}
