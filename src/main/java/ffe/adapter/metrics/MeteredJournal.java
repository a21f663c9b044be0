package ffe.adapter.metrics;

import static ffe.adapter.metrics.Meters.tag;

import ffe.council.Call;
import ffe.council.Minutes;
import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskGate;
import ffe.trading.AnalystPanel;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.DecisionRecord.Result;
import ffe.trading.JournalDecorator;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what one lane committed, after the commit. Used by the lane's thread. */
public final class MeteredJournal extends JournalDecorator {

  private static final String OTHER = "other";
  private static final Tag FAILED = new Tag("result", "failed");

  private final Meters meters;
  private final Clock wall;
  private final Tag venue;
  private final Slippage slippage = new Slippage();
  private final Map<ClientOrderId, Long> claimedAt = new HashMap<>();
  private OptionalLong askedAt = OptionalLong.empty();

  private volatile long lastSuccess;
  private volatile double lastSlippage = Double.NaN;

  /**
   * @param source short name of the market source, one of a closed list; one journal for each
   */
  public MeteredJournal(CycleJournal journal, Meters meters, Clock wall, String source) {
    super(journal);
    this.meters = meters;
    this.wall = wall;
    this.venue = new Tag("venue", source);
    prepare();
  }

  private void prepare() {
    for (Action action : Action.values()) {
      meters.prepare(Metric.DECISIONS, tag("action", action));
    }
    for (Result result : Result.values()) {
      meters.prepare(Metric.CYCLES, tag("result", result));
    }
    meters.prepare(Metric.CYCLES, FAILED);
    RiskGate.codes().forEach(code -> meters.prepare(Metric.RISK_DENIALS, new Tag("code", code)));
    for (Side side : Side.values()) {
      meters.prepare(Metric.TRADES, venue, tag("side", side));
    }
    Arrays.stream(OrderState.values())
        .filter(OrderState::isFinal)
        .forEach(state -> meters.prepare(Metric.ORDERS, venue, tag("result", state)));
    meters.prepareTimer(Metric.DECISION_LATENCY);
    meters.prepareTimer(Metric.ORDER_ACK, venue);
    meters.gauge(Metric.SLIPPAGE, () -> lastSlippage, venue);
  }

  /** Wall time of the last cycle that saw a market, in seconds; 0 before the first. */
  public long lastSuccess() {
    return lastSuccess;
  }

  /** The same panel, its answers counted; a decision's latency begins when it is asked. */
  public AnalystPanel watched(AnalystPanel panel) {
    return observation -> {
      askedAt = OptionalLong.of(System.nanoTime());
      List<Opinion> opinions = panel.ask(observation);
      opinions.forEach(this::count);
      return opinions;
    };
  }

  private void count(Opinion opinion) {
    meters.count(
        Metric.PROVIDER_REQUESTS,
        new Tag(MeteredAnalyst.PROVIDER, opinion.analyst()),
        opinion instanceof Opinion.View ? MeteredAnalyst.VIEW : MeteredAnalyst.ABSTAINED);
  }

  /** Opinions that models were asked for; those of rules are counted when they are asked. */
  private static List<Opinion> ofModels(DecisionRecord record) {
    List<String> asked =
        record.minutes().map(Minutes::calls).orElse(List.of()).stream()
            .map(Call::provider)
            .toList();
    return record.opinions().stream().filter(o -> asked.contains(o.analyst())).toList();
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    boolean claimed = super.claim(lane, order, leaseToken);
    if (claimed) {
      claimedAt.put(order.id(), System.nanoTime());
    }
    return claimed;
  }

  @Override
  public void append(LaneAppend append) {
    OptionalLong asked = askedAt;
    askedAt = OptionalLong.empty();
    try {
      super.append(append);
    } catch (RuntimeException e) {
      claimedAt.clear();
      append
          .decision()
          .filter(record -> !record.isManual())
          .ifPresent(record -> meters.count(Metric.CYCLES, FAILED));
      throw e;
    }
    append.decision().ifPresent(record -> count(record, asked));
    slippage.intended(append);
    append.orders().forEach(this::count);
    claimedAt.clear();
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        meters.count(Metric.TRADES, venue, tag("side", filled.fill().side()));
        slippage.of(filled.fill(), append).ifPresent(bps -> lastSlippage = bps);
      }
    }
    slippage.ended(append);
  }

  private void count(Order order) {
    if (order.state().isFinal()) {
      meters.count(Metric.ORDERS, venue, tag("result", order.state()));
    }
    Long claimed = claimedAt.get(order.id());
    if (claimed != null && order.state() != OrderState.UNKNOWN) {
      meters.time(Metric.ORDER_ACK, since(claimed), venue);
    }
  }

  private void count(DecisionRecord record, OptionalLong asked) {
    asked.ifPresent(from -> meters.time(Metric.DECISION_LATENCY, since(from)));
    ofModels(record).forEach(this::count);
    if (!record.isManual()) {
      record.decision().ifPresent(d -> meters.count(Metric.DECISIONS, tag("action", d.action())));
      meters.count(Metric.CYCLES, tag("result", record.result()));
      if (record.result() != Result.NO_DECISION) {
        lastSuccess = wall.instant().getEpochSecond();
      }
    }
    if (record.result() == Result.DENIED) {
      String code = RiskGate.codes().contains(record.reason()) ? record.reason() : OTHER;
      meters.count(Metric.RISK_DENIALS, new Tag("code", code));
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
