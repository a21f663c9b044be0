package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.PositionView;
import ffe.money.Money;
import ffe.money.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is open, never without its protection. */
final class PositionsPanel extends Div {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("word.instrument", "fixed"),
          Tags.Column.number("word.size"),
          Tags.Column.extra("positions.entry"),
          Tags.Column.number("positions.now"),
          Tags.Column.number("word.profit"),
          Tags.Column.number("word.stop"),
          Tags.Column.extra("word.target"));

  void show(List<PositionView> positions) {
    if (positions.isEmpty()) {
      Steady.show(this, Tags.empty(Words.of("positions.empty")));
      return;
    }
    List<Component> all = new ArrayList<>();
    all.add(Tags.table(COLUMNS, positions.stream().map(PositionsPanel::row).toList()));
    positions.forEach(position -> all.add(protection(position)));
    Steady.show(this, all.toArray(Component[]::new));
  }

  private static List<Component> row(PositionView p) {
    return List.of(
        Tags.span("", p.instrument()),
        size(p),
        Tags.span("", Format.price(p.averagePrice())),
        Tags.span("", p.lastPrice().map(Format::price).orElseGet(Format::unknown)),
        profit(p.unrealised()),
        Tags.span("", Format.price(p.stop())),
        Tags.span("", Format.price(p.target())));
  }

  private static HtmlContainer size(PositionView p) {
    HtmlContainer size = Tags.span("", Format.brief(p.quantity()));
    size.getElement().setAttribute("title", Format.quantity(p.quantity()));
    return size;
  }

  private static HtmlContainer profit(Optional<Money> profit) {
    return Tags.span(
        profit.map(m -> Format.tone(m.amount().signum())).orElse(""),
        profit.map(Format::signed).orElseGet(Format::unknown));
  }

  private static HtmlContainer protection(PositionView p) {
    if (!p.isProtected() || p.stop().isEmpty()) {
      return Tags.text("p", "bad strong after", Words.of("positions.unprotected", p.instrument()));
    }
    return Tags.text("p", "muted after", p.instrument() + ": " + words(p, p.stop().get()));
  }

  private static String trails(PositionView p) {
    return p.trailingStop()
        .map(
            behind ->
                " "
                    + Words.of(
                        "positions.trails",
                        Format.limit(behind),
                        p.bestPrice().map(Format::price).orElseGet(Format::unknown)))
        .orElse("");
  }

  private static String words(PositionView p, Price stop) {
    String below =
        p.lastPrice()
            .filter(last -> last.isAbove(stop))
            .map(
                last ->
                    Words.of(
                        "positions.protected-below",
                        Format.price(new Price(last.value().subtract(stop.value())))))
            .orElseGet(() -> Words.of("positions.protected"));
    String risk =
        p.riskAtStop()
            .map(
                money ->
                    " "
                        + p.riskAtStopOfEquity()
                            .map(
                                share ->
                                    Words.of(
                                        "positions.risk-of-equity",
                                        Format.money(money),
                                        Format.percent(share, 2)))
                            .orElseGet(() -> Words.of("positions.risk", Format.money(money))))
            .orElse("");
    return below
        + trails(p)
        + risk
        + " "
        + Words.of("positions.since", Format.toMinute(p.openedAt()));
  }
}
