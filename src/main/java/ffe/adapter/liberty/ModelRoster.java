package ffe.adapter.liberty;

import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.Models;
import ffe.adapter.llm.Vendor;
import ffe.desk.models.Roster;
import ffe.setting.EnsembleKeys;
import ffe.setting.ModelKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who could be asked, as the settings say. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ModelRoster implements Roster {

  @Inject Settings settings;

  @Inject Models models;

  @Override
  public List<Entry> entries() {
    return Arrays.stream(Vendor.values()).map(this::entry).toList();
  }

  private Entry entry(Vendor vendor) {
    Optional<Endpoint> endpoint =
        settings.models().stream().filter(e -> e.vendor() == vendor).findFirst();
    return new Entry(
        vendor.id(),
        vendor.title(),
        endpoint.map(Endpoint::model).orElseGet(() -> ModelKeys.of(vendor.id()).model().fallback()),
        endpoint.flatMap(Endpoint::price),
        absent(vendor));
  }

  private Optional<String> absent(Vendor vendor) {
    return Optional.ofNullable(models.absent().get(vendor.id()))
        .or(
            () ->
                settings.ensemble().models().contains(vendor.id())
                    ? Optional.empty()
                    : Optional.of(EnsembleKeys.PROVIDERS.variable() + " does not name it"));
  }

  @Override
  public BigDecimal dailyBudget() {
    return settings.ensemble().dailyBudgetUsd();
  }
}
