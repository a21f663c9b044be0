package ffe.adapter.liberty;

import ffe.desk.Engine;
import ffe.desk.Engines;
import ffe.desk.ReadinessCheck;
import ffe.desk.StatusView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The lane was opened and what was left in the air is marked, or this server is passive. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Reconciled implements ReadinessCheck {

  @Inject Engines engines;

  @Override
  public String name() {
    return "reconciliation";
  }

  @Override
  public Optional<String> notReady() {
    Optional<StatusView> known = engines.own().flatMap(Engine::known);
    return known.isPresent() ? Optional.empty() : Optional.of(engines.trouble());
  }
}
