package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import ffe.desk.backtest.BacktestOrder;

/** What the pages of runs and of searches over them have in common. */
final class OrderedRun {

  private OrderedRun() {}

  /** Who was asked, on what terms and within which limits. */
  static void tell(HtmlContainer facts, BacktestOrder order) {
    Tags.fact(facts, Words.of("backtests.analysts"), String.join(", ", order.analysts()));
    order.models().stream()
        .flatMap(asked -> asked.seating().seats().stream())
        .forEach(
            seat ->
                Tags.fact(
                    facts, Words.of("backtests.models"), seat.provider() + " · " + seat.model()));
    Tags.fact(facts, Words.of("policy.strategy"), order.strategy());
    order
        .data()
        .hours()
        .ifPresent(hours -> Tags.fact(facts, Words.of("backtests.hours"), hours.label()));
    order
        .margin()
        .ifPresent(
            m ->
                Tags.fact(
                    facts,
                    Words.of("backtests.margin"),
                    Words.of(
                        "backtests.margin-told",
                        m.leverageMax().toPlainString(),
                        m.maintenance(),
                        m.longFinancing(),
                        m.shortFinancing())));
    order.limits().forEach((key, value) -> Tags.fact(facts, PolicyForm.title(key), value));
  }

  /** A link to a file, which the router leaves alone. */
  static Anchor download(String from, String file, String text) {
    Anchor link = new Anchor(from, text);
    link.getElement().setAttribute("router-ignore", true).setAttribute("download", file);
    return link;
  }
}
