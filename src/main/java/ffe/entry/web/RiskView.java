package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
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
@PageTitle("Risk · FFE")
public class RiskView extends Div implements LivePage {

  private static final int DENIALS = 10;
  private static final int VERSIONS = 20;

  private static final List<Tags.Column> DENIED =
      List.of(
          Tags.Column.text("Decision"),
          Tags.Column.text("Gate"),
          Tags.Column.text("Reason"),
          new Tags.Column("Policy", "narrow-off"));

  private static final List<Tags.Column> CHANGED =
      List.of(
          Tags.Column.text("Version"),
          Tags.Column.text("Who, why"),
          Tags.Column.text("What"),
          new Tags.Column("In force since", "narrow-off"));

  private final RiskDesk desk;
  private final HtmlContainer inForce = Tags.text("p", "muted", "Reading …");
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
        Tags.panel("wide", Tags.of("div", "title", Tags.text("h1", "", "Risk")), "Risk", inForce),
        Tags.panel("", "Headroom", headroom),
        Tags.panel("", "What the limits remember", memory),
        Tags.panel("wide", "Last denials", denials),
        Tags.panel("wide", "Change the policy", form),
        Tags.panel("wide", "Versions", versions));
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
      denials.removeAll();
      denials.add(denied(nowDenied));
      versions.removeAll();
      versions.add(versions(nowHistory));
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
                    "Version "
                        + v.number()
                        + " is in force since "
                        + Format.time(v.since())
                        + " of the market clock, by "
                        + v.by()
                        + ": "
                        + v.reason())
            .orElse("The account has no policy before it trades."));
    headroom.show(read.state().map(RiskStateView::headroom).orElse(List.of()));
    memory.removeAll();
    read.state().ifPresent(this::remember);
  }

  private void remember(RiskStateView view) {
    if (view.halted().isEmpty()) {
      Tags.fact(memory, "Halts", "none");
    }
    for (KillSwitch.Halt halt : view.halted()) {
      Tags.fact(
          memory,
          "Halted",
          Tags.span(
              "bad",
              Format.title(halt.code().name())
                  + ": "
                  + halt.reason()
                  + halt.until()
                      .map(u -> ", until " + Format.time(u))
                      .orElse(", until an admin lifts it")));
    }
    Tags.fact(
        memory,
        "Cool-down",
        view.coolDownUntil().map(u -> "no entry until " + Format.time(u)).orElse("none"));
    view.state()
        .ifPresent(
            state -> {
              Tags.fact(memory, "Losses in a row", Integer.toString(state.lossesInARow()));
              Tags.fact(memory, "Last loss", state.lastLossAt().map(Format::time).orElse("none"));
              Tags.fact(memory, "Peak of equity", Format.money(state.peak()));
              Tags.fact(
                  memory,
                  "Risk day began with",
                  Format.money(state.day().map(mark -> mark.equity())));
              Tags.fact(
                  memory,
                  "Risk week began with",
                  Format.money(state.week().map(mark -> mark.equity())));
            });
  }

  private static Component denied(List<DenialView> all) {
    if (all.isEmpty()) {
      return Tags.empty("Nothing was denied among the last decisions that wanted to act.");
    }
    return Tags.table(DENIED, all.stream().map(RiskView::row).toList());
  }

  private static List<Component> row(DenialView denial) {
    RouterLink link = DecisionFeed.link(denial.id());
    link.setText(Format.toMinute(denial.slot()));
    HtmlContainer gate = Tags.span("", Format.title(denial.why().code()));
    gate.getElement().setAttribute("title", denial.why().code());
    String more = denial.more() == 0 ? "" : " And " + denial.more() + " more.";
    return List.of(
        link,
        gate,
        Tags.span("", denial.why().sentence() + more),
        Tags.span("mono", denial.policy()));
  }

  private static Component versions(List<PolicyBook.Entry> all) {
    if (all.isEmpty()) {
      return Tags.empty("None yet.");
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
    since.getElement().setAttribute("title", "written " + Format.time(writtenAt));
    return List.of(
        Tags.span("strong", Integer.toString(version.number())),
        Tags.span("", version.by() + ": " + version.reason()),
        Tags.span("", what.isEmpty() ? "as configured" : what),
        since);
  }
}
