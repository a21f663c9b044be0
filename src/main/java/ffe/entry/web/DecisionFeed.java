package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import ffe.desk.DecisionLine;
import ffe.trading.DecisionRecord.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last decisions in words; equal ones of a pair in a row stand once, with their number. */
final class DecisionFeed extends HtmlContainer {

  private static final int ENTRIES_MAX = 30;

  /** Decisions in a row that say the same, the newest first. */
  record Run(List<DecisionLine> lines) {

    DecisionLine newest() {
      return lines.get(0);
    }

    DecisionLine oldest() {
      return lines.get(lines.size() - 1);
    }

    private boolean takes(DecisionLine line) {
      DecisionLine mine = newest();
      return mine.result() != Result.ORDERED
          && mine.result() == line.result()
          && mine.action().equals(line.action())
          && mine.reason().equals(line.reason());
    }
  }

  DecisionFeed() {
    super("ul");
    addClassName("feed");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("aria-label", Words.of("feed.last-decisions"));
  }

  static List<Run> runs(List<DecisionLine> newestFirst) {
    List<Run> runs = new ArrayList<>();
    Map<String, Run> latest = new HashMap<>();
    for (DecisionLine line : newestFirst) {
      Run run = latest.get(line.instrument());
      if (run == null || !run.takes(line)) {
        run = new Run(new ArrayList<>());
        latest.put(line.instrument(), run);
        runs.add(run);
      }
      run.lines().add(line);
    }
    return runs;
  }

  void show(List<DecisionLine> newestFirst, Instant now) {
    List<Run> runs = runs(newestFirst);
    boolean isOfOne = newestFirst.stream().map(DecisionLine::instrument).distinct().count() < 2;
    List<Component> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(runs.size(), ENTRIES_MAX); i++) {
      Run run = runs.get(i);
      entries.add(
          Steady.key(run.oldest().id(), Tags.of("li", "", entry(run, now, i == 0, isOfOne))));
    }
    Steady.show(this, entries.toArray(Component[]::new));
  }

  private static RouterLink entry(Run run, Instant now, boolean isNewest, boolean isOfOne) {
    DecisionLine line = run.newest();
    RouterLink entry = link(line.id());
    entry.addClassName("entry");
    HtmlContainer head =
        Tags.of(
            "div",
            "head",
            Badges.of(line),
            Tags.span("strong", Badges.confidence(line)),
            Tags.span("", isOfOne ? "" : line.instrument()),
            Tags.span("muted", times(run, now)),
            Tags.span("end", end(run)));
    entry.add(head, Tags.text("div", "say clamp", line.sentence()));
    if (isNewest && line.result() != Result.DENIED && !line.wouldChange().isEmpty()) {
      entry.add(Tags.text("div", "would clamp", Words.of("feed.would", line.wouldChange())));
    }
    entry.add(
        Tags.of(
            "div", "tally", Votes.marks(line.votes(), line.action()), Tags.span("", tally(line))));
    return entry;
  }

  private static String tally(DecisionLine line) {
    String label = Votes.label(line.votes());
    return line.votes().isEmpty()
        ? ""
        : Votes.words(line.votes(), line.action()) + (label.isEmpty() ? "" : " · " + label);
  }

  static RouterLink link(String id) {
    RouterLink link = new RouterLink();
    link.setRoute(DecisionDetailView.class, new RouteParameters(new RouteParam("id", id)));
    return link;
  }

  private static String times(Run run, Instant now) {
    String newest = Format.minute(run.newest().slot(), now);
    return run.lines().size() == 1
        ? Words.of("feed.at", newest)
        : Words.of("feed.from-to", Format.minute(run.oldest().slot(), now), newest);
  }

  private static String end(Run run) {
    DecisionLine line = run.newest();
    if (run.lines().size() > 1) {
      return Words.of("feed.times", run.lines().size());
    }
    return line.outcome()
        .orElse(line.result() == Result.ORDERED ? "" : Format.words(line.reason()));
  }
}
