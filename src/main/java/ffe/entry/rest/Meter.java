package ffe.entry.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts and times requests by the resource that answers, never by what was typed. */
@Provider
@SuppressWarnings("NullAway.Init")
public class Meter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String STARTED = "ffe.started";

  @Inject MetricRegistry metrics;

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(STARTED, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String route =
        Optional.ofNullable(resource.getResourceClass()).map(Class::getSimpleName).orElse("none")
            + Optional.ofNullable(resource.getResourceMethod())
                .map(m -> "." + m.getName())
                .orElse("");
    metrics
        .counter(
            "ffe_api_requests_total",
            new Tag(
                "method",
                request.getMethod().matches("[A-Z]{3,7}") ? request.getMethod() : "other"),
            new Tag("route", route),
            new Tag("status", Integer.toString(response.getStatus())))
        .inc();
    if (request.getProperty(STARTED) instanceof Long started) {
      metrics
          .timer("ffe_api_latency", new Tag("route", route))
          .update(Duration.ofNanos(System.nanoTime() - started));
    }
  }
}
