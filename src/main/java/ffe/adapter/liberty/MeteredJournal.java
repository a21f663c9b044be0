package ffe.adapter.liberty;

import ffe.decision.Opinion;
import ffe.market.MarketBook;
import ffe.order.Order;
import ffe.portfolio.LedgerEvent;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSnapshot;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what was committed, after the commit. No user input becomes a label. */
final class MeteredJournal implements CycleJournal {

  private final CycleJournal journal;
  private final MetricRegistry metrics;
  private final Clock wall;
  private volatile long lastCycleEpochSecond;

  MeteredJournal(CycleJournal journal, MetricRegistry metrics, Clock wall) {
    this.journal = journal;
    this.metrics = metrics;
    this.wall = wall;
    metrics.gauge("ffe_cycle_last_success_timestamp_seconds", () -> lastCycleEpochSecond);
  }

  @Override
  public Optional<LaneSnapshot> load(Lane lane) {
    return journal.load(lane);
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {
    journal.keepHistory(lane, market);
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return journal.claim(lane, order, leaseToken);
  }

  @Override
  public void append(LaneAppend append) {
    journal.append(append);
    append.decision().ifPresent(this::count);
    String venue = append.lane().source().split(":", 2)[0];
    for (Order order : append.orders()) {
      if (order.state().isFinal()) {
        count("ffe_orders_total", new Tag("venue", venue), tag("result", order.state()));
      }
    }
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        count("ffe_trades_total", new Tag("venue", venue), tag("side", filled.fill().side()));
      }
    }
  }

  private void count(DecisionRecord record) {
    lastCycleEpochSecond = wall.instant().getEpochSecond();
    count("ffe_cycles_total", tag("result", record.result()));
    record.decision().ifPresent(d -> count("ffe_decisions_total", tag("action", d.action())));
    if (record.result() == DecisionRecord.Result.DENIED) {
      count("ffe_risk_denials_total", new Tag("code", record.reason()));
    }
    for (Opinion opinion : record.opinions()) {
      String status = opinion instanceof Opinion.View ? "view" : "abstained";
      count(
          "ffe_provider_requests_total",
          new Tag("provider", opinion.analyst()),
          new Tag("status", status));
    }
  }

  private void count(String name, Tag... tags) {
    metrics.counter(name, tags).inc();
  }

  private static Tag tag(String name, Enum<?> value) {
    return new Tag(name, value.name().toLowerCase(java.util.Locale.ROOT));
  }
}
