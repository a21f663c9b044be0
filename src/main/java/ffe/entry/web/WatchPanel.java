package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.WatchDesk;
import ffe.desk.market.WatchView;
import ffe.market.Instrument;
import ffe.market.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The instruments people of this server watch, and the form that adds one. Reads at most one
 * statement in ten seconds, however many pages are open.
 */
final class WatchPanel extends Div {

  private static final String NONE = "–";
  private static final int CHANGE = 2;
  private static final int AGE = 7;

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("watch.watched"),
          Tags.Column.number("watch.last"),
          Tags.Column.number("watch.since"),
          Tags.Column.number("watch.bid"),
          Tags.Column.number("watch.ask"),
          Tags.Column.number("watch.spread"),
          Tags.Column.extra("watch.range"),
          Tags.Column.text("watch.age"),
          Tags.Column.text("watch.traders"),
          Tags.Column.text(""));

  private final WatchDesk desk;
  private final InstrumentDesk instruments;
  private final PairField field =
      new PairField(Words.of("watch.pair"), "watch-known", "", this::refresh);
  private final HtmlContainer source = new HtmlContainer("select");
  private final NativeButton add = new NativeButton(Words.of("watch.add"), event -> watch());
  private final Div rows = new Div();
  private final HtmlContainer troubles = Tags.of("div", "");
  private List<String> sources = List.of();
  private volatile String chosen = "";
  private List<String> shown = List.of("…");
  private final List<List<HtmlContainer>> cells = new ArrayList<>();
  private List<String> troubled = List.of();

  WatchPanel(WatchDesk desk, InstrumentDesk instruments) {
    this.desk = desk;
    this.instruments = instruments;
    source.getElement().setAttribute("aria-label", Words.of("status.source"));
    source
        .getElement()
        .addEventListener(
            "change", event -> chosen = event.getEventData().getString("event.target.value"))
        .addEventData("event.target.value");
    add.addClassName("act");
    troubles.getElement().setAttribute("role", "status");
    add(rows, troubles, Tags.of("div", "row form after", field, source, add));
  }

  private void refresh() {
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  /**
   * What one refresh found.
   *
   * @param forbidden why nothing can be changed; empty when it can
   */
  private record Found(List<WatchView> all, List<String> sources, String forbidden) {}

  /** Reads beside the session; shows what was read when run. */
  Runnable read(Actor actor) {
    Found found =
        new Found(
            desk.list(actor),
            instruments.sources(actor),
            actor.role().includes(Role.TRADER) ? "" : Words.of("watch.needs-trader"));
    Runnable offers = field.read(actor, instruments);
    return () -> {
      offers.run();
      show(found);
    };
  }

  private void show(Found found) {
    add.setEnabled(found.forbidden().isEmpty());
    add.getElement().setAttribute("title", found.forbidden());
    offer(found.sources());
    List<String> key =
        found.all().stream().map(v -> v.instrument() + v.source() + found.forbidden()).toList();
    if (!key.equals(shown)) {
      shown = key;
      cells.clear();
      rows.removeAll();
      rows.add(
          found.all().isEmpty()
              ? Tags.empty(Words.of("watch.empty"))
              : Tags.table(
                  COLUMNS, found.all().stream().map(v -> row(v, found.forbidden())).toList()));
    }
    for (int i = 0; i < cells.size(); i++) {
      fill(cells.get(i), found.all().get(i));
    }
    List<String> now =
        found.all().stream()
            .filter(v -> !v.trouble().isEmpty())
            .map(v -> Words.of("watch.away", v.source(), v.trouble()))
            .distinct()
            .toList();
    if (!now.equals(troubled)) {
      troubled = now;
      troubles.removeAll();
      now.forEach(why -> troubles.add(Tags.text("p", "notice warn", why)));
    }
  }

  private void offer(List<String> names) {
    if (names.equals(sources)) {
      return;
    }
    sources = names;
    source.removeAll();
    // the recording last: of it there is one instrument only
    List<String> order = new ArrayList<>(names);
    Collections.rotate(order, -1);
    chosen = order.get(0);
    for (String name : order) {
      HtmlContainer option = Tags.text("option", "", name);
      option.getElement().setAttribute("value", name);
      source.add(option);
    }
  }

  private static List<String> texts(WatchView view) {
    Optional<Quote> quote = view.quote();
    return List.of(
        Words.of("accounts.trades-on", view.instrument(), view.source()),
        view.last().map(Format::price).orElse(NONE),
        quote.flatMap(Quote::sinceMidnight).map(Format::signed).orElse(NONE),
        quote.flatMap(Quote::bid).map(Format::price).orElse(NONE),
        quote.flatMap(Quote::ask).map(Format::price).orElse(NONE),
        quote.flatMap(Quote::spread).map(PairPicker::bps).orElse(NONE),
        range(quote),
        view.isStale()
            ? Words.of("watch.stale", view.age().map(Format::duration).orElse(NONE))
            : view.age().map(Format::duration).orElse(NONE),
        view.traders().isEmpty() ? NONE : String.join(", ", view.traders()));
  }

  private static String range(Optional<Quote> quote) {
    return quote
        .flatMap(
            q ->
                q.low()
                    .flatMap(
                        l ->
                            q.high()
                                .map(
                                    h ->
                                        Words.of(
                                            "limits.from-to", Format.price(l), Format.price(h)))))
        .orElse(NONE);
  }

  /** In place: whoever stands on a row's button stays there. */
  private static void fill(List<HtmlContainer> row, WatchView view) {
    List<String> texts = texts(view);
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).equals(row.get(i).getText())) {
        row.get(i).setText(texts.get(i));
      }
    }
    String tone = Format.tone(view.quote().flatMap(Quote::sinceMidnight));
    row.get(CHANGE).setClassName("up", tone.equals("up"));
    row.get(CHANGE).setClassName("down", tone.equals("down"));
    row.get(AGE).setClassName("bad", view.isStale());
  }

  private List<Component> row(WatchView view, String forbidden) {
    List<HtmlContainer> values = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size() - 1; i++) {
      values.add(Tags.span(i == 0 ? "strong" : "", ""));
    }
    cells.add(values);
    NativeButton remove =
        new NativeButton(
            Words.of("watch.remove"), event -> remove(view.source(), view.instrument()));
    remove.addClassName("plain");
    remove.setEnabled(forbidden.isEmpty());
    remove
        .getElement()
        .setAttribute("title", forbidden)
        .setAttribute("aria-label", Words.of("watch.no-more", view.instrument(), view.source()));
    List<Component> all = new ArrayList<>(values);
    all.add(remove);
    return all;
  }

  private void watch() {
    String from = chosen;
    Optional<Instrument> pair = field.instrument();
    order(
        "WATCH",
        actor -> {
          Instrument wanted =
              pair.orElseThrow(() -> new IllegalArgumentException(Words.of("watch.wrong")));
          return desk.add(actor, from, wanted)
              ? Words.of("watch.added", wanted, from)
              : Words.of("watch.known", wanted, from);
        });
    field.clear();
  }

  private void remove(String from, Instrument instrument) {
    order(
        "UNWATCH",
        actor ->
            desk.remove(actor, from, instrument)
                ? Words.of("watch.removed", instrument, from)
                : Words.of("watch.gone", instrument, from));
  }

  private void order(String name, Function<Actor, String> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(layout -> layout.order(name, () -> work.apply(actor))));
  }
}
