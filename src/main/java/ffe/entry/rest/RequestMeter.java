package ffe.entry.rest;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts and times every request under {@code /api}, those that the access filter refuses too: it
 * stands before it. A request that no resource answered has the route {@code none}.
 */
@WebListener
@SuppressWarnings("NullAway.Init")
public class RequestMeter implements ServletContextListener {

  /** Attribute of a request whose answer goes on until somebody ends it; it has no latency. */
  static final String ENDLESS = "ffe.endless";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Metadata REQUESTS =
      Metadata.builder()
          .withName("ffe_api_requests_total")
          .withDescription("Requests under /api by the declared path of what answered.")
          .build();

  private static final Metadata LATENCY =
      Metadata.builder()
          .withName("ffe_api_latency_seconds")
          .withDescription("Time to answer a request under /api.")
          .build();

  @Inject MetricRegistry metrics;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    FilterRegistration.Dynamic filter =
        event.getServletContext().addFilter("request-meter", new Gate(metrics));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/api/*");
  }

  private static final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private final transient MetricRegistry metrics;

    Gate(MetricRegistry metrics) {
      this.metrics = metrics;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      long started = System.nanoTime();
      boolean returned = false;
      try {
        chain.doFilter(request, response);
        returned = true;
      } finally {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        Tag route =
            new Tag(
                "route", request.getAttribute(Route.ATTRIBUTE) instanceof String r ? r : "none");
        int status = returned ? response.getStatus() : 500;
        metrics
            .counter(
                REQUESTS,
                new Tag("method", method),
                route,
                new Tag("status", Integer.toString(status)))
            .inc();
        if (request.getAttribute(ENDLESS) == null) {
          metrics.timer(LATENCY, route).update(Duration.ofNanos(System.nanoTime() - started));
        }
      }
    }
  }
}
