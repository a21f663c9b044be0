package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.DecisionView;
import ffe.desk.Desk;
import ffe.desk.HeadroomView;
import ffe.desk.ReadinessCheck;
import ffe.desk.StatusView;
import ffe.desk.keeping.BackupView;
import ffe.desk.keeping.SafeKeeping;
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
import java.util.function.Supplier;

/**
 * How the engine is: clocks, source, lease, database, analysts, limits, build.
 *
 * <p>Desk calls: each refresh {@code headroom} and the readiness checks; when a cycle has ended
 * {@code decisions} (2 statements) and {@code decision} (3, 4 if it ordered), for the limits and
 * the code that it was made with.
 */
@Dependent
@Route(value = "status", layout = MainLayout.class)
public class StatusPage extends Div implements LivePage {

  private final Desk desk;
  private final Iterable<ReadinessCheck> checks;
  private final Supplier<BackupView> backups;
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
  StatusPage(Desk desk, @Any Instance<ReadinessCheck> checks, SafeKeeping keeping) {
    this(desk, checks, keeping::view);
  }

  StatusPage(Desk desk, Iterable<ReadinessCheck> checks, Supplier<BackupView> backups) {
    this.desk = desk;
    this.checks = checks;
    this.backups = backups;
    addClassName("sheet");
    limits.addClassName("after");
    add(
        Tags.panel("", Words.of("status.clocks"), time),
        Tags.panel("", Words.of("status.server"), server),
        Tags.panel("", Words.of("status.agent"), agent),
        Tags.panel("", Words.of("status.build"), build),
        Tags.panel("", Words.of("status.limits"), policyName, limits),
        Tags.panel("", Words.of("word.headroom"), headroom));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.status");
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
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("status.market-clock"), Format.time(status.marketNow()));
    Tags.fact(facts, Words.of("status.clock-here"), Format.time(status.wallNow()));
    Tags.fact(facts, Words.of("status.source"), status.market());
    Tags.fact(facts, Words.of("status.source-id"), Tags.span("mono", status.sourceId()));
    Tags.fact(
        facts,
        Words.of("word.feed"),
        Format.words(status.feed())
            + (status.feedReason().isEmpty() ? "" : ": " + status.feedReason()));
    Tags.fact(facts, Words.of("status.feed-dropped"), Long.toString(status.feedDropped()));
    Tags.fact(
        facts,
        Words.of("word.data-age"),
        status.dataAge().map(Format::duration).orElseGet(() -> Words.of("status.no-data"))
            + (status.dataStale() ? Words.of("status.too-old") : ""));
    Tags.fact(
        facts,
        Words.of("status.last-price"),
        status.lastPrice().map(Format::price).orElseGet(Format::unknown));
    Steady.take(time, facts);
  }

  private void server(StatusView status, List<Ready> ready) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("status.lease"),
        status.holder() ? Words.of("status.held-here") : status.leaseNote());
    for (Ready one : ready) {
      Tags.fact(
          facts,
          Format.title(one.name()),
          one.why().isEmpty()
              ? Tags.span("", Words.of("status.ready"))
              : Tags.span("bad", "✗ " + one.why().get()));
    }
    status
        .trouble()
        .ifPresent(why -> Tags.fact(facts, Words.of("status.trouble"), Tags.span("bad", why)));
    backup(facts, backups.get());
    Runtime runtime = Runtime.getRuntime();
    Tags.fact(
        facts,
        Words.of("status.memory"),
        Words.of(
            "status.memory-of",
            Format.mebibytes(runtime.totalMemory() - runtime.freeMemory()),
            Format.mebibytes(runtime.maxMemory())));
    Tags.fact(
        facts,
        Words.of("status.up-for"),
        Format.duration(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())));
    Steady.take(server, facts);
  }

  private static void backup(HtmlContainer facts, BackupView view) {
    String last =
        view.last()
            .map(
                kept ->
                    Words.of(
                        "status.backup-last",
                        Format.time(kept.takenAt()),
                        Format.size(kept.bytes())))
            .orElseGet(() -> Words.of("status.backup-none"));
    String next =
        view.next()
            .map(at -> Words.of("status.backup-next", Format.time(at)))
            .orElseGet(() -> Words.of("status.backup-off"));
    Tags.fact(facts, Words.of("status.backup"), last + "; " + next);
    view.trouble()
        .ifPresent(
            why -> Tags.fact(facts, Words.of("status.backup-trouble"), Tags.span("bad", why)));
  }

  private void agent(StatusView status) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts, Words.of("word.account"), status.account() + ", " + Format.words(status.mode()));
    Tags.fact(facts, Words.of("word.equity"), Format.money(status.equity()));
    Tags.fact(facts, Words.of("word.free-cash"), Format.money(status.available()));
    Tags.fact(
        facts,
        Words.of("word.agent"),
        Format.title(status.agent())
            + (status.agentReason().isEmpty() ? "" : ": " + status.agentReason()));
    Tags.fact(
        facts,
        Words.of("word.last-cycle"),
        status.lastCycleAt().map(Format::time).orElseGet(() -> Words.of("word.none-yet")));
    Tags.fact(
        facts,
        Words.of("word.open-positions"),
        Words.of("status.open-of", status.openPositions(), status.openPositionsMax()));
    Tags.fact(facts, Words.of("status.orders-unknown"), Integer.toString(status.ordersUnknown()));
    Tags.fact(facts, Words.of("status.analysts"), String.join(", ", status.analysts()));
    if (status.standIn()) {
      Tags.fact(facts, Words.of("status.demo"), Tags.span("warn", Words.of("attention.stand-in")));
    }
    Steady.take(agent, facts);
  }

  private void build(Optional<DecisionView> last) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("status.code"),
        Tags.span(
            "mono",
            last.map(v -> v.record().codeVersion())
                .orElseGet(() -> Words.of("status.after-decision"))));
    Tags.fact(facts, "Java", Runtime.version() + ", " + System.getProperty("java.vendor", ""));
    Tags.fact(facts, "Vaadin", com.vaadin.flow.server.Version.getFullVersion());
    Tags.fact(
        facts,
        Words.of("status.system"),
        System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    Steady.take(build, facts);
  }

  private void limits(Optional<DecisionView> last) {
    RiskPolicy policy = last.map(v -> v.record().inputs().policy()).orElse(RiskPolicy.standard());
    policyName.setText(
        last.isPresent()
            ? Words.of("status.policy", policy.version())
            : Words.of("status.policy-default", policy.version()));
    HtmlContainer facts = Tags.facts();
    Limits.show(facts, policy);
    Steady.take(limits, facts);
  }
}
