package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.backtest.JobView;
import ffe.desk.search.Chosen;
import ffe.desk.search.PromotionDesk;
import ffe.desk.search.SearchDesk;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchSummary;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search chose: run it alone, put it into the policy, or what has to be set by hand. */
final class ChosenPanel extends Div {

  private final String id;
  private final SearchOrder order;
  private final Doing doing;
  private final Shown shown;
  private final HtmlContainer said = Tags.of("p", "after");

  /** Who does it, and where it is said why it was not done. */
  record Doing(SearchDesk desk, PromotionDesk promotion, Errand errand, HtmlContainer fault) {}

  /**
   * What a promotion is about, as it stood when the panel was made: the page may be in another tab
   * than the account that is looked at by then.
   *
   * @param version of the account's policy
   * @param noPromotion why there can be none, in words; empty where there can
   * @param noRun why it cannot be run alone
   */
  record Shown(String account, int version, String noPromotion, String noRun) {}

  ChosenPanel(
      JobView<SearchOrder, SearchProgress, SearchSummary> view,
      Chosen chosen,
      Doing doing,
      Shown shown) {
    this.id = view.id();
    this.order = view.order();
    this.doing = doing;
    this.shown = shown;
    addClassName("wide");
    said.getElement().setAttribute("role", "status");
    HtmlContainer panel =
        Tags.panel(
            "wide",
            Words.of("search.chosen"),
            Tags.text(
                "p",
                "strong",
                view.summary()
                    .flatMap(SearchSummary::chosen)
                    .map(line -> SearchWords.dials(line) + " · " + SearchWords.value(line))
                    .orElse("")));
    alone(panel, chosen);
    policy(panel, chosen, view.summary().map(s -> SearchWords.verdict(s.verdict())).orElse(""));
    rules(panel, chosen);
    panel.add(said, doing.fault());
    add(panel);
  }

  private void alone(HtmlContainer panel, Chosen chosen) {
    if (!chosen.isOrdered()) {
      panel.add(Tags.text("p", "muted after", Words.of("search.not-alone")));
      return;
    }
    NativeButton run = new NativeButton(Words.of("search.run-alone"), event -> runAlone());
    run.addClassName("act");
    run.setEnabled(shown.noRun().isEmpty());
    run.getElement().setAttribute("title", shown.noRun());
    panel.add(
        Tags.text("p", "muted after", Words.of("search.alone-help")),
        Tags.of("div", "row after", run));
  }

  private void runAlone() {
    doing
        .errand()
        .run(
            actor -> doing.desk().runChosen(actor, order.aim(), id),
            Words.of("backtests.not-ordered"),
            made ->
                made.ifPresentOrElse(
                    view -> {
                      Anchor link =
                          new Anchor("backtests/" + view.id(), Words.of("search.to-backtest"));
                      link.getElement().setAttribute("router-link", true);
                      said.removeAll();
                      said.add(link);
                    },
                    this::isGone));
  }

  private void isGone() {
    doing.fault().setText(Words.of("search.no-such", id));
  }

  private void policy(HtmlContainer panel, Chosen chosen, String verdict) {
    if (chosen.policy().isEmpty()) {
      return;
    }
    String values =
        chosen.policy().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    HoldButton promote =
        new HoldButton(Words.of("search.promote"), HoldButton.Kind.HALT, this::promote);
    promote.allow(shown.noPromotion());
    promote.names(
        Words.of("search.promote-detail", values, shown.account()),
        Words.of("search.promote-question", values, shown.account()),
        Words.of("search.promote-effect", verdict));
    panel.add(
        Tags.text("p", "muted after", Words.of("search.promote-help", shown.account())),
        Tags.of("div", "row after", promote));
  }

  private void promote() {
    doing
        .errand()
        .run(
            actor ->
                doing
                    .promotion()
                    .promote(
                        actor.on(Optional.of(shown.account())), order.aim(), id, shown.version()),
            Words.of("search.not-promoted"),
            made ->
                made.ifPresentOrElse(
                    policy -> said.setText(Words.of("search.promoted", policy.version().number())),
                    this::isGone));
  }

  /** Rules are asked as they were set at the start; nothing here can change that. */
  private static void rules(HtmlContainer panel, Chosen chosen) {
    if (chosen.setsRules()) {
      panel.add(
          Tags.text("p", "muted after", Words.of("search.rules-help")),
          Tags.literal(
              "rules-setting",
              Words.of("search.rules-setting"),
              "FFE_ENSEMBLE_PROVIDERS=" + String.join(",", chosen.analysts())),
          Tags.of("div", "row after", Tags.copy("rules-setting")));
    }
  }
}
