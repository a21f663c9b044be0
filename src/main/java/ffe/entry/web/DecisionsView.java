package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import ffe.decision.Action;
import ffe.desk.Actor;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.market.Instrument;
import ffe.risk.RiskGate;
import ffe.trading.DecisionRecord.Result;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions, newest first, by pages; which ones stands in the address.
 *
 * <p>Desk calls: {@code decisions} (2 statements) when a page is opened, and on the first page when
 * a cycle has ended.
 */
@Dependent
@Route(value = "decisions", layout = MainLayout.class)
public class DecisionsView extends Div implements LivePage, BeforeEnterObserver {

  private static final int LINES = 25;
  private static final String CURSOR_FORM = "[12][0-9T:.Z-]{10,40}_[0-9a-f]{24}";
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("orders.market-time", "fixed"),
          new Tags.Column("decisions.result", "fixed"),
          Tags.Column.number("word.sure"),
          Tags.Column.text("word.why"),
          new Tags.Column("word.votes", "fixed narrow-off"),
          Tags.Column.extra("nav.orders"));

  private final Desk desk;
  private final Div lines = new Div();
  private final Filters filters =
      new Filters(DecisionsView.class)
          .text("text", Words.of("word.why"), Words.of("decisions.text-hint"))
          .choice("action", Words.of("word.action"), actions())
          .choice("result", Words.of("decisions.outcome"), results())
          .choice("reason", Words.of("decisions.gate"), gates())
          .text("asset_pair", Words.of("word.instrument"), "BTC-USD")
          .text("account", Words.of("word.account"), Words.of("decisions.account-hint"))
          .time("from", Words.of("word.from-time"))
          .time("to", Words.of("word.before-time"));
  private final Paging paging = new Paging(filters::page);
  private volatile Wanted wanted =
      new Wanted(Optional.empty(), DecisionFilter.ALL, Optional.empty(), List.of());
  private Optional<Read> read = Optional.empty();

  /** Which decisions the address asks for, or why it asks for none. */
  private record Wanted(
      Optional<String> account,
      DecisionFilter filter,
      Optional<String> cursor,
      List<String> faults) {}

  /** What was read last: an older page does not change. */
  private record Read(Wanted wanted, String account, Optional<Instant> cycle) {}

  @Inject
  DecisionsView(Desk desk) {
    this.desk = desk;
    HtmlContainer head = Tags.of("div", "title", Tags.text("h1", "", Words.of("nav.decisions")));
    lines.addClassNames("dense", "cards", "after");
    lines.add(Tags.empty(Words.of("word.reading")));
    add(Tags.panel("", head, Words.of("nav.decisions"), filters, lines, paging));
  }

  private static Map<String, String> actions() {
    Map<String, String> words = new LinkedHashMap<>(Map.of("", Words.of("word.all")));
    for (Action one : Action.values()) {
      words.put(one.name(), Format.title(one));
    }
    return words;
  }

  private static Map<String, String> results() {
    Map<String, String> words = new LinkedHashMap<>(Map.of("", Words.of("word.all")));
    for (Result one : Result.values()) {
      words.put(one.name(), Format.title(one));
    }
    return words;
  }

  private static Map<String, String> gates() {
    Map<String, String> words = new LinkedHashMap<>(Map.of("", Words.of("word.all")));
    RiskGate.codes().forEach(code -> words.put(code, Format.title(code)));
    return words;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    ask(event.getLocation().getQueryParameters());
  }

  /** Shows what an address asks for. */
  void ask(QueryParameters address) {
    Asked asked =
        new Asked(
            address,
            List.of(
                "account",
                "asset_pair",
                "action",
                "result",
                "reason",
                "text",
                "from",
                "to",
                Paging.CURSOR));
    Optional<String> pair =
        asked.text("asset_pair", "[A-Za-z0-9:/_-]{3,30}", Words.of("decisions.pair-form"));
    Optional<Instrument> instrument = pair.flatMap(Instrument::parse);
    DecisionFilter filter =
        new DecisionFilter(
            instrument,
            asked.oneOf("action", Action.class),
            asked.oneOf("result", Result.class),
            asked.text("reason", "[A-Z_]{1,60}", Words.of("decisions.code-form")),
            asked.time("from"),
            asked.time("to"),
            asked.text("text"));
    Optional<String> account =
        asked.text("account", "[a-z][a-z0-9-]{0,30}", Words.of("filters.account-form"));
    Optional<String> cursor =
        asked.text(Paging.CURSOR, CURSOR_FORM, Words.of("filters.cursor-form"));
    List<String> faults =
        pair.isPresent() && instrument.isEmpty()
            ? List.of(
                Words.of("asked.form", "asset_pair", Words.of("decisions.pair-form"), pair.get()))
            : asked.faults();
    wanted = new Wanted(account, filter, cursor, faults);
    filters.show(asked.said());
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.decisions");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Wanted now = wanted;
    String account = now.account().orElse(status.account());
    Optional<Instant> cycle = now.cursor().isEmpty() ? status.lastCycleAt() : Optional.empty();
    Read key = new Read(now, account, cycle);
    if (read.filter(key::equals).isPresent()) {
      return () -> {};
    }
    DecisionPage page =
        now.faults().isEmpty()
            ? desk.decisions(actor, new DecisionQuery(account, now.filter(), LINES, now.cursor()))
            : new DecisionPage(List.of(), Optional.empty());
    read = Optional.of(key);
    return () -> show(now, account, page);
  }

  @Override
  public void failed(String why) {
    if (read.isEmpty()) {
      lines.removeAll();
      lines.add(Tags.empty(why));
    }
  }

  private void show(Wanted now, String account, DecisionPage page) {
    if (!now.faults().isEmpty()) {
      Steady.show(lines, Tags.refused(now.faults()));
    } else if (page.decisions().isEmpty()) {
      Steady.show(
          lines,
          Tags.empty(
              now.filter().equals(DecisionFilter.ALL)
                  ? Words.of("decisions.empty", account)
                  : Words.of("decisions.none-like", account)));
    } else {
      Map<String, List<Component>> rows = new LinkedHashMap<>();
      page.decisions().forEach(line -> rows.put(line.id(), row(line)));
      Steady.show(lines, Tags.keyed(COLUMNS, rows));
    }
    paging.show(now.cursor().isEmpty(), page.next());
  }

  private static List<Component> row(DecisionLine line) {
    RouterLink link = DecisionFeed.link(line.id());
    link.setText(Format.toMinuteInColumn(line.slot()));
    return List.of(
        link,
        Badges.of(line),
        Tags.span("", Badges.confidence(line)),
        Tags.span("", line.sentence()),
        Votes.marks(line.votes(), line.action()),
        Tags.span("", line.outcome().orElse("")));
  }
}
