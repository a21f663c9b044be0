package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.canon.Canon;
import ffe.decision.Decision;
import ffe.decision.Opinion;
import ffe.desk.Actor;
import ffe.desk.DecisionView;
import ffe.desk.Desk;
import ffe.desk.ReplayView;
import ffe.market.Tick;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.risk.Denial;
import ffe.risk.GateReading;
import ffe.risk.VerdictRecord;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.MarketSlice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One decision with everything that led to it and followed from it, in the order it happened. */
@Route(value = "decisions", layout = MainLayout.class)
@PageTitle("Decision · FFE")
@Dependent
public class DecisionDetailView extends Div implements HasUrlParameter<String> {

  private static final long serialVersionUID = 1L;

  private final transient Desk desk;
  private final transient Actor actor;

  @Inject
  public DecisionDetailView(Desk desk) {
    this.desk = desk;
    this.actor = CurrentActor.get();
    addClassName("grid");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    DecisionView view =
        (id.matches("[0-9a-f]{24}") ? desk.decision(actor, id) : Optional.<DecisionView>empty())
            .orElseThrow(() -> new NotFoundException("no such decision"));
    DecisionRecord r = view.record();
    removeAll();
    add(
        head(view),
        Html.panel("w6", "1. What was known", known(r)),
        Html.panel("w6", "2. What the analysts said", opinions(r)),
        Html.panel("w6", "3. What the ensemble decided", decision(r)),
        Html.panel("w6", "4. Size and risk gates", gates(r)),
        Html.panel("w6", "5. Orders and fills", orders(view)),
        Html.panel("w6", "6. Proof", proof(view)));
  }

  private static Component head(DecisionView view) {
    Div head = Html.box("panel w12");
    Div title = Html.box("head");
    H1 name = new H1(view.line().instrument() + " at " + Format.time(view.line().slot()));
    title.add(
        name,
        Feed.tag(view.line()),
        Html.bold(Format.confidence(view.line().confidencePercent())),
        Html.text("confidence, not calibrated yet"),
        Html.text(Format.words(view.line().reason())));
    head.add(title, Html.text(view.line().sentence()));
    if (!view.line().wouldChange().isEmpty()) {
      head.add(Html.paragraph("What would change it: " + view.line().wouldChange()));
    }
    if (view.record().isAdvice()) {
      head.add(Html.paragraph("Asked for by a person: advice, never acted on by itself."));
    }
    return head;
  }

  private static Component[] known(DecisionRecord r) {
    CycleInputs in = r.inputs();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Account, source", r.lane().account() + ", " + r.lane().source()));
    facts.add(
        List.of("Last trade", in.lastTick().map(DecisionDetailView::tick).orElse("none seen")));
    facts.add(
        List.of(
            "Held",
            in.holding().quantity()
                + in.holding().averagePrice().map(p -> " at " + Format.price(p)).orElse("")));
    facts.add(List.of("Equity", in.risk().equity().map(Format::money).orElse("unknown")));
    facts.add(List.of("Free cash", in.risk().availableCash().map(Format::money).orElse("unknown")));
    facts.add(List.of("Feed", in.risk().feedState().map(Enum::name).orElse("unknown")));
    facts.add(List.of("Data age", in.risk().dataAge().map(Format::age).orElse("unknown")));
    facts.add(List.of("Policy", in.policy().version()));
    Div candles =
        Html.table(
            List.of("Candles", ">Count", "From", "Digest"),
            in.slices().stream().map(DecisionDetailView::slice).toList());
    return new Component[] {Html.facts(facts), candles};
  }

  private static String tick(Tick t) {
    return Format.price(t.price()) + " at " + Format.time(t.time());
  }

  private static List<String> slice(MarketSlice s) {
    return List.of(
        s.timeframe(),
        Integer.toString(s.count()),
        s.firstOpensAt().map(Format::time).orElse(Format.NONE),
        s.digest().brief());
  }

  private static Component[] opinions(DecisionRecord r) {
    if (r.opinions().isEmpty()) {
      return new Component[] {Html.text("Nobody was asked.", "muted")};
    }
    return r.opinions().stream().map(DecisionDetailView::opinion).toArray(Component[]::new);
  }

  private static Component opinion(Opinion opinion) {
    Div box = Html.box("decision");
    if (opinion instanceof Opinion.View v) {
      box.add(
          Html.box(
              "top",
              Html.bold(v.analyst()),
              Html.text(v.action().name(), "tag"),
              Html.text(Format.confidence(v.probability().percent())),
              Html.text(Format.words(v.reason()), "end")));
      String levels =
          v.stop().map(p -> " Stop " + Format.price(p) + ".").orElse("")
              + v.target().map(p -> " Target " + Format.price(p) + ".").orElse("");
      box.add(
          Html.paragraph(v.reasoning() + levels),
          Html.paragraph("Would change its mind: " + v.wouldChangeMind()));
    } else if (opinion instanceof Opinion.Abstention a) {
      box.add(
          Html.box(
              "top",
              Html.bold(a.analyst()),
              Html.text("abstained", "tag", "muted"),
              Html.text(Format.words(a.reason()), "end")),
          Html.paragraph(a.detail()));
    }
    return box;
  }

