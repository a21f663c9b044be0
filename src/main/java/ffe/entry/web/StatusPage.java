package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.DecisionView;
import ffe.desk.Desk;
import ffe.desk.HeadroomView;
import ffe.desk.ReadinessCheck;
import ffe.desk.StatusView;
import ffe.risk.RiskPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the engine is: clocks, source, lease, database, analysts, limits, build.
 *
 * <p>Desk calls: each refresh {@code headroom} and the readiness checks; when a cycle has ended
 * {@code decisions} (2 statements) and {@code decision} (3, 4 if it ordered), for the limits and
 * the code that it was made with.
 */
@Dependent
@Route(value = "status", layout = MainLayout.class)
@PageTitle("Status · FFE")
public class StatusPage extends Div implements LivePage {

  private final Desk desk;
  private final Iterable<ReadinessCheck> checks;
  private final HtmlContainer time = Tags.facts();
  private final HtmlContainer server = Tags.facts();
  private final HtmlContainer agent = Tags.facts();
  private final HtmlContainer build = Tags.facts();
  private final HtmlContainer limits = Tags.facts();
  private final HtmlContainer policyName = Tags.text("p", "muted", "");
  private final HeadroomPanel headroom = new HeadroomPanel();
  private Optional<String> read = Optional.empty();
  private Optional<DecisionView> latest = Optional.empty();

  /** A readiness check's answer. */
  private record Ready(String name, Optional<String> why) {}

  @Inject
  StatusPage(Desk desk, @Any Instance<ReadinessCheck> checks) {
    this(desk, (Iterable<ReadinessCheck>) checks);
  }

  StatusPage(Desk desk, Iterable<ReadinessCheck> checks) {
    this.desk = desk;
    this.checks = checks;
    addClassName("sheet");
    limits.addClassName("after");
    add(
        Tags.panel("", "Clocks and data", time),
        Tags.panel("", "Server", server),
        Tags.panel("", "Agent and analysts", agent),
        Tags.panel("", "Build", build),
        Tags.panel("", "Limits", policyName, limits),
        Tags.panel("", "Headroom", headroom));
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<HeadroomView> rooms = desk.headroom(actor);
    List<Ready> ready = new ArrayList<>();
    checks.forEach(check -> ready.add(new Ready(check.name(), check.notReady())));
    String key = status.account() + status.lastCycleAt();
    if (read.filter(key::equals).isEmpty()) {
      latest =
          desk.decisions(actor, DecisionQuery.latest(status.account(), 1)).decisions().stream()
              .findFirst()
              .map(DecisionLine::id)
              .flatMap(id -> desk.decision(actor, id));
      read = Optional.of(key);
    }
    Optional<DecisionView> last = latest;
    return () -> {
      time(status);
      server(status, ready);
      agent(status);
      build(last);
      limits(last);
      headroom.show(rooms);
    };
  }

  private void time(StatusView status) {
    time.removeAll();
    Tags.fact(time, "Market clock", Format.time(status.marketNow()));
    Tags.fact(time, "Clock here", Format.time(status.wallNow()));
    Tags.fact(time, "Source", status.market());
    Tags.fact(time, "Source id", Tags.span("mono", status.sourceId()));
    Tags.fact(
        time,
        "Feed",
        Format.words(status.feed().name())
            + (status.feedReason().isEmpty() ? "" : ": " + status.feedReason()));
    Tags.fact(
        time,
        "Data age",
        status.dataAge().map(Format::duration).orElse("no data yet")
            + (status.dataStale() ? ", too old for new risk" : ""));
    Tags.fact(time, "Last price", status.lastPrice().map(Format::price).orElse(Format.UNKNOWN));
  }

  private void server(StatusView status, List<Ready> ready) {
    server.removeAll();
    Tags.fact(
        server, "Trading lease", status.holder() ? "held by this server" : status.leaseNote());
    for (Ready one : ready) {
      Tags.fact(
          server,
          Format.title(one.name()),
          one.why().isEmpty()
              ? Tags.span("", "✓ ready")
              : Tags.span("bad", "✗ " + one.why().get()));
    }
    status.trouble().ifPresent(why -> Tags.fact(server, "Trouble", Tags.span("bad", why)));
    Runtime runtime = Runtime.getRuntime();
    Tags.fact(
        server,
        "Memory",
        Format.mebibytes(runtime.totalMemory() - runtime.freeMemory())
            + " used of "
            + Format.mebibytes(runtime.maxMemory())
            + " heap");
    Tags.fact(
        server,
        "Up for",
        Format.duration(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())));
  }

  private void agent(StatusView status) {
    agent.removeAll();
    Tags.fact(agent, "Account", status.account() + ", " + Format.words(status.mode()));
    Tags.fact(agent, "Equity", Format.money(status.equity()));
    Tags.fact(agent, "Free cash", Format.money(status.available()));
    Tags.fact(
        agent,
        "Agent",
        Format.title(status.agent().name())
            + (status.agentReason().isEmpty() ? "" : ": " + status.agentReason()));
    Tags.fact(agent, "Last cycle", Format.time(status.lastCycleAt()));
    Tags.fact(agent, "Open positions", status.openPositions() + " of " + status.openPositionsMax());
    Tags.fact(agent, "Orders unknown", Integer.toString(status.ordersUnknown()));
    Tags.fact(agent, "Analysts", String.join(", ", status.analysts()));
  }

  private void build(Optional<DecisionView> last) {
    build.removeAll();
    Tags.fact(
        build,
        "Code of the core",
        Tags.span(
            "mono", last.map(v -> v.record().codeVersion()).orElse("shown after a decision")));
    Tags.fact(build, "Java", Runtime.version() + ", " + System.getProperty("java.vendor", ""));
    Tags.fact(build, "Vaadin", com.vaadin.flow.server.Version.getFullVersion());
    Tags.fact(
        build,
        "System",
        System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
  }

  private void limits(Optional<DecisionView> last) {
    RiskPolicy policy = last.map(v -> v.record().inputs().policy()).orElse(RiskPolicy.standard());
    policyName.setText(
        last.isPresent()
            ? "Policy " + policy.version() + ", as the last decision was judged by."
            : "Policy " + policy.version() + ", the default; no decision was judged yet.");
    limits.removeAll();
    Limits.show(limits, policy);
  }
}
