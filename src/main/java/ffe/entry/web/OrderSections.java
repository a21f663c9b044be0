package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.DecisionView;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.Protection;
import ffe.risk.Denial;
import ffe.risk.GateReading;
import ffe.trading.DecisionRecord;
import java.util.List;

/** What a decision became: its size, its order and fills, and how the gates judged it. */
final class OrderSections {

  private final DecisionView view;
  private final DecisionRecord record;

  OrderSections(DecisionView view) {
    this.view = view;
    record = view.record();
  }

  HtmlContainer order() {
    HtmlContainer panel = Tags.panel("", Words.of("decision.size"));
    record.refusedSize().ifPresent(denial -> panel.add(refused(denial)));
    record.proposal().ifPresent(proposal -> panel.add(proposal(proposal)));
    if (record.refusedSize().isEmpty() && record.proposal().isEmpty()) {
      panel.add(Tags.empty(Words.of("decision.nothing-to-size")));
    }
    view.orders().forEach(order -> panel.add(order(order)));
    if (!view.fills().isEmpty()) {
      panel.add(fills());
    }
    return panel;
  }

  private static HtmlContainer refused(Denial denial) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("decision.refused"), Format.title(denial.code()));
    Tags.fact(facts, Words.of("word.measured"), denial.measured());
    Tags.fact(facts, Words.of("word.limit"), denial.limit());
    Tags.fact(facts, Words.of("decision.in-words"), denial.sentence());
    return facts;
  }

  private static HtmlContainer proposal(OrderProposal proposal) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("decision.proposed"),
        proposal.side()
            + " "
            + Format.quantity(proposal.quantity(), proposal.instrument().base())
            + ", "
            + Format.words(proposal.type())
            + ", "
            + Format.words(proposal.purpose()));
    Tags.fact(
        facts, Words.of("word.stop"), Format.price(proposal.protection().map(Protection::stop)));
    Tags.fact(
        facts,
        Words.of("word.target"),
        Format.price(proposal.protection().flatMap(Protection::target)));
    Tags.fact(facts, Words.of("decision.order-id"), Tags.span("mono", proposal.id().value()));
    return facts;
  }

  private static HtmlContainer order(Order order) {
    HtmlContainer facts = Tags.facts();
    facts.addClassName("after");
    Tags.fact(facts, Words.of("word.order"), Format.title(order.state()));
    Tags.fact(
        facts,
        Words.of("word.filled"),
        Words.of(
            "decision.filled-of",
            Format.quantity(order.filled()),
            Format.quantity(order.proposal().quantity())));
    Tags.fact(facts, Words.of("decision.written"), Format.time(order.intendedAt()));
    Tags.fact(facts, Words.of("decision.changed"), Format.time(order.changedAt()));
    if (!order.note().isEmpty()) {
      Tags.fact(facts, Words.of("word.note"), order.note());
    }
    return facts;
  }

  private HtmlContainer fills() {
    List<Tags.Column> columns =
        List.of(
            Tags.Column.text("decision.filled-utc"),
            Tags.Column.number("word.quantity"),
            Tags.Column.number("word.price"),
            Tags.Column.number("word.fee"));
    return Tags.table(columns, view.fills().stream().map(OrderSections::fill).toList());
  }

  private static List<Component> fill(Fill fill) {
    return List.of(
        Tags.span("", Format.second(fill.time()) + " " + fill.side()),
        Tags.span("", Format.quantity(fill.quantity())),
        Tags.span("", Format.price(fill.price())),
        Tags.span("", Format.money(fill.fee())));
  }

  HtmlContainer gates() {
    HtmlContainer panel = Tags.panel("dense", Words.of("decision.gate"));
    if (record.verdict().isEmpty()) {
      panel.add(Tags.empty(Words.of("decision.not-judged")));
      return panel;
    }
    List<Tags.Column> columns =
        List.of(
            Tags.Column.text("word.gate"),
            Tags.Column.text("word.measured"),
            Tags.Column.text("word.limit"),
            new Tags.Column("", "fixed"));
    panel.add(
        Tags.text(
            "p",
            "muted",
            record.verdict().get().approved()
                ? Words.of("decision.approved", record.verdict().get().policyVersion())
                : Words.of("decision.denied", record.verdict().get().policyVersion())),
        Tags.table(
            columns, record.verdict().get().readings().stream().map(OrderSections::gate).toList()));
    return panel;
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
