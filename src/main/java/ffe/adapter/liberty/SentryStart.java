package ffe.adapter.liberty;

import ffe.adapter.metrics.Meters;
import ffe.adapter.metrics.Metric;
import ffe.adapter.sentry.Redaction;
import ffe.adapter.sentry.SentryReports;
import ffe.adapter.telemetry.During;
import ffe.setting.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Tells errors to Sentry for as long as the application runs, where that is configured. */
@WebListener
@SuppressWarnings("NullAway.Init")
public class SentryStart implements ServletContextListener {

  private static final Logger ALL = Logger.getLogger("");

  @Inject Settings settings;

  @Inject StartCheck start;

  @Inject Clock wall;

  @Inject MetricRegistry registry;

  private Optional<Handler> reports = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    reports =
        settings
            .operation()
            .sentry()
            .map(dsn -> reports(dsn, CodeVersion.release(event.getServletContext())));
    reports.ifPresent(ALL::addHandler);
  }

  private Handler reports(Secret dsn, String release) {
    Meters meters = new Meters(registry);
    meters.prepare(Metric.SENTRY_DROPPED);
    List<Secret> secrets = start.configured().secrets();
    return new SentryReports(
        new SentryReports.Target(dsn.reveal(), release, settings.operation().environment()),
        new Redaction(() -> secrets.stream().map(Secret::reveal).toList()),
        During::ids,
        wall,
        () -> meters.count(Metric.SENTRY_DROPPED));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    reports.ifPresent(
        handler -> {
          ALL.removeHandler(handler);
          handler.close();
        });
  }
}
