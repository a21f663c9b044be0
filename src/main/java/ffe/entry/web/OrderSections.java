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
    HtmlContainer panel = Tags.panel("", "4 · Size, order and fills");
    record.refusedSize().ifPresent(denial -> panel.add(refused(denial)));
    record.proposal().ifPresent(proposal -> panel.add(proposal(proposal)));
    if (record.refusedSize().isEmpty() && record.proposal().isEmpty()) {
      panel.add(Tags.empty("Nothing to size: the decision was not to act."));
    }
    view.orders().forEach(order -> panel.add(order(order)));
    if (!view.fills().isEmpty()) {
      panel.add(fills());
    }
    return panel;
  }

  private static HtmlContainer refused(Denial denial) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, "Refused", Format.title(denial.code()));
    Tags.fact(facts, "Measured", denial.measured());
    Tags.fact(facts, "Limit", denial.limit());
    Tags.fact(facts, "In words", denial.sentence());
    return facts;
  }

  private static HtmlContainer proposal(OrderProposal proposal) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        "Proposed",
        proposal.side()
            + " "
            + Format.quantity(proposal.quantity(), proposal.instrument().base())
            + ", "
            + Format.words(proposal.type().name())
            + ", "
            + Format.words(proposal.purpose().name()));
    Tags.fact(facts, "Stop", Format.price(proposal.protection().map(Protection::stop)));
    Tags.fact(facts, "Target", Format.price(proposal.protection().flatMap(Protection::target)));
    Tags.fact(facts, "Order id", Tags.span("mono", proposal.id().value()));
    return facts;
  }

  private static HtmlContainer order(Order order) {
    HtmlContainer facts = Tags.facts();
    facts.addClassName("after");
    Tags.fact(facts, "Order", Format.title(order.state().name()));
    Tags.fact(
        facts,
        "Filled",
        Format.quantity(order.filled()) + " of " + Format.quantity(order.proposal().quantity()));
    Tags.fact(facts, "Written", Format.time(order.intendedAt()));
    Tags.fact(facts, "Changed", Format.time(order.changedAt()));
    if (!order.note().isEmpty()) {
      Tags.fact(facts, "Note", order.note());
    }
    return facts;
  }

  private HtmlContainer fills() {
    List<Tags.Column> columns =
        List.of(
            Tags.Column.text("Filled, UTC"),
            Tags.Column.number("Quantity"),
            Tags.Column.number("Price"),
            Tags.Column.number("Fee"));
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
    HtmlContainer panel = Tags.panel("dense", "6 · Risk gate");
    if (record.verdict().isEmpty()) {
      panel.add(Tags.empty("Not asked: there was no order to judge."));
      return panel;
    }
    List<Tags.Column> columns =
        List.of(
            Tags.Column.text("Gate"),
            Tags.Column.text("Measured"),
            Tags.Column.text("Limit"),
            new Tags.Column("", "fixed"));
    panel.add(
        Tags.text(
            "p",
            "muted",
            (record.verdict().get().approved() ? "Approved" : "Denied")
                + " under policy "
                + record.verdict().get().policyVersion()),
        Tags.table(
            columns, record.verdict().get().readings().stream().map(OrderSections::gate).toList()));
    return panel;
  }

  private static List<Component> gate(GateReading reading) {
    return List.of(
        Tags.span("", Format.title(reading.gate())),
        Tags.span("", reading.measured()),
        Tags.span("", reading.limit()),
        reading.passed() ? Tags.span("up", "✓ pass") : Tags.span("bad strong", "✗ fail"));
  }
}