  private static Component[] decision(DecisionRecord r) {
    Optional<Decision> made = r.decision();
    if (made.isEmpty()) {
      return new Component[] {Html.text("No decision: " + Format.words(r.reason()), "muted")};
    }
    Decision d = made.get();
    Component facts =
        Html.facts(
            List.of(
                List.of("Action", d.action().name()),
                List.of("Probability", Format.confidence(d.probability().percent()) + " %"),
                List.of("Reason", Format.words(d.reason())),
                List.of("Agreement", Math.round(d.agreement() * 100) + " %"),
                List.of("Stop", Format.price(d.stop())),
                List.of("Target", Format.price(d.target())),
                List.of(
                    "Strategy",
                    r.inputs().ensemble().strategy()
                        + ", quorum "
                        + r.inputs().ensemble().quorum()),
                List.of("In words", d.reasoning())));
    Div votes =
        Html.table(
            List.of("Analyst", "Vote", ">Weight", ">Probability", "Reason"),
            d.votes().stream()
                .map(
                    v ->
                        List.of(
                            v.analyst(),
                            v.action().map(Enum::name).orElse("abstained"),
                            Double.toString(v.weight()),
                            Math.round(v.probability() * 100) + " %",
                            Format.words(v.reason())))
                .toList());
    return new Component[] {facts, votes};
  }

  private static Component[] gates(DecisionRecord r) {
    List<Component> out = new ArrayList<>();
    r.refusedSize().map(Denial::sentence).ifPresent(s -> out.add(Html.paragraph("No size: " + s)));
    r.proposal().map(DecisionDetailView::proposal).ifPresent(p -> out.add(Html.paragraph(p)));
    Optional<VerdictRecord> verdict = r.verdict();
    if (verdict.isEmpty()) {
      out.add(Html.text("The gate was not asked: there was nothing to send.", "muted"));
      return out.toArray(Component[]::new);
    }
    verdict.get().denials().forEach(d -> out.add(Html.paragraph(d.code() + ": " + d.sentence())));
    out.add(
        Html.table(
            List.of("Gate", "Measured", "Limit", ""),
            verdict.get().readings().stream().map(DecisionDetailView::reading).toList()));
    return out.toArray(Component[]::new);
  }

  private static List<String> reading(GateReading g) {
    return List.of(
        Format.words(g.gate()), g.measured(), g.limit(), g.passed() ? "passed" : "DENIED");
  }

  private static String proposal(OrderProposal p) {
    return p.purpose()
        + ": "
        + p.side()
        + " "
        + p.quantity()
        + " "
        + p.instrument()
        + " "
        + p.type()
        + p.protection()
            .map(x -> ", stop " + Format.price(x.stop()) + ", target " + Format.price(x.target()))
            .orElse("");
  }

  private static Component[] orders(DecisionView view) {
    if (view.orders().isEmpty()) {
      return new Component[] {Html.text("No order was sent.", "muted")};
    }
    return new Component[] {
      Html.table(
          List.of("Order", "State", ">Quantity", ">Filled", "Changed", "Note"),
          view.orders().stream().map(DecisionDetailView::order).toList()),
      Html.table(
          List.of("Fill", "Side", ">Price", ">Quantity", ">Fee", "Time"),
          view.fills().stream().map(DecisionDetailView::fill).toList())
    };
  }

  private static List<String> order(Order o) {
    return List.of(
        o.id().value(),
        o.state().name(),
        o.proposal().quantity().toString(),
        o.filled().toString(),
        Format.time(o.changedAt()),
        o.note());
  }

  private static List<String> fill(Fill f) {
    return List.of(
        f.id(),
        f.side().name(),
        Format.price(f.price()),
        f.quantity().toString(),
        Format.money(f.fee()),
        Format.time(f.time()));
  }

  private Component[] proof(DecisionView view) {
    Div answer = new Div();
    answer.getElement().setAttribute("role", "status");
    NativeButton replay =
        new NativeButton(
            "Replay",
            e ->
                desk.replay(actor, view.record().id())
                    .ifPresent(found -> Html.replace(answer, Html.paragraph(words(found)))));
    replay.setId("replay");
    Html.Plain details = new Html.Plain("details", "");
    details
        .getElement()
        .appendChild(
            new Html.Plain("summary", "The whole record, as it was sealed").getElement(),
            new Html.Plain("pre", Canon.write(view.record())).getElement());
    return new Component[] {
      Html.facts(
          List.of(
              List.of("Digest", view.digest()),
              List.of("Code version", view.record().codeVersion()),
              List.of("Decision id", view.record().id()))),
      Html.box("actions", replay),
      answer,
      details
    };
  }

  private static String words(ReplayView r) {
    return r.identical()
        ? "IDENTICAL: computed again from its inputs, digest " + r.digest() + "."
        : r.answer()
            + ": "
            + r.firstDifference().orElse("the digests differ")
            + ". Stored "
            + r.stored()
            + ", now "
            + r.digest()
            + ".";
  }
}
