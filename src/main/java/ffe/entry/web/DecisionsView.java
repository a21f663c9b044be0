package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import ffe.decision.Action;
import ffe.desk.Actor;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All decisions, newest first, by pages.
 *
 * <p>Desk calls: {@code decisions} (2 statements) when a page is opened, and on the first page when
 * a cycle has ended.
 */
@Dependent
@Route(value = "decisions", layout = MainLayout.class)
@PageTitle("Decisions · FFE")
public class DecisionsView extends Div implements LivePage {

  private static final int LINES = 25;
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("Market time, UTC", "fixed"),
          new Tags.Column("Result", "fixed"),
          Tags.Column.number("Sure, %"),
          Tags.Column.text("Why"),
          new Tags.Column("Votes", "fixed narrow-off"),
          Tags.Column.extra("Orders"));

  private final Desk desk;
  private final Div lines = new Div();
  private final NativeButton newest = button("Newest", () -> go(Optional.empty()));
  private final NativeButton older = button("Older", this::goOlder);
  private final HtmlContainer filter = Tags.of("div", "row");
  private Optional<Action> action = Optional.empty();
  private Optional<String> cursor = Optional.empty();
  private Optional<String> next = Optional.empty();
  private volatile Wanted wanted = new Wanted(Optional.empty(), Optional.empty(), 0);
  private Optional<Read> read = Optional.empty();
  private int asked;

  /** Which page somebody wants to see. */
  private record Wanted(Optional<Action> action, Optional<String> cursor, int number) {}

  /** What was read last: an older page does not change. */
  private record Read(Wanted wanted, Optional<Instant> cycle) {}

  @Inject
  DecisionsView(Desk desk) {
    this.desk = desk;
    filter.getElement().setAttribute("role", "group");
    filter.getElement().setAttribute("aria-label", "Which decisions");
    filter.add(choice("All", Optional.empty()));
    for (Action one : Action.values()) {
      filter.add(choice(one.name(), Optional.of(one)));
    }
    HtmlContainer head = Tags.of("div", "title", Tags.text("h1", "", "Decisions"), filter);
    lines.addClassNames("dense", "after");
    lines.add(Tags.empty("Reading …"));
    add(Tags.panel("", head, "Decisions", lines, Tags.of("div", "row end after", newest, older)));
    newest.setEnabled(false);
    older.setEnabled(false);
    mark();
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  private NativeButton choice(String text, Optional<Action> choice) {
    NativeButton button =
        new NativeButton(
            text,
            event -> {
              action = choice;
              mark();
              go(Optional.empty());
            });
    button.addClassName("plain");
    return button;
  }

  private void mark() {
    List<String> names = action.map(a -> List.of(a.name())).orElse(List.of("All"));
    filter
        .getChildren()
        .forEach(
            child ->
                child
                    .getElement()
                    .setAttribute(
                        "aria-pressed",
                        Boolean.toString(names.contains(child.getElement().getText()))));
  }

  private void goOlder() {
    go(next);
  }

  private void go(Optional<String> to) {
    cursor = to;
    wanted = new Wanted(action, cursor, ++asked);
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Wanted now = wanted;
    Read key = new Read(now, now.cursor().isEmpty() ? status.lastCycleAt() : Optional.empty());
    if (read.filter(key::equals).isPresent()) {
      return () -> {};
    }
    DecisionPage page =
        desk.decisions(
            actor,
            new DecisionQuery(
                status.account(),
                Optional.empty(),
                now.action(),
                Optional.empty(),
                Optional.empty(),
                LINES,
                now.cursor()));
    read = Optional.of(key);
    return () -> show(page);
  }

  private void show(DecisionPage page) {
    lines.removeAll();
    if (page.decisions().isEmpty()) {
      lines.add(
          Tags.empty(
              "No decision yet. The first comes when a candle closes and the agent is running."));
    } else {
      lines.add(Tags.table(COLUMNS, page.decisions().stream().map(DecisionsView::row).toList()));
    }
    next = page.next();
    older.setEnabled(next.isPresent());
    newest.setEnabled(cursor.isPresent());
  }

  private static List<Component> row(DecisionLine line) {
    RouterLink link = DecisionFeed.link(line.id());
    link.setText(Format.toMinute(line.slot()).replace(" UTC", ""));
    return List.of(
        link,
        Badges.of(line),
        Tags.span("", Badges.confidence(line)),
        Tags.span("", line.sentence()),
        Votes.marks(line.votes(), line.action()),
        Tags.span("", line.outcome().orElse("")));
  }
}
