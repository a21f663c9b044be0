package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.AccountPlan;
import ffe.desk.AccountView;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The paper accounts side by side, and the form that opens another. */
final class AccountsPanel extends Div {

  /** What was typed. */
  record Wish(String name, String source, String pair, String deposit) {}

  /** An instrument an account is to trade too, or no more. */
  record Trade(String account, Instrument instrument, boolean isMore) {}

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("word.account"),
          Tags.Column.text("accounts.trades"),
          Tags.Column.text("word.agent"),
          Tags.Column.number("word.equity"),
          Tags.Column.extra("accounts.since-start"),
          Tags.Column.text(""));

  private final Consumer<String> look;
  private final Consumer<String> reset;
  private final Div rows = new Div();
  private final Input name = input(Words.of("accounts.name"), "live");
  private final PairField pair =
      new PairField(
          Words.of("accounts.pair"),
          "pairs-known",
          "BTC-USD",
          () -> MainLayout.of(this).ifPresent(MainLayout::refresh));
  private final PairPicker picker = new PairPicker(pair);
  private final Input deposit = input(Words.of("accounts.deposit"), "10000");
  private final HtmlContainer opens = Tags.of("div", "row");
  private final List<NativeButton> buttons = new ArrayList<>();
  private final Consumer<Wish> open;
  private final NativeButton more;
  private Optional<Trade> wanted = Optional.empty();
  private List<String> sources = List.of();

  AccountsPanel(
      Consumer<String> look, Consumer<Wish> open, Consumer<String> reset, Consumer<Trade> trade) {
    this.look = look;
    this.more = new NativeButton("", event -> wanted.ifPresent(trade));
    more.addClassName("act");
    more.setVisible(false);
    this.open = open;
    this.reset = reset;
    addClassName("accounts");
    add(
        rows,
        Tags.of(
            "div",
            "row form after",
            labelled("accounts.name", name),
            labelled("accounts.pair", pair),
            labelled("accounts.deposit", deposit)),
        Tags.of("div", "after", picker),
        Tags.of("div", "row after", opens, more),
        Tags.text("p", "muted after", Words.of("accounts.help")));
  }

  private static HtmlContainer labelled(String word, Component field) {
    return Tags.of("label", "row", Tags.span("", Words.of(word)), field);
  }

  private static Input input(String label, String value) {
    Input input = new Input();
    input.setValue(value);
    input.getElement().setAttribute("aria-label", label).setAttribute("title", label);
    input.getElement().setAttribute("maxlength", "40");
    return input;
  }

  /** Which instrument a new account is to trade. */
  PairPicker picker() {
    return picker;
  }

  void show(Actor actor, StatusView current, List<AccountView> all, List<String> known) {
    String forbidden = actor.role().includes(Role.ADMIN) ? "" : Words.of("accounts.needs-admin");
    List<AccountView> alive = all.stream().filter(v -> v.archivedAt().isEmpty()).toList();
    Map<String, List<Component>> lines = new LinkedHashMap<>();
    alive.forEach(v -> lines.put(v.plan().name(), row(v, current.account(), forbidden)));
    Steady.show(rows, Tags.keyed(COLUMNS, lines));
    if (!known.equals(sources)) {
      sources = known;
      opens.removeAll();
      buttons.clear();
      for (String source : known) {
        NativeButton button =
            new NativeButton(
                Words.of("accounts.open", source),
                event ->
                    open.accept(
                        new Wish(name.getValue(), source, pair.text(), deposit.getValue())));
        button.addClassName("act");
        buttons.add(button);
        opens.add(button);
      }
    }
    alive.stream()
        .map(AccountView::plan)
        .filter(plan -> plan.name().equals(current.account()))
        .findFirst()
        .ifPresent(plan -> offer(plan, forbidden));
    for (int i = 0; i < sources.size(); i++) {
      NativeButton button = buttons.get(i);
      String why = forbidden.isEmpty() ? picker.refusal(sources.get(i)).orElse("") : forbidden;
      button.setEnabled(why.isEmpty());
      button.getElement().setAttribute("title", why);
    }
  }

  /** The pair in the field, for the account looked at: one more, or one less. */
  private void offer(AccountPlan plan, String forbidden) {
    Optional<Instrument> typed = Instrument.parse(pair.text());
    more.setVisible(typed.isPresent());
    typed.ifPresent(
        instrument -> {
          boolean isMore = !plan.trades(instrument);
          wanted = Optional.of(new Trade(plan.name(), instrument, isMore));
          more.setText(
              Words.of(
                  isMore ? "accounts.also" : "accounts.no-more", instrument.name(), plan.name()));
          String refused =
              isMore
                  ? picker.refusal(plan.source()).orElse("")
                  : plan.instruments().size() == 1 ? Words.of("accounts.only-one") : "";
          String why = forbidden.isEmpty() ? refused : forbidden;
          more.setEnabled(why.isEmpty());
          more.getElement().setAttribute("title", why);
        });
  }

  private List<Component> row(AccountView view, String current, String forbidden) {
    String account = view.plan().name();
    Optional<StatusView> status = view.status();
    HtmlContainer acts = Tags.of("div", "row");
    if (account.equals(current)) {
      acts.add(Tags.span("muted", Words.of("accounts.shown")));
    } else {
      NativeButton button =
          new NativeButton(Words.of("accounts.show"), event -> look.accept(account));
      button.addClassName("act");
      button.getElement().setAttribute("aria-label", Words.of("accounts.show-account", account));
      acts.add(button);
    }
    HoldButton again =
        new HoldButton(
            Words.of("accounts.reset"), HoldButton.Kind.HALT, () -> reset.accept(account));
    again.names(
        Words.of("accounts.account", account),
        Words.of("accounts.reset.confirm", account),
        Words.of("accounts.reset.effect", Format.money(view.plan().deposit())));
    again.allow(forbidden);
    acts.add(again);
    List<Component> cells = new ArrayList<>();
    cells.add(Tags.span("strong", account));
    cells.add(
        Tags.span(
            "",
            Words.of(
                "accounts.trades-on",
                Instrument.names(view.plan().instruments()),
                view.plan().source())));
    cells.add(
        Tags.span(
            view.trouble().isEmpty() ? "" : "bad",
            status.map(s -> Format.title(s.agent())).orElse(view.trouble())));
    cells.add(Tags.span("", status.map(s -> Format.money(s.equity())).orElseGet(Format::unknown)));
    cells.add(
        Tags.span("", status.map(s -> Format.signed(s.sinceStart())).orElseGet(Format::unknown)));
    cells.add(acts);
    return cells;
  }
}
