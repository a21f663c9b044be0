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
          Tags.Column.text("word.gate"),
          Tags.Column.number("dry-run.then"),
          Tags.Column.number("dry-run.would"));

  private static final List<Tags.Column> EXAMPLES =
      List.of(
          Tags.Column.text("word.decision"),
          Tags.Column.text("dry-run.then-result"),
          Tags.Column.text("dry-run.would-be"),
          new Tags.Column("word.why", "narrow-off"));

  private DryRunSection() {}

  static String sentence(DryRunView run) {
    if (run.judged() == 0) {
      return Words.of("dry-run.nothing");
    }
    return run.differ() == 0
        ? Words.of("dry-run.none", Format.count(run.judged()))
        : Words.of("dry-run.some", Format.count(run.differ()), Format.count(run.judged()));
  }

  static HtmlContainer of(PolicyForm.Checked checked) {
    DryRunView run = checked.run();
    HtmlContainer all = Tags.of("div", "after");
    all.add(Tags.text("p", "strong", Format.capital(sentence(run)) + "."));
    checked.headroom().stream()
        .filter(room -> room.usedRatio() >= 1)
        .forEach(room -> all.add(Tags.text("p", "bad", full(room))));
    HtmlContainer facts = Tags.facts();
    facts.addClassNames("after", "dense");
    Tags.fact(facts, Words.of("dry-run.now-denied"), Format.count(run.count(Outcome.NOW_DENIED)));
    Tags.fact(facts, Words.of("dry-run.now-ordered"), Format.count(run.count(Outcome.NOW_ALLOWED)));
    Tags.fact(facts, Words.of("dry-run.resized"), Format.count(run.count(Outcome.RESIZED)));
    if (run.withHeld()) {
      Tags.fact(facts, Words.of("dry-run.otherwise"), Format.count(run.count(Outcome.OTHERWISE)));
    }
    Tags.fact(facts, Words.of("dry-run.judged"), judged(run));
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
    all.add(Tags.text("p", "muted sentence after", Words.of("dry-run.help")));
    return all;
  }

  private static String full(HeadroomView room) {
    return Words.of("dry-run.full", HeadroomPanel.name(room), room.used(), room.limit());
  }

  private static String judged(DryRunView run) {
    String what = run.withHeld() ? "" : " " + Words.of("dry-run.wanted");
    String until =
        run.oldest().map(at -> Words.of("dry-run.back-to", Format.toMinute(at))).orElse("");
    String end =
        switch (run.end()) {
          case ALL -> "";
          case COUNT -> Words.of("dry-run.most");
          case TIME -> Words.of("dry-run.time");
        };
    String other =
        run.unreadable() == 0 ? "" : Words.of("dry-run.unreadable", Format.count(run.unreadable()));
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
