package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.router.RouterLink;
import ffe.desk.Actor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The way to the other pages, by pointer or by {@code g} and a letter. */
final class Navigation extends HtmlContainer {

  private final Map<String, RouterLink> links = new LinkedHashMap<>();
  private final HtmlContainer who = Tags.of("p", "who muted");

  Navigation() {
    super("nav");
    addClassName("nav");
    getElement().setAttribute("aria-label", Words.of("nav.pages"));
    links.put("", link(Words.of("nav.dashboard"), DashboardView.class, "d"));
    links.put("positions", link(Words.of("nav.positions"), PositionsView.class, "p"));
    links.put("orders", link(Words.of("nav.orders"), OrdersView.class, "o"));
    links.put("market", link(Words.of("nav.market"), MarketView.class, "m"));
    links.put("data", link(Words.of("nav.data"), DataPage.class, "k"));
    links.put("decisions", link(Words.of("nav.decisions"), DecisionsView.class, "l"));
    links.put("risk", link(Words.of("nav.risk"), RiskView.class, "r"));
    links.put("analytics", link(Words.of("nav.analytics"), AnalyticsPage.class, "n"));
    links.put("backtests", link(Words.of("nav.backtests"), BacktestsPage.class, "b"));
    links.put("optimization", link(Words.of("nav.optimization"), OptimizationPage.class, "z"));
    links.put("models", link(Words.of("nav.models"), ModelsPage.class, "x"));
    links.put("audit", link(Words.of("nav.audit"), AuditView.class, "u"));
    links.put("agent-control", link(Words.of("nav.agent"), AgentControlView.class, "a"));
    links.put("status", link(Words.of("nav.status"), StatusPage.class, "s"));
    links.put("maintenance", link(Words.of("nav.maintenance"), MaintenancePage.class, "t"));
    links.put("settings", link(Words.of("nav.settings"), SettingsView.class, "e"));
    HtmlContainer inner = Tags.of("div", "nav-inner");
    links.values().forEach(inner::add);
    HtmlContainer keys = Tags.text("button", "plain", Words.of("nav.shortcuts-key"));
    keys.getElement().setAttribute("type", "button");
    keys.getElement().setAttribute("data-opens", "shortcuts");
    inner.add(Tags.of("div", "foot", who, logout("plain"), scheme(), keys));
    add(inner);
  }

  /** A form of the browser's own: it works while the page does not. */
  static HtmlContainer logout(String classes) {
    HtmlContainer button = Tags.text("button", classes, Words.of("nav.log-out"));
    button.getElement().setAttribute("type", "submit");
    HtmlContainer form = Tags.of("form", "", button);
    form.getElement().setAttribute("method", "post").setAttribute("action", "/logout");
    return form;
  }

  private static HtmlContainer scheme() {
    HtmlContainer scheme = new HtmlContainer("ffe-scheme");
    scheme
        .getElement()
        .setAttribute("system", Words.of("scheme.system"))
        .setAttribute("dark", Words.of("scheme.dark"))
        .setAttribute("light", Words.of("scheme.light"));
    return scheme;
  }

  private static RouterLink link(
      String text, Class<? extends com.vaadin.flow.component.Component> page, String key) {
    RouterLink link = new RouterLink(text, page);
    link.getElement().setAttribute("data-key", key);
    // the current page is marked by hand, below pages included
    link.setHighlightCondition((l, event) -> false);
    return link;
  }

  /** Who is logged in, and as what. */
  void names(Actor actor) {
    who.setText(actor.name() + ", " + Format.words(actor.role()));
  }

  void at(String firstSegment) {
    links.forEach(
        (segment, link) -> {
          if (segment.equals(firstSegment)) {
            link.getElement().setAttribute("aria-current", "page");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /** What the keys do; opened by {@code ?}. */
  static HtmlContainer help() {
    HtmlContainer facts = Tags.facts();
    key(facts, "g d", Words.of("nav.dashboard"));
    key(facts, "g p", Words.of("nav.positions"));
    key(facts, "g o", Words.of("nav.orders"));
    key(facts, "g m", Words.of("nav.market"));
    key(facts, "g k", Words.of("nav.data"));
    key(facts, "g l", Words.of("nav.decisions-list"));
    key(facts, "g r", Words.of("nav.risk"));
    key(facts, "g n", Words.of("nav.analytics"));
    key(facts, "g b", Words.of("nav.backtests"));
    key(facts, "g z", Words.of("nav.optimization"));
    key(facts, "g x", Words.of("nav.models"));
    key(facts, "g u", Words.of("nav.audit"));
    key(facts, "g a", Words.of("nav.agent"));
    key(facts, "g s", Words.of("nav.status"));
    key(facts, "g t", Words.of("nav.maintenance"));
    key(facts, "g e", Words.of("nav.settings"));
    key(facts, "/", Words.of("nav.first-filter"));
    key(facts, "?", Words.of("nav.this-help"));
    key(facts, "Enter", Words.of("nav.hold-help"));
    HtmlContainer close = Tags.text("button", "act", Words.of("word.close"));
    close.getElement().setAttribute("type", "button");
    close.getElement().setAttribute("data-closes", "");
    HtmlContainer help =
        Tags.of(
            "dialog",
            "help",
            Tags.text("h2", "", Words.of("nav.shortcuts")),
            facts,
            Tags.of("div", "row end after", close));
    help.setId("shortcuts");
    return help;
  }

  private static void key(HtmlContainer facts, String keys, String does) {
    facts.add(
        Tags.of("dt", "", Tags.text("kbd", "", keys)), Tags.of("dd", "", Tags.span("", does)));
  }
}
