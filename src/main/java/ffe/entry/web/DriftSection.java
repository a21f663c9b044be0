package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import ffe.backtest.Drift;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.drift.DriftDesk;
import ffe.desk.drift.DriftView;
import ffe.money.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A button that repeats the last day, and what came of it.
 *
 * <p>Desk calls: {@code measure} (some statements for each decision) with the first reading of the
 * page after the button was pressed.
 */
final class DriftSection extends Div {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("drift.order"),
          Tags.Column.number("drift.session"),
          Tags.Column.number("drift.shadow"),
          Tags.Column.number("drift.bps"));

  private final DriftDesk desk;
  private final HtmlContainer answer = Tags.of("div", "after");
  private final NativeButton button;
  private volatile boolean isAsked;

  DriftSection(DriftDesk desk) {
    this.desk = desk;
    answer.getElement().setAttribute("role", "status");
    button = new NativeButton(Words.of("drift.measure"), event -> ask());
    button.addClassName("act");
    add(
        Tags.text("p", "muted sentence", Words.of("drift.help")),
        Tags.of("div", "row after", button),
        answer);
  }

  private void ask() {
    isAsked = true;
    button.setEnabled(false);
    Steady.show(answer, Tags.text("p", "muted", Words.of("drift.repeating")));
  }

  /** Takes seconds; what it answers is done with the page at hand. */
  Runnable read(Actor actor) {
    if (!isAsked) {
      return () -> {};
    }
    isAsked = false;
    try {
      DriftView view = desk.measure(actor, DriftDesk.USUAL);
      return () -> show(view);
    } catch (ConflictException e) {
      return () -> show(Tags.text("p", "bad", "✗ " + e.getMessage()));
    }
  }

  /** The page could not be read. */
  void failed(String why) {
    if (!button.isEnabled()) {
      show(Tags.text("p", "bad", "✗ " + why));
    }
  }

  private void show(Component... lines) {
    button.setEnabled(true);
    Steady.show(answer, lines);
  }

  void show(DriftView view) {
    List<Component> lines = new ArrayList<>();
    boolean isBad = view.identical() < view.decisions() || view.decisions() == 0;
    lines.add(Tags.text("p", isBad ? "strong bad" : "strong", (isBad ? "✗ " : "✓ ") + said(view)));
    view.different().forEach(one -> lines.add(Tags.text("p", "mono bad", one)));
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("drift.verdict"), verdict(view.verdict()));
    Tags.fact(facts, Words.of("drift.price"), mean(view.price()));
    Tags.fact(facts, Words.of("drift.costs"), mean(view.costs()));
    Tags.fact(facts, Words.of("drift.alone"), Integer.toString(view.alone()));
    lines.add(facts);
    if (!view.orders().isEmpty()) {
      lines.add(Tags.table(COLUMNS, view.orders().stream().map(DriftSection::line).toList()));
    }
    show(lines.toArray(Component[]::new));
  }

  private static String said(DriftView view) {
    return Words.of(
        "drift.said",
        Format.time(view.from()),
        Format.time(view.to()),
        Integer.toString(view.decisions()),
        Integer.toString(view.identical()));
  }

  private static String verdict(DriftView.Verdict verdict) {
    return switch (verdict) {
      case DECISIONS_DIFFER -> Words.of("drift.decisions-differ");
      case NOT_REPEATED -> Words.of("drift.not-repeated");
      case NOTHING_TRADED -> Words.of("drift.nothing-traded");
      case TOO_FEW_TO_TELL -> Words.of("drift.too-few-to-tell");
      case NO_DRIFT -> Words.of("drift.no-drift");
      case DEARER -> Words.of("drift.dearer");
      case CHEAPER -> Words.of("drift.cheaper");
    };
  }

  private static String mean(Drift.Mean mean) {
    return mean.value()
        .map(
            value ->
                mean.band()
                    .map(
                        band ->
                            Words.of(
                                "drift.banded",
                                bps(value),
                                bps(band.low()),
                                bps(band.high()),
                                Integer.toString(mean.orders())))
                    .orElseGet(
                        () -> Words.of("drift.bare", bps(value), Integer.toString(mean.orders()))))
        .orElseGet(() -> Words.of("word.none-yet"));
  }

  private static String bps(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static List<Component> line(Drift.Line line) {
    return List.of(
        Tags.span("", line.side() + " " + line.purpose().name().toLowerCase(Locale.ROOT)),
        Tags.span("", price(line.session())),
        Tags.span("", price(line.shadow())),
        Tags.span("", line.bps().map(DriftSection::bps).orElse("")));
  }

  private static String price(Optional<Price> price) {
    return price
        .map(p -> String.format(Locale.ROOT, "%.6g", p.asDouble()))
        .orElseGet(() -> Words.of("drift.not-filled"));
  }
}
