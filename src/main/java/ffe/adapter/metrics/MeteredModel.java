package ffe.adapter.metrics;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Tag;

/** Times a model, whether it answers or fails. */
public final class MeteredModel implements LanguageModel {

  private final LanguageModel model;
  private final Meters meters;
  private final Tag provider;

  public MeteredModel(LanguageModel model, Meters meters) {
    this.model = model;
    this.meters = meters;
    this.provider = new Tag(MeteredAnalyst.PROVIDER, model.provider());
    meters.prepareTimer(Metric.PROVIDER_LATENCY, provider);
    meters.prepare(Metric.PROVIDER_REQUESTS, provider, MeteredAnalyst.VIEW);
    meters.prepare(Metric.PROVIDER_REQUESTS, provider, MeteredAnalyst.ABSTAINED);
  }

  @Override
  public String provider() {
    return model.provider();
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    long asked = System.nanoTime();
    try {
      return model.ask(request);
    } finally {
      meters.time(Metric.PROVIDER_LATENCY, Duration.ofNanos(System.nanoTime() - asked), provider);
    }
  }
}
