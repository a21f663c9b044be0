package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.StatusView;
import ffe.desk.TicketView;
import ffe.market.Instrument;
import ffe.risk.Denial;
import ffe.risk.GateReading;
import java.util.List;

/** What the gate says of an order by hand, with its size, fee and risk. */
final class TicketSections {

  private static final List<Tags.Column> GATES =
      List.of(
          Tags.Column.text("word.gate"),
          Tags.Column.text("word.measured"),
          Tags.Column.text("word.limit"),
          new Tags.Column("", "fixed"));

  private TicketSections() {}

  static String sentence(TicketView view) {
    if (view.isDenied()) {
      return Words.of("ticket.denied", view.denials().get(0).sentence());
    }
    return view.dryRun()
        ? Words.of("ticket.allowed")
        : what(view)
            + ": "
            + view.order()
                .map(o -> Format.words(o.state()))
                .orElseGet(() -> Words.of("ticket.nothing"));
  }

  static Notice notice(TicketView view) {
    return view.isDenied() ? Notice.warn(sentence(view)) : Notice.info(sentence(view));
  }

  /** {@code BUY 0.8521 BTC} */
  private static String what(TicketView view) {
    return view.side().orElse("")
        + " "
        + view.quantity()
            .map(q -> Format.quantity(q, Instrument.of(view.assetPair()).base()))
            .orElse(view.assetPair());
  }

  static String button(TicketView view, StatusView status) {
    return Words.of("ticket.send-what", what(view), status.account());
  }

  static HtmlContainer of(TicketView view) {
    HtmlContainer all = Tags.of("div", "after");
    all.add(Tags.text("p", view.isDenied() ? "bad strong" : "strong", sentence(view)));
    view.denials().stream()
        .skip(1)
        .map(Denial::sentence)
        .forEach(s -> all.add(Tags.text("p", "bad", s)));
    HtmlContainer facts = Tags.facts();
    view.quantity().ifPresent(q -> Tags.fact(facts, Words.of("word.order"), what(view)));
    view.notional()
        .ifPresent(
            n ->
                Tags.fact(
                    facts,
                    Words.of("ticket.worth"),
                    Words.of("ticket.worth-at", Format.money(n), Format.price(view.price()))));
    view.fee().ifPresent(fee -> Tags.fact(facts, Words.of("ticket.fee"), Format.money(fee)));
    view.stop().ifPresent(stop -> Tags.fact(facts, Words.of("word.stop"), Format.price(stop)));
    view.target()
        .ifPresent(target -> Tags.fact(facts, Words.of("word.target"), Format.price(target)));
    view.risk()
        .ifPresent(
            risk ->
                Tags.fact(
                    facts,
                    Words.of("ticket.risk"),
                    view.riskOfEquity()
                        .map(
                            share ->
                                Words.of(
                                    "ticket.risk-of-equity",
                                    Format.money(risk),
                                    Format.percent(share, 2)))
                        .orElseGet(() -> Words.of("ticket.risk-money", Format.money(risk)))));
    all.add(facts);
    if (!view.gates().isEmpty()) {
      HtmlContainer gates =
          Tags.table(GATES, view.gates().stream().map(TicketSections::gate).toList());
      HtmlContainer every =
          Tags.of(
              "details", "dense", Tags.text("summary", "", Words.of("ticket.every-gate")), gates);
      all.add(every);
    }
    return all;
  }

  private static List<Component> gate(GateReading reading) {
    return List.of(
        Tags.span("", Format.title(reading.gate())),
        Tags.span("", reading.measured()),
        Tags.span("", reading.limit()),
        reading.passed()
            ? Tags.span("up", Words.of("word.pass"))
            : Tags.span("bad strong", Words.of("word.fail")));
  }
}
