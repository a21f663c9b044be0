package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.PositionView;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.market.FeedState;
import ffe.money.Percent;
import ffe.trading.AgentState;
import ffe.trading.AgentState.Command;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The frame of every page. First what is at risk and how to stop it; one status and one list of
 * positions are read per step, both from memory.
 */
@Dependent
public class MainLayout extends Div implements RouterLayout {

  private static final long serialVersionUID = 1L;

  private final transient Desk desk;
  private final transient Actor actor;
  private final Div facts = Html.box("bar");
  private final Div notice = Html.box("notice");
  private final Main content = new Main();
  private final HoldButton halt;
  private final HoldButton flatten;

  /** What the status bar shows. */
  private record Data(StatusView status, List<PositionView> positions) {}

  @Inject
  public MainLayout(Desk desk, Live live) {
    this.desk = desk;
    this.actor = CurrentActor.get();
    this.halt = new HoldButton("Halt", false, () -> tell(Command.HALT));
    this.flatten = new HoldButton("Flatten", true, () -> tell(Command.FLATTEN));
    Anchor skip = new Anchor("#content", "Skip to content");
    skip.addClassName("skip");
    skip.setRouterIgnore(true);
    content.setId("content");
    notice.getElement().setAttribute("role", "status");
    facts.getElement().setAttribute("aria-label", "Status");
    add(skip, facts, notice, Html.box("shell", navigation(), content));
    live.keep(this, () -> new Data(desk.status(actor), desk.positions(actor)), this::show);
  }

  private static Component navigation() {
    Nav nav = new Nav();
    nav.getElement().setAttribute("aria-label", "Pages");
    nav.add(
        link("Dashboard", "nav-dashboard", DashboardView.class),
        link("Decisions", "nav-decisions", DecisionsView.class),
        link("Agent control", "nav-agent-control", AgentControlView.class),
        link("Status", "nav-status", StatusPage.class));
    NativeButton theme = new NativeButton("Dark / light");
    theme.addClickListener(e -> theme.getElement().executeJs("window.ffeTheme()"));
    nav.add(theme);
    return nav;
  }

  private static RouterLink link(String text, String id, Class<? extends Component> view) {
    RouterLink link = new RouterLink(text, view);
    link.setId(id);
    link.setHighlightCondition(HighlightConditions.sameLocation());
    return link;
  }

  @Override
  public void showRouterLayoutContent(HasElement view) {
    content.getElement().removeAllChildren();
    content.getElement().appendChild(view.getElement());
  }

  private void tell(Command command) {
    try {
      desk.tell(actor, command, "held the button");
    } catch (RuntimeException e) {
      notice.setText(String.valueOf(e.getMessage()));
    }
  }

  private void show(Data data) {
    StatusView s = data.status();
    Html.replace(
        facts,
        Html.text("FFE", "name"),
        Html.text(s.mode(), "badge"),
        Html.fact(
            s.account() + " · " + Format.money(s.equity()),
            "equity, "
                + Format.signed(s.sinceStart())
                + " since start · hold "
                + Format.signed(s.holdSinceStart())),
        Html.fact(
            Format.signed(s.today()),
            "today",
            Format.direction(s.today().map(p -> p.value().signum()).orElse(0))),
        drawdown(s),
        Html.fact(agent(s), "agent, " + s.analysts().size() + " analysts"),
        Html.fact(
            Format.time(s.marketNow()),
            s.market() + " · " + age(s) + " · here " + Format.time(s.wallNow()),
            s.dataStale() || s.feed() != FeedState.LIVE ? "warn" : "calm"),
        Html.box("push"),
        halt,
        flatten);
    show(s, data.positions());
  }

  private void show(StatusView s, List<PositionView> positions) {
    String held =
        positions.isEmpty()
            ? "nothing open"
            : positions.stream()
                .map(p -> p.quantity() + " " + p.instrument())
                .collect(Collectors.joining(", "));
    boolean may = actor.role().includes(Role.TRADER) && s.holder();
    halt.offer(
        "Halt " + s.account() + ": no new risk, protection stays (" + held + ").",
        may && s.agent().after(Command.HALT).isPresent() && s.agent() != AgentState.HALTED);
    flatten.offer(
        "Flatten " + held + " on " + s.account() + ", then halt.",
        may && s.agent().after(Command.FLATTEN).isPresent());
    String words =
        s.trouble()
            .map(t -> "Trouble: " + t)
            .or(
                () ->
                    s.holder() ? java.util.Optional.empty() : java.util.Optional.of(s.leaseNote()))
            .or(() -> s.blocked().map(b -> "Instrument blocked: " + b))
            .or(() -> s.haltReason().map(h -> "New risk halted: " + h))
            .or(
                () ->
                    s.feed() == FeedState.BROKEN
                        ? java.util.Optional.of("Feed broken: " + s.feedReason())
                        : java.util.Optional.empty())
            .or(
                () ->
                    s.feed() == FeedState.ENDED
                        ? java.util.Optional.of(summary(s))
                        : java.util.Optional.empty())
            .orElse("");
    notice.setText(words);
    notice.setClassName("bad", s.trouble().isPresent() || s.unprotected());
  }

  private static String summary(StatusView s) {
    return "The recording is over. Equity "
        + Format.money(s.equity())
        + ", "
        + Format.signed(s.sinceStart())
        + "; buy-and-hold "
        + Format.signed(s.holdSinceStart())
        + "; drawdown now "
        + s.drawdown().map(Format::percent).orElse(Format.NONE)
        + ".";
  }

  private static String agent(StatusView s) {
    String state =
        s.agent().name().charAt(0)
            + s.agent().name().substring(1).toLowerCase(java.util.Locale.ROOT);
    return state + s.nextCycleAt().map(at -> " · next " + Format.clock(at)).orElse("");
  }

  private static String age(StatusView s) {
    return s.feed() == FeedState.LIVE
        ? s.dataAge().map(a -> "data " + Format.age(a) + " old").orElse("no trade seen yet")
        : "feed " + Format.words(s.feed().name());
  }

  private static Div drawdown(StatusView s) {
    Percent now = s.drawdown().orElse(Percent.ZERO);
    Div fact =
        Html.fact(
            s.drawdown().map(Format::percent).orElse(Format.NONE)
                + " of "
                + s.drawdownLimit().value().toPlainString()
                + " %",
            "drawdown");
    fact.add(Html.track(now.value().doubleValue() / s.drawdownLimit().value().doubleValue()));
    return fact;
  }
}
