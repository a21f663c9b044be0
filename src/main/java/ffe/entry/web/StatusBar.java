package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.Actor;
import ffe.desk.PositionView;
import ffe.desk.StatusView;
import ffe.market.FeedState;
import java.util.List;
import java.util.function.Consumer;

/**
 * The first row of every page: what is at risk, what the agent does, what time it is and how old
 * the data is, and how to stop.
 */
final class StatusBar extends HtmlContainer {

  private final HtmlContainer mode = Tags.span("badge mode", "…");
  private final HtmlContainer account = Tags.text("b", "", "…");
  private final HtmlContainer sinceStart = Tags.span("", "");
  private final HtmlContainer hold = Tags.span("", "");
  private final HtmlContainer today = Tags.text("b", "", "…");
  private final HtmlContainer drawdown = Tags.text("b", "", "…");
  private final HtmlContainer meter = Tags.meter(0);
  private final HtmlContainer agent = Tags.text("b", "", "…");
  private final HtmlContainer analysts = Tags.text("small", "", Words.of("bar.agent"));
  private final HtmlContainer clock = Tags.text("b", "", "…");
  private final HtmlContainer source = Tags.text("small", "", Words.of("bar.market"));
  private final HtmlContainer age = Tags.text("b", "", "…");
  private final HtmlContainer here = Tags.text("small", "", Words.of("bar.market"));
  private final Stops stops;
  private final Choice accounts;
  private final Choice instruments;

  /**
   * @param look shows another account
   * @param turn shows another instrument of the account
   */
  StatusBar(Stops stops, Consumer<String> look, Consumer<String> turn) {
    super("header");
    accounts = new Choice(Words.of("word.account"), look);
    instruments = new Choice(Words.of("word.instrument"), turn);
    this.stops = stops;
    addClassName("bar");
    HtmlContainer equity = Tags.of("small", "");
    equity.add(sinceStart, hold);
    equity.getElement().setAttribute("title", Words.of("bar.since-start"));
    HtmlContainer core =
        Tags.of(
            "div",
            "bar-core",
            Tags.span("brand", "FFE"),
            mode,
            accounts,
            instruments,
            Tags.of("div", "cell", account, equity));
    HtmlContainer drop = Tags.of("div", "cell", drawdown, meter);
    drop.getElement().setAttribute("title", Words.of("bar.drawdown"));
    add(
        core,
        Tags.of(
            "div",
            "bar-more",
            Tags.of("div", "cell", today, Tags.text("small", "", Words.of("bar.today"))),
            drop,
            Tags.of("div", "cell", agent, analysts),
            Tags.of("div", "cell", clock, here),
            Tags.of("div", "cell source", age, source)),
        stops.row());
  }

  /** What is open, and what else can be looked at. */
  record Known(List<PositionView> positions, List<String> accounts, List<String> instruments) {}

  void show(Actor actor, StatusView status, Known known) {
    accounts.show(known.accounts(), status.account());
    instruments.show(known.instruments(), status.instrument());
    List<PositionView> positions = known.positions();
    mode.setText(status.mode());
    String equity = Format.money(status.equity());
    account.setText(known.accounts().size() > 1 ? equity : status.account() + " · " + equity);
    account.getElement().setAttribute("title", status.account());
    sinceStart.setText(Format.signed(status.sinceStart()));
    sinceStart.setClassName(Format.tone(status.sinceStart()));
    hold.setText(" " + Words.of("bar.hold", Format.signed(status.holdSinceStart())));
    today.setText(Format.signed(status.today()));
    today.setClassName(Format.tone(status.today()));
    drawdown(status);
    agent(status);
    clock.setText(Format.time(status.marketNow()));
    here.setText(Words.of("bar.here", Format.minute(status.wallNow())));
    here.getElement()
        .setAttribute("title", Words.of("bar.here-title", Format.time(status.wallNow())));
    source.setText(status.market());
    source.getElement().setAttribute("title", status.market());
    feed(status);
    stops.show(actor, status, positions);
  }

  private void drawdown(StatusView status) {
    drawdown.setText(
        Words.of(
            "bar.drawdown-of",
            status.drawdown().map(d -> Format.percent(d, 1)).orElseGet(Format::unknown),
            Format.limit(status.drawdownLimit())));
    Tags.fill(
        meter,
        status
            .drawdown()
            .map(d -> d.value().doubleValue() / status.drawdownLimit().value().doubleValue())
            .orElse(0.0));
  }

  private void agent(StatusView status) {
    String next =
        status.nextCycleAt().map(at -> " · " + Words.of("bar.next", Format.minute(at))).orElse("");
    agent.setText(Format.title(status.agent()) + next);
    agent.setClassName(
        switch (status.agent()) {
          case RUNNING -> "";
          case STOPPED, PAUSED, ENDED -> "warn";
          case FLATTENING, HALTED -> "bad";
        });
    agent.getElement().setAttribute("title", status.agentReason());
    analysts.setText(
        status.holder()
            ? Words.of("bar.analysts", status.analysts().size())
            : Words.of("bar.analysts-elsewhere", status.analysts().size()));
  }

  private void feed(StatusView status) {
    String data =
        status
            .dataAge()
            .map(a -> Words.of("bar.data-age", Format.duration(a)))
            .orElseGet(() -> Words.of("bar.no-data"));
    // a narrow bar has room for trouble only
    age.setText(
        status.feed() == FeedState.LIVE
            ? data
            : Words.of("bar.feed", data, Format.words(status.feed())));
    age.getElement().setAttribute("title", age.getText());
    age.setClassName(status.feed() == FeedState.BROKEN ? "bad" : status.dataStale() ? "warn" : "");
  }
}
