package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.PositionView;
import ffe.money.Money;
import ffe.money.Price;
import java.util.List;
import java.util.Optional;

/** What is open, never without its protection. */
final class PositionsPanel extends Div {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("Instrument", "fixed"),
          Tags.Column.number("Size"),
          Tags.Column.extra("Entry"),
          Tags.Column.number("Now"),
          Tags.Column.number("Profit"),
          Tags.Column.number("Stop"),
          Tags.Column.extra("Target"));

  void show(List<PositionView> positions) {
    removeAll();
    if (positions.isEmpty()) {
      add(Tags.empty("Nothing is open. All of the account is cash."));
      return;
    }
    add(Tags.table(COLUMNS, positions.stream().map(PositionsPanel::row).toList()));
    positions.forEach(position -> add(protection(position)));
  }

  private static List<Component> row(PositionView p) {
    return List.of(
        Tags.span("", p.instrument()),
        size(p),
        Tags.span("", Format.price(p.averagePrice())),
        Tags.span("", p.lastPrice().map(Format::price).orElse(Format.UNKNOWN)),
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
        profit.map(Format::signed).orElse(Format.UNKNOWN));
  }

  private static HtmlContainer protection(PositionView p) {
    if (!p.isProtected() || p.stop().isEmpty()) {
      return Tags.text(
          "p",
          "bad strong after",
          p.instrument() + ": no protective stop is live. It is blocked and will be closed.");
    }
    return Tags.text("p", "muted after", words(p, p.stop().get()));
  }

  static String words(PositionView p, Price stop) {
    String below =
        p.lastPrice()
            .filter(last -> last.isAbove(stop))
            .map(
                last ->
                    ", " + Format.price(new Price(last.value().subtract(stop.value()))) + " below")
            .orElse("");
    String risk =
        p.riskAtStop()
            .map(
                money ->
                    " Risk if hit: "
                        + Format.money(money)
                        + p.riskAtStopOfEquity()
                            .map(share -> ", " + Format.percent(share, 2) + " of equity")
                            .orElse("")
                        + ".")
            .orElse("");
    return "One protective stop live"
        + below
        + "."
        + risk
        + " Open since "
        + Format.toMinute(p.openedAt())
        + ".";
  }
}
