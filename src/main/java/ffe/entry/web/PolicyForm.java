package ffe.entry.web;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.value.ValueChangeMode;
import ffe.decision.EnsembleStrategy;
import ffe.desk.Actor;
import ffe.desk.DryRunView;
import ffe.desk.HeadroomView;
import ffe.desk.PolicyView;
import ffe.desk.RiskDesk;
import ffe.desk.RiskDesk.Proposal;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.risk.Limit;
import ffe.trading.AgentPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every value of the policy with what it may become. A change is dry-run first; only what was
 * dry-run can be activated, and only while the version it was made from is in force.
 */
final class PolicyForm extends Div {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("word.limit"),
          new Tags.Column("policy.in-force", "num"),
          new Tags.Column("decision.proposed", "num"),
          new Tags.Column("word.allowed", "narrow-off"));

  private static final Pattern ISO_TIME = Pattern.compile("PT([0-9HMS]+)");

  private final RiskDesk desk;
  private final Map<String, AbstractField<?, String>> inputs = new LinkedHashMap<>();
  private final Map<String, HtmlContainer> current = new LinkedHashMap<>();
  private final Div rows = new Div();
  private final Input reason = new Input();
  private final NativeButton check = button(Words.of("policy.dry-run"), this::check);
  private final NativeButton reset = button(Words.of("policy.put-back"), this::putBack);
  private final NativeButton activate = button(Words.of("policy.activate"), this::activate);
  private final HtmlContainer fault = Tags.text("p", "bad", "");
  private final Div result = new Div();
  private Optional<PolicyView> policy = Optional.empty();
  private String mayChange = Words.of("word.reading");
  private volatile Optional<Checked> checked = Optional.empty();
  private Optional<Checked> shown = Optional.empty();

  /** A proposal with what it would have made of the decisions, and of the limits now. */
  record Checked(Proposal proposal, DryRunView run, List<HeadroomView> headroom) {}

  PolicyForm(RiskDesk desk) {
    this.desk = desk;
    addClassName("policy");
    reason
        .getElement()
        .setAttribute("aria-label", Words.of("word.reason"))
        .setAttribute("placeholder", Words.of("policy.reason-hint"))
        .setAttribute("maxlength", "500");
    reason.getStyle().set("width", "min(40em, 100%)");
    reason.setValueChangeMode(ValueChangeMode.EAGER);
    reason.addValueChangeListener(event -> allow());
    rows.addClassName("dense");
    fault.getElement().setAttribute("role", "alert");
    result.getElement().setAttribute("role", "status");
    activate.setEnabled(false);
    add(
        Tags.text("p", "muted sentence", Words.of("policy.help")),
        rows,
        Tags.of(
            "div",
            "row form after",
            Tags.of("label", "row", Tags.span("", Words.of("word.reason")), reason)),
        Tags.of("div", "row after", check, reset, activate),
        fault,
        result);
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  static String title(String key) {
    return switch (key) {
      case AgentPolicy.STRATEGY -> Words.of("policy.strategy");
      case AgentPolicy.QUORUM -> Words.of("policy.quorum");
      default ->
          key.startsWith(AgentPolicy.WEIGHT)
              ? Words.of("policy.weight", key.substring(AgentPolicy.WEIGHT.length()))
              : Limit.of(key)
                  .map(PolicyForm::title)
                  .orElseGet(() -> Words.of("counting." + key.replace('.', '-')));
    };
  }

  private static String title(Limit limit) {
    return Words.of("limit." + limit.key().replace('_', '-'));
  }

  private static String meaning(Limit limit) {
    return Words.of("limit." + limit.key().replace('_', '-') + ".help");
  }

  private static String meaning(String key) {
    return switch (key) {
      case AgentPolicy.STRATEGY -> Words.of("policy.strategy-help");
      case AgentPolicy.QUORUM -> Words.of("policy.quorum-help");
      default ->
          key.startsWith(AgentPolicy.WEIGHT)
              ? Words.of("policy.weight-help")
              : Limit.of(key)
                  .map(PolicyForm::meaning)
                  .orElseGet(() -> Words.of("counting." + key.replace('.', '-') + "-help"));
    };
  }

  private static String unit(String key) {
    return Limit.of(key).filter(l -> l.unit() == Limit.Unit.PERCENT).isPresent()
        ? " " + Words.of("policy.in-percent")
        : "";
  }

  /** Times as people write them: {@code 10m} for {@code PT10M}. */
  static String brief(String text) {
    return ISO_TIME.matcher(text).replaceAll(time -> time.group(1).toLowerCase(Locale.ROOT));
  }

  void show(Actor actor, StatusView status, Optional<PolicyView> now) {
    mayChange = Permission.forbids(actor, status, Role.ADMIN);
    String mayCheck = actor.role().includes(Role.TRADER) ? "" : Words.of("policy.needs-trader");
    boolean isOther = !now.map(PolicyView::version).equals(policy.map(PolicyView::version));
    policy = now;
    if (isOther) {
      now.ifPresent(this::build);
    }
    check.setEnabled(mayCheck.isEmpty() && now.isPresent());
    check.getElement().setAttribute("title", mayCheck);
    inputs.values().forEach(input -> input.setEnabled(mayCheck.isEmpty()));
    reason.setEnabled(mayCheck.isEmpty());
    Optional<Checked> last = checked;
    if (!last.equals(shown)) {
      shown = last;
      result.removeAll();
      last.ifPresent(c -> result.add(DryRunSection.of(c)));
    }
    allow();
  }

  /** What was typed stays where the value in force is the same as before. */
  private void build(PolicyView view) {
    if (List.copyOf(inputs.keySet()).equals(view.keys())) {
      view.keys().forEach(key -> renew(key, text(view, key)));
      return;
    }
    inputs.clear();
    current.clear();
    List<List<Component>> lines = new ArrayList<>();
    for (String key : view.keys()) {
      AbstractField<?, String> input = key.equals(AgentPolicy.STRATEGY) ? pick() : typed(key);
      input.setValue(text(view, key));
      input
          .getElement()
          .setAttribute("aria-label", title(key))
          .setAttribute("title", brief(view.range(key)));
      input.addValueChangeListener(event -> allow());
      inputs.put(key, input);
      HtmlContainer value = Tags.span("", text(view, key));
      current.put(key, value);
      HtmlContainer name =
          Tags.of(
              "div",
              "",
              Tags.span("", title(key)),
              Tags.span("muted", unit(key)),
              Tags.text("p", "muted", meaning(key)));
      name.getElement().setAttribute("title", key);
      lines.add(List.of(name, value, input, Tags.span("muted", brief(view.range(key)))));
    }
    rows.removeAll();
    HtmlContainer table = Tags.table(COLUMNS, lines);
    table.addClassName("form");
    rows.add(table);
  }

  private static Input typed(String key) {
    boolean isNames = key.equals(AgentPolicy.DEBATE) || key.equals(AgentPolicy.FIRST);
    Input input = new Input();
    input.setValueChangeMode(ValueChangeMode.EAGER);
    input
        .getElement()
        .setAttribute("maxlength", isNames ? "200" : "20")
        .setAttribute("autocomplete", "off");
    input
        .getStyle()
        .set("width", isNames ? "14em" : "6em")
        .set("min-height", "28px")
        .set("text-align", isNames ? "left" : "right");
    return input;
  }

  private static Pick pick() {
    Pick pick = new Pick(EnsembleStrategy.offered());
    pick.addClassName("choice");
    return pick;
  }

  private void renew(String key, String value) {
    HtmlContainer before = current.get(key);
    AbstractField<?, String> input = inputs.get(key);
    if (before != null && input != null && !before.getText().equals(value)) {
      if (input.getValue().equals(before.getText())) {
        input.setValue(value);
      }
      before.setText(value);
    }
  }

  private static String text(PolicyView view, String key) {
    return brief(Optional.ofNullable(view.values().get(key)).orElse(""));
  }

  private void putBack() {
    policy.ifPresent(view -> inputs.forEach((key, input) -> input.setValue(text(view, key))));
    reason.setValue("");
    fault.setText("");
    checked = Optional.empty();
    allow();
  }

  /** What differs from the policy in force. */
  private Optional<Proposal> proposal() {
    return policy.map(
        view -> {
          Map<String, String> values = new TreeMap<>();
          inputs.forEach(
              (key, input) -> {
                String value = input.getValue().strip();
                if (!value.equals(text(view, key))) {
                  values.put(key, value);
                }
              });
          return new Proposal(view.version().number(), values, reason.getValue().strip());
        });
  }

  /** Activation needs the very values that were dry-run, a reason, and the role. */
  private void allow() {
    Optional<Proposal> now = proposal();
    boolean isChecked =
        now.isPresent()
            && checked
                .map(Checked::proposal)
                .filter(p -> p.basedOn() == now.get().basedOn())
                .filter(p -> p.values().equals(now.get().values()))
                .isPresent();
    String why =
        !mayChange.isEmpty()
            ? mayChange
            : !isChecked
                ? Words.of("policy.dry-run-first")
                : reason.getValue().isBlank() ? Words.of("policy.write-reason") : "";
    activate.setEnabled(why.isEmpty());
    activate.getElement().setAttribute("title", why);
    activate.setText(
        now.map(p -> Words.of("policy.activate-version", p.basedOn() + 1))
            .orElseGet(() -> Words.of("policy.activate")));
  }

  private void check() {
    proposal()
        .map(p -> p.orReason("dry run"))
        .ifPresent(
            p ->
                order(
                    "DRY_RUN",
                    actor -> {
                      DryRunView run = desk.check(actor, p);
                      checked = Optional.of(new Checked(p, run, desk.headroom(actor, p)));
                      return DryRunSection.sentence(run);
                    }));
  }

  private void activate() {
    activate.setEnabled(false);
    proposal()
        .ifPresent(
            p ->
                order(
                    "ACTIVATE",
                    actor -> {
                      PolicyView after = desk.change(actor, p);
                      checked = Optional.empty();
                      return Words.of("policy.activated", after.version().number());
                    }));
  }

  private void order(String name, Function<Actor, String> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(layout -> layout.order(name, () -> work.apply(actor))));
  }
}
