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
          Tags.Column.text("Gate"),
          Tags.Column.text("Measured"),
          Tags.Column.text("Limit"),
          new Tags.Column("", "fixed"));

  private TicketSections() {}

  static String sentence(TicketView view) {
    if (view.isDenied()) {
      return "Denied: " + view.denials().get(0).sentence();
    }
    return view.dryRun()
        ? "The gate allows it; nothing was sent."
        : what(view)
            + ": "
            + view.order().map(o -> Format.words(o.state().name())).orElse("nothing to change");
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
    return "Send " + what(view) + " on " + status.account();
  }

  static HtmlContainer of(TicketView view) {
    HtmlContainer all = Tags.of("div", "after");
    all.add(Tags.text("p", view.isDenied() ? "bad strong" : "strong", sentence(view)));
    view.denials().stream()
        .skip(1)
        .map(Denial::sentence)
        .forEach(s -> all.add(Tags.text("p", "bad", s)));
    HtmlContainer facts = Tags.facts();
    view.quantity().ifPresent(q -> Tags.fact(facts, "Order", what(view)));
    view.notional()
        .ifPresent(
            n -> Tags.fact(facts, "Worth", Format.money(n) + " at " + Format.price(view.price())));
    view.fee().ifPresent(fee -> Tags.fact(facts, "Fee, about", Format.money(fee)));
    view.stop().ifPresent(stop -> Tags.fact(facts, "Stop", Format.price(stop)));
    view.target().ifPresent(target -> Tags.fact(facts, "Target", Format.price(target)));
    view.risk()
        .ifPresent(
            risk ->
                Tags.fact(
                    facts,
                    "Lost if the stop fills",
                    Format.money(risk)
                        + view.riskOfEquity()
                            .map(share -> ", " + Format.percent(share, 2) + " of equity")
                            .orElse("")
                        + ", fees of both ways included"));
    all.add(facts);
    if (!view.gates().isEmpty()) {
      HtmlContainer gates =
          Tags.table(GATES, view.gates().stream().map(TicketSections::gate).toList());
      HtmlContainer every =
          Tags.of("details", "dense", Tags.text("summary", "", "Every gate"), gates);
      all.add(every);
    }
    return all;
  }

  private static List<Component> gate(GateReading reading) {
    return List.of(
        Tags.span("", Format.title(reading.gate())),
        Tags.span("", reading.measured()),
        Tags.span("", reading.limit()),
        reading.passed() ? Tags.span("up", "✓ pass") : Tags.span("bad strong", "✗ fail"));
  }
}
