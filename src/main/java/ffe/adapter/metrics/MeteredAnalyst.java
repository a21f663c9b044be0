package ffe.adapter.metrics;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Tag;

/** Times an analyst, whether it answers or fails. */
public final class MeteredAnalyst implements Analyst {

  static final String PROVIDER = "provider";
  static final Tag VIEW = new Tag("status", "view");
  static final Tag ABSTAINED = new Tag("status", "abstained");

  private final Analyst analyst;
  private final Meters meters;
  private final Tag provider;

  public MeteredAnalyst(Analyst analyst, Meters meters) {
    this.analyst = analyst;
    this.meters = meters;
    this.provider = new Tag(PROVIDER, analyst.name());
    meters.prepareTimer(Metric.PROVIDER_LATENCY, provider);
    meters.prepare(Metric.PROVIDER_REQUESTS, provider, VIEW);
    meters.prepare(Metric.PROVIDER_REQUESTS, provider, ABSTAINED);
  }

  @Override
  public String name() {
    return analyst.name();
  }

  @Override
  public Opinion opine(Observation observation) {
    long asked = System.nanoTime();
    try {
      return analyst.opine(observation);
    } finally {
      meters.time(Metric.PROVIDER_LATENCY, Duration.ofNanos(System.nanoTime() - asked), provider);
    }
  }
}
