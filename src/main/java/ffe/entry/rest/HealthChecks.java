package ffe.entry.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * MicroProfile Health's readiness from the same checks as {@code /ready}; open, so without words.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class HealthChecks implements HealthCheck {
  @Inject Readiness readiness;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("engine").status(readiness.firstReason().isEmpty()).build();
  }
}
