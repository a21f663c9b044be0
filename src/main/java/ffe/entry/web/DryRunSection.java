package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.router.RouterLink;
import ffe.desk.DryRunView;
import ffe.desk.HeadroomView;
import ffe.trading.Rejudged.Outcome;
import java.util.List;

/** What a dry run found. */
final class DryRunSection {

  private static final List<Tags.Column> GATES =
      List.of(
          Tags.Column.text("Gate"),
          Tags.Column.number("Denied then"),
          Tags.Column.number("Would deny"));

  private static final List<Tags.Column> EXAMPLES =
      List.of(
          Tags.Column.text("Decision"),
          Tags.Column.text("Then"),
          Tags.Column.text("Would be"),
          new Tags.Column("Why", "narrow-off"));

  private DryRunSection() {}

  static String sentence(DryRunView run) {
    if (run.judged() == 0) {
      return "no decision of the last ninety days can be judged by it";
    }
    return run.differ() == 0
        ? "none of " + Format.count(run.judged()) + " decisions would end otherwise"
        : Format.count(run.differ())
            + " of "
            + Format.count(run.judged())
            + " decisions would end otherwise";
  }

  static HtmlContainer of(PolicyForm.Checked checked) {
    DryRunView run = checked.run();
    HtmlContainer all = Tags.of("div", "after");
    all.add(Tags.text("p", "strong", Format.title(sentence(run)) + "."));
    checked.headroom().stream()
        .filter(room -> room.usedRatio() >= 1)
        .forEach(room -> all.add(Tags.text("p", "bad", full(room))));
    HtmlContainer facts = Tags.facts();
    facts.addClassNames("after", "dense");
    Tags.fact(facts, "Ordered, now denied", Format.count(run.count(Outcome.NOW_DENIED)));
    Tags.fact(facts, "Denied, now ordered", Format.count(run.count(Outcome.NOW_ALLOWED)));
    Tags.fact(facts, "Another size", Format.count(run.count(Outcome.RESIZED)));
    if (run.withHeld()) {
      Tags.fact(facts, "Another decision", Format.count(run.count(Outcome.OTHERWISE)));
    }
    Tags.fact(facts, "Judged", judged(run));
    all.add(facts);
    if (!run.gates().isEmpty()) {
      all.add(
          Tags.table(
              GATES,
              run.gates().stream()
                  .map(
                      gate ->
                          List.<Component>of(
                              Tags.span("", Format.title(gate.code())),
                              Tags.span("", Format.count(gate.then())),
                              Tags.span("", Format.count(gate.now()))))
                  .toList()));
    }
    if (!run.examples().isEmpty()) {
      all.add(
          Tags.of(
              "div",
              "after",
              Tags.table(EXAMPLES, run.examples().stream().map(DryRunSection::row).toList())));
    }
    all.add(
        Tags.text(
            "p",
            "muted sentence after",
            "Each decision is judged by itself, with what was held and lost then. Where another"
                + " policy would have led to other holdings, later decisions would differ too."));
    return all;
  }

  private static String full(HeadroomView room) {
    return room.name()
        + " is at "
        + room.used()
        + " of "
        + room.limit()
        + ": with this policy that limit is reached at once.";
  }

  private static String judged(DryRunView run) {
    String what = run.withHeld() ? "" : " that wanted to act";
    String until = run.oldest().map(at -> ", back to " + Format.toMinute(at)).orElse("");
    String end =
        switch (run.end()) {
          case ALL -> "";
          case COUNT -> "; more were not judged, this is the most at once";
          case TIME -> "; more were not judged, the time was over";
        };
    String other =
        run.unreadable() == 0
            ? ""
            : "; " + Format.count(run.unreadable()) + " of another version were left out";
    return Format.count(run.judged()) + what + until + end + other;
  }

  private static List<Component> row(DryRunView.Example example) {
    RouterLink link = DecisionFeed.link(example.id());
    link.setText(Format.toMinute(example.slot()));
    return List.of(
        link,
        Tags.span("", Format.words(example.then())),
        Tags.span("", Format.words(example.now())),
        Tags.span("", example.why()));
  }
}
