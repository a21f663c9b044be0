package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import ffe.decision.Action;
import ffe.decision.Vote;
import ffe.desk.DecisionLine;
import java.util.List;

/** Decisions as a person would tell them, newest first. */
final class Feed {

  private Feed() {}

  static Div of(List<DecisionLine> lines) {
    Div feed = Html.box("feed");
    if (lines.isEmpty()) {
      feed.add(Html.text("No decision yet. The first comes when the next candle closes.", "muted"));
    }
    lines.forEach(line -> feed.add(entry(line)));
    return feed;
  }

  private static Component entry(DecisionLine d) {
    Anchor link = new Anchor("decisions/" + d.id(), "");
    link.addClassName("decision");
    link.add(
        Html.box(
            "top",
            tag(d),
            Html.bold(Format.confidence(d.confidencePercent())),
            Html.text(Format.clock(d.slot()), "when"),
            Html.text(d.outcome().orElse(Format.words(d.reason())), "end")),
        Html.paragraph(d.sentence()),
        votes(d.votes()));
    return link;
  }

  static Component tag(DecisionLine d) {
    return switch (d.result()) {
      case ORDERED -> Html.text(d.action(), "tag", d.action().equals("BUY") ? "up" : "down");
      case DENIED -> Html.text("DENIED " + d.action(), "tag", "warn");
      case HELD -> Html.text("HOLD", "tag", "muted");
      case NO_DECISION -> Html.text("NO DECISION", "tag", "warn");
    };
  }

  /** A mark each: buy high and green, sell low and orange, hold grey, abstained dashed. */
  private static Component votes(List<Vote> votes) {
    Div marks = Html.box("votes");
    StringBuilder words = new StringBuilder("Votes:");
    for (Vote v : votes) {
      String kind =
          v.action()
              .map(a -> a == Action.BUY ? "buy" : a == Action.SELL ? "sell" : "hold")
              .orElse("none");
      marks.add(Html.box("vote " + kind));
      words
          .append(' ')
          .append(v.analyst())
          .append(' ')
          .append(kind.equals("none") ? "abstained" : kind);
    }
    marks.getElement().setAttribute("role", "img").setAttribute("aria-label", words.toString());
    marks.getElement().setAttribute("title", words.toString());
    return marks;
  }
}
