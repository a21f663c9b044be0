package ffe.adapter.metrics;

import static ffe.adapter.metrics.Meters.tag;

import ffe.council.Tokens;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.eclipse.microprofile.metrics.Tag;

/** Counts tokens and money of calls when they are settled; one that was settled before is not. */
public final class MeteredSpending implements Spending {

  /** Each token of a call is of one kind. */
  private enum Kind {
    INPUT,
    /** Input that came from the vendor's cache. */
    CACHED,
    OUTPUT
  }

  private final Spending spending;
  private final Meters meters;
  private final Map<String, DoubleAdder> costs = new ConcurrentHashMap<>();

  public MeteredSpending(Spending spending, Meters meters) {
    this.spending = spending;
    this.meters = meters;
  }

  /** Makes the metrics of a provider known at zero. */
  public void prepare(String provider) {
    for (Kind kind : Kind.values()) {
      meters.prepare(Metric.LLM_TOKENS, of(provider), tag("kind", kind));
    }
    cost(provider);
  }

  private DoubleAdder cost(String provider) {
    return costs.computeIfAbsent(
        provider,
        name -> {
          DoubleAdder sum = new DoubleAdder();
          meters.gauge(Metric.LLM_COST, sum::sum, of(name));
          return sum;
        });
  }

  private static Tag of(String provider) {
    return new Tag(MeteredAnalyst.PROVIDER, provider);
  }

  @Override
  public boolean reserve(Opened call, BigDecimal limit) {
    return spending.reserve(call, limit);
  }

  @Override
  public boolean settle(Ended call) {
    boolean isFirst = spending.settle(call);
    if (isFirst) {
      String provider = call.call().provider();
      Tokens tokens = call.tokens();
      count(provider, Kind.INPUT, tokens.input() - tokens.cachedInput());
      count(provider, Kind.CACHED, tokens.cachedInput());
      count(provider, Kind.OUTPUT, tokens.output());
      cost(provider).add(call.cost().doubleValue());
    }
    return isFirst;
  }

  private void count(String provider, Kind kind, long tokens) {
    meters.count(Metric.LLM_TOKENS, tokens, of(provider), tag("kind", kind));
  }

  @Override
  public BigDecimal held(Instant day) {
    return spending.held(day);
  }

  @Override
  public List<Use> uses(Instant day) {
    return spending.uses(day);
  }
}
