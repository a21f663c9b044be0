package ffe.adapter.telemetry;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.portfolio.LedgerEvent;
import ffe.trading.CycleJournal;
import ffe.trading.CycleWatch;
import ffe.trading.DecisionRecord;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One trace for each cycle of a lane: observe, each analyst, decide, gate, commit, claim and send
 * of each order, and fill, which may come long after the rest. An order by hand begins its trace at
 * the commit. Used by the lane's thread; analysts answer on others.
 */
public final class CycleTraces implements CycleWatch {

  /** Orders whose fills may still come; the oldest are forgotten. */
  private static final int ORDERS_MAX = 1_000;

  private final Tracer tracer;
  private final Clock wall;
  private final String account;
  private final Map<ClientOrderId, Sent> sent = new LinkedHashMap<>();
  private Optional<Span> step = Optional.empty();
  private volatile Optional<Span> root = Optional.empty();

  private record Sent(Context trace, Instant at) {}

  public CycleTraces(Tracer tracer, Clock wall, String account) {
    this.tracer = tracer;
    this.wall = wall;
    this.account = account;
  }

  @Override
  public void at(Step next) {
    if (next == Step.OBSERVE) {
      // advice is asked for and never committed
      end();
      begin("cycle");
    }
    step.ifPresent(Span::end);
    boolean isTimed = next == Step.OBSERVE || next == Step.DECIDE || next == Step.GATE;
    step = isTimed ? Optional.of(child(next.name().toLowerCase(Locale.ROOT))) : Optional.empty();
  }

  /** The same analyst; each answer is a span. */
  public Analyst watched(Analyst analyst) {
    return new Analyst() {
      @Override
      public String name() {
        return analyst.name();
      }

      @Override
      public Opinion opine(Observation observation) {
        Span span = child("analyst " + analyst.name());
        return timed(span, () -> analyst.opine(observation));
      }
    };
  }

  /** The same model; each answer is a span. */
  public LanguageModel watched(LanguageModel model) {
    return new LanguageModel() {
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
        Span span = child("model " + model.provider());
        return timed(span, () -> model.ask(request));
      }
    };
  }

  /** The same journal; commits and claims of a cycle are spans. */
  public CycleJournal watched(CycleJournal journal) {
    return new TracedJournal(journal, this);
  }

  /** The same venues; what is sent because of a cycle is a span. */
  public LaneSetup.VenueFactory watched(LaneSetup.VenueFactory venues) {
    return (ledger, orders, market) -> {
      LaneSetup.Venue venue = venues.open(ledger, orders, market);
      return new LaneSetup.Venue(new TracedBroker(venue.broker(), this), venue.ear());
    };
  }

  void append(LaneAppend append, Runnable commit) {
    if (root.isEmpty() && append.decision().isPresent()) {
      begin("manual order");
    }
    append.decision().ifPresent(this::describe);
    append.intents().forEach(intent -> root.ifPresent(span -> remember(intent.id(), span)));
    if (root.isPresent()) {
      try {
        timed(
            child("commit"),
            () -> {
              commit.run();
              return append;
            });
      } finally {
        if (append.decision().isEmpty() || append.intents().isEmpty()) {
          end();
        }
      }
    } else {
      commit.run();
    }
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        fill(filled.fill());
      }
    }
  }

  private void describe(DecisionRecord record) {
    root.ifPresent(
        span -> {
          span.setAttribute("ffe.cycle", record.slot().toString());
          span.setAttribute("ffe.decision", record.id());
          span.setAttribute("ffe.result", record.result().name());
          span.setAttribute("ffe.reason", record.reason());
        });
  }

  private void remember(ClientOrderId order, Span span) {
    sent.put(order, new Sent(Context.root().with(span), wall.instant()));
    if (sent.size() > ORDERS_MAX) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  /** Work for an order of a cycle; for another order it runs untold. */
  <T> T order(String name, ClientOrderId id, Supplier<T> work) {
    Sent known = sent.get(id);
    if (known == null) {
      return work.get();
    }
    Span span = tracer.spanBuilder(name).setParent(known.trace()).startSpan();
    span.setAttribute("ffe.order", id.value());
    return timed(span, work);
  }

  private void fill(Fill fill) {
    Sent known = sent.get(fill.orderId());
    if (known != null) {
      Span span =
          tracer
              .spanBuilder("fill")
              .setParent(known.trace())
              .setStartTimestamp(known.at())
              .startSpan();
      span.setAttribute("ffe.order", fill.orderId().value());
      span.setAttribute("ffe.fill", fill.id());
      span.end();
    }
  }

  private static <T> T timed(Span span, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }

  private void begin(String name) {
    Span span = tracer.spanBuilder(name).setNoParent().startSpan();
    span.setAttribute(AttributeKey.stringKey("ffe.account"), account);
    root = Optional.of(span);
  }

  private void end() {
    step.ifPresent(Span::end);
    step = Optional.empty();
    root.ifPresent(Span::end);
    root = Optional.empty();
  }

  private Span child(String name) {
    Context parent = root.map(span -> Context.root().with(span)).orElse(Context.root());
    return tracer.spanBuilder(name).setParent(parent).startSpan();
  }
}
