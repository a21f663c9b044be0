package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.DenialView;
import ffe.desk.PolicyBook;
import ffe.desk.PolicyView;
import ffe.desk.RiskDesk;
import ffe.desk.RiskStateView;
import ffe.desk.StatusView;
import ffe.risk.KillSwitch;
import ffe.trading.PolicyVersion;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The limits: how much of each is used, what they denied, what they are, and changing them.
 *
 * <p>Desk calls: each refresh {@code policy} (1 statement, none where the account is traded) and
 * {@code state}; when a cycle has ended {@code denials} (1); when the version is another one {@code
 * versions} (1).
 */
@Dependent
@Route(value = "risk", layout = MainLayout.class)
public class RiskView extends Div implements LivePage {

  private static final int DENIALS = 10;
  private static final int VERSIONS = 20;

  private static final List<Tags.Column> DENIED =
      List.of(
          Tags.Column.text("word.decision"),
          Tags.Column.text("word.gate"),
          Tags.Column.text("word.reason"),
          new Tags.Column("word.policy", "narrow-off"));

  private static final List<Tags.Column> CHANGED =
      List.of(
          Tags.Column.text("word.version"),
          Tags.Column.text("risk.who-why"),
          Tags.Column.text("risk.what"),
          new Tags.Column("risk.since", "narrow-off"));

  private final RiskDesk desk;
  private final HtmlContainer inForce = Tags.text("p", "muted", Words.of("word.reading"));
  private final HeadroomPanel headroom = new HeadroomPanel();
  private final HtmlContainer memory = Tags.facts();
  private final Div denials = new Div();
  private final Div versions = new Div();
  private final PolicyForm form;
  private Optional<String> deniedKey = Optional.empty();
  private Optional<String> versionKey = Optional.empty();
  private List<DenialView> denied = List.of();
  private List<PolicyBook.Entry> history = List.of();

  /** What one refresh read. */
  private record Read(Optional<PolicyView> policy, Optional<RiskStateView> state) {}

  @Inject
  RiskView(RiskDesk desk) {
    this.desk = desk;
    this.form = new PolicyForm(desk);
    addClassName("sheet");
    memory.addClassName("after");
    denials.addClassName("dense");
    versions.addClassName("dense");
    add(
        Tags.panel(
            "wide",
            Tags.of("div", "title", Tags.text("h1", "", Words.of("nav.risk"))),
            Words.of("nav.risk"),
            inForce),
        Tags.panel("", Words.of("word.headroom"), headroom),
        Tags.panel("", Words.of("risk.memory"), memory),
        Tags.panel("wide", Words.of("risk.denials"), denials),
        Tags.panel("wide", Words.of("risk.change"), form),
        Tags.panel("wide", Words.of("risk.versions"), versions));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.risk");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Read read = read(actor);
    String cycle = status.account() + status.lastCycleAt();
    if (deniedKey.filter(cycle::equals).isEmpty()) {
      denied = desk.denials(actor, DENIALS);
      deniedKey = Optional.of(cycle);
    }
    String version = status.account() + read.policy().map(p -> p.version().number()).orElse(0);
    if (versionKey.filter(version::equals).isEmpty()) {
      history = desk.versions(actor, VERSIONS);
      versionKey = Optional.of(version);
    }
    List<DenialView> nowDenied = denied;
    List<PolicyBook.Entry> nowHistory = history;
    return () -> {
      show(read);
      Steady.show(denials, denied(nowDenied));
      Steady.show(versions, versions(nowHistory));
      form.show(actor, status, read.policy());
    };
  }

  private Read read(Actor actor) {
    try {
      return new Read(Optional.of(desk.policy(actor)), Optional.of(desk.state(actor)));
    } catch (ConflictException starting) {
      return new Read(Optional.empty(), Optional.empty());
    }
  }

  private void show(Read read) {
    inForce.setText(
        read.policy()
            .map(PolicyView::version)
            .map(
                v ->
                    Words.of(
                        "risk.in-force", v.number(), Format.time(v.since()), v.by(), v.reason()))
            .orElse(Words.of("risk.no-policy")));
    headroom.show(read.state().map(RiskStateView::headroom).orElse(List.of()));
    HtmlContainer now = Tags.facts();
    read.state().ifPresent(state -> remember(now, state));
    Steady.take(memory, now);
  }

  private static void remember(HtmlContainer memory, RiskStateView view) {
    if (view.halted().isEmpty()) {
      Tags.fact(memory, Words.of("risk.halts"), Format.none());
    }
    for (KillSwitch.Halt halt : view.halted()) {
      Tags.fact(
          memory,
          Words.of("risk.halted"),
          Tags.span(
              "bad",
              Format.title(halt.code())
                  + ": "
                  + halt.until()
                      .map(u -> Words.of("risk.halt-until", halt.reason(), Format.time(u)))
                      .orElseGet(() -> Words.of("risk.halt-until-lifted", halt.reason()))));
    }
    Tags.fact(
        memory,
        Words.of("limits.cool-down"),
        view.coolDownUntil()
            .map(u -> Words.of("risk.no-entry-until", Format.time(u)))
            .orElseGet(Format::none));
    view.state()
        .ifPresent(
            state -> {
              Tags.fact(memory, Words.of("risk.losses"), Integer.toString(state.lossesInARow()));
              Tags.fact(
                  memory,
                  Words.of("risk.last-loss"),
                  state.lastLossAt().map(Format::time).orElseGet(Format::none));
              Tags.fact(memory, Words.of("risk.peak"), Format.money(state.peak()));
              Tags.fact(
                  memory,
                  Words.of("risk.day-began"),
                  Format.money(state.day().map(mark -> mark.equity())));
              Tags.fact(
                  memory,
                  Words.of("risk.week-began"),
                  Format.money(state.week().map(mark -> mark.equity())));
            });
  }

  private static Component denied(List<DenialView> all) {
    if (all.isEmpty()) {
      return Tags.empty(Words.of("risk.no-denial"));
    }
    return Tags.table(DENIED, all.stream().map(RiskView::row).toList());
  }

  private static List<Component> row(DenialView denial) {
    RouterLink link = DecisionFeed.link(denial.id());
    link.setText(Format.toMinute(denial.slot()));
    HtmlContainer gate = Tags.span("", Format.title(denial.why().code()));
    gate.getElement().setAttribute("title", denial.why().code());
    String more = denial.more() == 0 ? "" : " " + Words.of("risk.more", denial.more());
    return List.of(
        link,
        gate,
        Tags.span("", denial.why().sentence() + more),
        Tags.span("mono", denial.policy()));
  }

  private static Component versions(List<PolicyBook.Entry> all) {
    if (all.isEmpty()) {
      return Tags.empty(Words.of("risk.none-yet"));
    }
    return Tags.table(CHANGED, all.stream().map(e -> row(e.version(), e.writtenAt())).toList());
  }

  private static List<Component> row(PolicyVersion version, Instant writtenAt) {
    String what =
        version.changes().stream()
            .map(c -> PolicyForm.title(c.key()) + " " + c.from() + " → " + c.to())
            .map(PolicyForm::brief)
            .collect(Collectors.joining(", "));
    HtmlContainer since = Tags.span("", Format.time(version.since()));
    since.getElement().setAttribute("title", Words.of("risk.written", Format.time(writtenAt)));
    return List.of(
        Tags.span("strong", Integer.toString(version.number())),
        Tags.span("", version.by() + ": " + version.reason()),
        Tags.span("", what.isEmpty() ? Words.of("risk.as-configured") : what),
        since);
  }
}
