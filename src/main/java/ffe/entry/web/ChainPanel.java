package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import ffe.chain.ChainVerifier;
import ffe.desk.chain.ChainView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit chain: a button that verifies it, how far that is, and the answer in words. */
final class ChainPanel extends Div {

  /** More are in what REST answers. */
  private static final int FAULTS_SHOWN = 10;

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("chain.chain"),
          Tags.Column.number("chain.links"),
          new Tags.Column("chain.since", "fixed narrow-off"),
          Tags.Column.text("chain.head"));

  private static final List<Tags.Column> FAULTS =
      List.of(
          Tags.Column.text("chain.chain"),
          Tags.Column.number("chain.link"),
          Tags.Column.text("chain.fault"));

  private final NativeButton verify;
  private final HtmlContainer answer = Tags.of("div", "after");
  private final Div rest = new Div();

  ChainPanel(Runnable begin) {
    verify = new NativeButton(Words.of("chain.verify"), event -> begin.run());
    verify.addClassName("act");
    answer.getElement().setAttribute("role", "status");
    rest.addClassName("after");
    add(
        Tags.text("p", "muted sentence", Words.of("chain.help")),
        Tags.of("div", "row after", verify),
        answer,
        rest);
    setVisible(false);
  }

  /** Empty for those it is not for. */
  void show(Optional<ChainView> shown) {
    setVisible(shown.isPresent());
    shown.ifPresent(this::show);
  }

  private void show(ChainView view) {
    verify.setEnabled(view.running().isEmpty());
    Steady.show(answer, answer(view).toArray(Component[]::new));
    Steady.show(rest, anchors(view), chains(view));
  }

  private static List<Component> answer(ChainView view) {
    List<Component> lines = new ArrayList<>();
    if (view.running().isPresent()) {
      ChainView.Progress progress = view.running().get();
      lines.add(
          Tags.span(
              "",
              Words.of(
                  "chain.running", Format.count(progress.done()), Format.count(progress.of()))));
      lines.add(Tags.bar(progress.of() == 0 ? 0 : (double) progress.done() / progress.of()));
      return lines;
    }
    view.trouble().ifPresent(why -> lines.add(Tags.text("p", "bad", "✗ " + why)));
    view.last().ifPresent(report -> lines.addAll(report(report)));
    return lines;
  }

  private static List<Component> report(ChainView.Report report) {
    String links = Format.count(report.links());
    List<Component> lines = new ArrayList<>();
    if (report.consistent()) {
      String words =
          report
              .anchoredAt()
              .map(
                  at ->
                      Words.of(
                          "chain.anchored",
                          links,
                          Format.time(at),
                          Format.count(report.unanchored())))
              .orElseGet(() -> Words.of("chain.not-anchored", links));
      lines.add(Tags.text("p", "strong", "✓ " + words));
    } else {
      lines.add(
          Tags.text(
              "p",
              "strong bad",
              "✗ " + Words.of("chain.faulty", links, Format.count(report.faultCount()))));
      lines.add(
          Tags.table(
              FAULTS,
              report.faults().stream().limit(FAULTS_SHOWN).map(ChainPanel::fault).toList()));
    }
    lines.add(
        Tags.text(
            "p",
            "muted",
            Words.of(
                "chain.verified-at",
                Format.time(report.at()),
                Format.count(report.erased()),
                Format.count(report.retired()))));
    return lines;
  }

  private static List<Component> fault(ChainVerifier.Fault fault) {
    return List.of(
        Tags.span("", fault.chain()),
        Tags.span("", fault.number() == 0 ? "" : Format.count(fault.number())),
        Tags.span("", fault.what()));
  }

  private static Component anchors(ChainView view) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("chain.last-anchor"),
        view.anchors().last().map(Format::time).orElseGet(() -> Words.of("word.none-yet")));
    Tags.fact(facts, Words.of("chain.anchor-file"), Tags.span("mono", view.anchors().place()));
    view.anchors()
        .trouble()
        .ifPresent(
            why -> Tags.fact(facts, Words.of("chain.anchor-trouble"), Tags.span("bad", why)));
    view.anchors()
        .postTrouble()
        .ifPresent(
            why ->
                Tags.fact(
                    facts,
                    Words.of("chain.unposted", Format.count(view.anchors().unposted())),
                    Tags.span("bad", why)));
    return facts;
  }

  private static Component chains(ChainView view) {
    return view.chains().isEmpty()
        ? Tags.empty(Words.of("chain.none"))
        : Tags.table(
            COLUMNS,
            view.chains().stream()
                .<List<Component>>map(
                    c ->
                        List.of(
                            Tags.span("strong", c.name()),
                            Tags.span("", Format.count(c.links())),
                            Tags.span("", Format.timeInColumn(c.firstAt())),
                            Tags.span("mono", c.head().substring(0, 12))))
                .toList());
  }
}
