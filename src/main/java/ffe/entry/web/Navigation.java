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
    getElement().setAttribute("aria-label", "Pages");
    links.put("", link("Dashboard", DashboardView.class, "d"));
    links.put("positions", link("Positions", PositionsView.class, "p"));
    links.put("orders", link("Orders", OrdersView.class, "o"));
    links.put("market", link("Market", MarketView.class, "m"));
    links.put("decisions", link("Decisions", DecisionsView.class, "l"));
    links.put("risk", link("Risk", RiskView.class, "r"));
    links.put("analytics", link("Analytics", AnalyticsPage.class, "n"));
    links.put("audit", link("Audit", AuditView.class, "u"));
    links.put("agent-control", link("Agent control", AgentControlView.class, "a"));
    links.put("status", link("Status", StatusPage.class, "s"));
    links.put("settings", link("Settings", SettingsView.class, "e"));
    HtmlContainer inner = Tags.of("div", "nav-inner");
    links.values().forEach(inner::add);
    HtmlContainer keys = Tags.text("button", "plain", "Shortcuts: ?");
    keys.getElement().setAttribute("type", "button");
    keys.getElement().setAttribute("data-opens", "shortcuts");
    inner.add(Tags.of("div", "foot", who, logout("plain"), new HtmlContainer("ffe-scheme"), keys));
    add(inner);
  }

  /** A form of the browser's own: it works while the page does not. */
  static HtmlContainer logout(String classes) {
    HtmlContainer button = Tags.text("button", classes, "Log out");
    button.getElement().setAttribute("type", "submit");
    HtmlContainer form = Tags.of("form", "", button);
    form.getElement().setAttribute("method", "post").setAttribute("action", "/logout");
    return form;
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
    who.setText(actor.name() + ", " + Format.words(actor.role().name()));
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
    key(facts, "g d", "Dashboard");
    key(facts, "g p", "Positions");
    key(facts, "g o", "Orders");
    key(facts, "g m", "Market");
    key(facts, "g l", "Decisions, as a list");
    key(facts, "g r", "Risk");
    key(facts, "g n", "Analytics");
    key(facts, "g u", "Audit");
    key(facts, "g a", "Agent control");
    key(facts, "g s", "Status");
    key(facts, "g e", "Settings");
    key(facts, "/", "The first filter of the page");
    key(facts, "?", "This help");
    key(facts, "Enter", "Held for a second on Halt or Flatten: does it. Pressed shortly: asks.");
    HtmlContainer close = Tags.text("button", "act", "Close");
    close.getElement().setAttribute("type", "button");
    close.getElement().setAttribute("data-closes", "");
    HtmlContainer help =
        Tags.of(
            "dialog",
            "help",
            Tags.text("h2", "", "Shortcuts"),
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
