package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.keeping.CandleRoll;
import ffe.desk.keeping.ColdMove;
import ffe.desk.keeping.ColdRows;
import ffe.desk.keeping.ColdView;
import ffe.desk.keeping.Storage;
import ffe.desk.keeping.StorageDesk;
import ffe.desk.keeping.StorageView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the database stores its tables, and what it does by itself; for admins.
 *
 * <p>Desk calls: {@code view} (4 statements) when it is opened, and once in {@link #AGAIN}.
 */
@Dependent
@Route(value = "maintenance", layout = MainLayout.class)
public class MaintenancePage extends Div implements LivePage {

  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final List<Tags.Column> TABLES =
      List.of(
          Tags.Column.text("storage.table"),
          new Tags.Column("storage.form", "fixed"),
          new Tags.Column("storage.kind", "fixed narrow-off"),
          Tags.Column.number("word.size"),
          Tags.Column.number("storage.chunks"),
          new Tags.Column("storage.saved", "narrow-off"));

  private static final List<Tags.Column> JOBS =
      List.of(
          Tags.Column.text("storage.job"),
          new Tags.Column("storage.every", "fixed narrow-off"),
          new Tags.Column("storage.last", "fixed"),
          Tags.Column.text("storage.outcome"),
          Tags.Column.number("storage.failures"),
          new Tags.Column("storage.next", "fixed narrow-off"));

  private static final List<Tags.Column> COLD =
      List.of(
          Tags.Column.text("cold.series"),
          new Tags.Column("cold.span", "fixed narrow-off"),
          Tags.Column.number("cold.candles"),
          Tags.Column.number("cold.files"),
          Tags.Column.number("word.size"),
          new Tags.Column("cold.moved", "fixed"));

  private final Function<Actor, StorageView> desk;
  private final HtmlContainer database = Tags.of("div", "after");
  private final HtmlContainer tables = Tags.of("div", "dense after");
  private final HtmlContainer jobs = Tags.of("div", "dense after");
  private final HtmlContainer cold = Tags.of("div", "dense after");
  private Optional<Long> read = Optional.empty();

  @Inject
  MaintenancePage(StorageDesk desk) {
    this(desk::view);
  }

  MaintenancePage(Function<Actor, StorageView> desk) {
    this.desk = desk;
    for (HtmlContainer part : List.of(database, tables, jobs, cold)) {
      part.add(Tags.empty(Words.of("word.reading")));
    }
    add(
        Tags.panel(
            "",
            Tags.of("div", "title", Tags.text("h1", "", Words.of("nav.maintenance"))),
            Words.of("nav.maintenance"),
            Tags.text("p", "muted sentence", Words.of("storage.help")),
            database),
        Tags.panel("after", Words.of("storage.tables"), tables),
        Tags.panel("after", Words.of("storage.jobs"), jobs),
        Tags.panel("after", Words.of("cold.title"), cold));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.maintenance");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    if (!actor.role().includes(Role.ADMIN)) {
      return this::refuse;
    }
    long span = status.wallNow().getEpochSecond() / AGAIN.toSeconds();
    if (read.filter(last -> last == span).isPresent()) {
      return () -> {};
    }
    StorageView view = desk.apply(actor);
    read = Optional.of(span);
    return () -> show(view);
  }

  private void refuse() {
    Steady.show(database, Tags.refused(List.of(Words.of("storage.needs-admin"))));
    Steady.show(tables);
    Steady.show(jobs);
    Steady.show(cold);
  }

  @Override
  public void failed(String why) {
    if (read.isEmpty()) {
      Steady.show(database, Tags.empty(why));
    }
  }

  private void show(StorageView view) {
    Steady.show(database, database(view).toArray(Component[]::new));
    Steady.show(
        tables, Tags.table(TABLES, view.tables().stream().map(MaintenancePage::table).toList()));
    Steady.show(
        jobs,
        view.jobs().isEmpty()
            ? Tags.empty(Words.of("storage.no-jobs"))
            : Tags.table(JOBS, view.jobs().stream().map(MaintenancePage::job).toList()));
    Steady.show(cold, cold(view.cold()).toArray(Component[]::new));
  }

  private static List<Component> database(StorageView view) {
    Storage.Server server = view.server();
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, "PostgreSQL", server.version());
    Tags.fact(
        facts,
        "TimescaleDB",
        server.timescale().isEmpty()
            ? Words.of("storage.not-there")
            : Words.of("storage.version", server.timescale(), server.licence()));
    Tags.fact(
        facts,
        Words.of("storage.longer"),
        server.used() ? Words.of("storage.by-database") : byEngine(view.roll()));
    view.roll()
        .trouble()
        .ifPresent(why -> Tags.fact(facts, Words.of("storage.trouble"), Tags.span("bad", why)));
    Tags.fact(
        facts,
        Words.of("storage.changed"),
        server
            .oldestChanged()
            .map(
                oldest ->
                    Words.of(
                        "storage.changed-days",
                        Format.count(server.changedDays()),
                        Format.time(oldest)))
            .orElseGet(Format::none));
    List<Component> parts = new ArrayList<>(List.of(facts));
    if (!view.lacks().isEmpty()) {
      parts.add(Tags.text("p", "muted sentence after", Words.of("storage.lacks")));
    }
    if (server.usable() && !server.used()) {
      parts.add(Tags.text("p", "sentence after", Words.of("storage.unused")));
    }
    return parts;
  }

  private static List<Component> cold(ColdView cold) {
    List<Component> parts = new ArrayList<>();
    parts.add(
        Tags.text(
            "p",
            "muted sentence",
            cold.afterDays()
                .map(days -> Words.of("cold.after", Format.count(days)))
                .orElseGet(() -> Words.of(cold.folderSet() ? "cold.only-read" : "cold.off"))));
    cold.run().ifPresent(run -> parts.add(run(run)));
    if (!cold.series().isEmpty()) {
      parts.add(Tags.table(COLD, cold.series().stream().map(MaintenancePage::filed).toList()));
    }
    return parts;
  }

  private static Component run(ColdMove.Run run) {
    String began = Format.time(run.beganAt());
    String moved =
        Words.of(
            "cold.counts",
            Format.count(run.candles()),
            Format.count(run.files()),
            Format.count(run.before()),
            Format.count(run.after()));
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("storage.last"),
        run.endedAt()
            .map(at -> Words.of("cold.ended", began, Format.time(at)))
            .orElseGet(() -> Words.of("cold.running", began, run.series())));
    Tags.fact(facts, Words.of("cold.moved-now"), moved);
    run.trouble()
        .ifPresent(why -> Tags.fact(facts, Words.of("storage.trouble"), Tags.span("bad", why)));
    return facts;
  }

  private static List<Component> filed(ColdRows.Filed filed) {
    return List.of(
        Tags.span("", filed.source() + " " + filed.instrument() + " " + filed.timeframe()),
        Tags.span(
            "", Words.of("cold.from-to", Format.time(filed.first()), Format.time(filed.last()))),
        Tags.span("", Format.count(filed.candles())),
        Tags.span("", Format.count(filed.files())),
        Tags.span("", Format.size(filed.bytes())),
        Tags.span("", Format.timeInColumn(filed.movedAt())));
  }

  private static String byEngine(CandleRoll.Last roll) {
    return roll.at()
        .map(at -> Words.of("storage.by-engine", Format.time(at), Format.count(roll.days())))
        .orElseGet(() -> Words.of("storage.by-engine-soon"));
  }

  private static List<Component> table(Storage.Table table) {
    return List.of(
        Tags.span("mono", table.name()),
        Tags.span("", form(table.form())),
        Tags.span("", kind(table.kind())),
        Tags.span("", Format.size(table.bytes())),
        Tags.span(
            "",
            table.chunks() == 0
                ? ""
                : table.compressedChunks() == 0
                    ? Format.count(table.chunks())
                    : Words.of(
                        "storage.compressed-of",
                        Format.count(table.compressedChunks()),
                        Format.count(table.chunks()))),
        Tags.span(
            "",
            table.bytesBefore() == 0
                ? ""
                : Words.of(
                    "storage.saved-to",
                    Format.size(table.bytesBefore()),
                    Format.size(table.bytesAfter()))));
  }

  private static String form(String form) {
    return switch (form) {
      case "hypertable" -> Words.of("storage.form-hypertable");
      case "aggregate" -> Words.of("storage.form-aggregate");
      default -> Words.of("storage.form-table");
    };
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "journal" -> Words.of("storage.kind-journal");
      case "derived" -> Words.of("storage.kind-derived");
      default -> Words.of("storage.kind-state");
    };
  }

  private static List<Component> job(Storage.Job job) {
    boolean isBad = job.failures() > 0 || !job.scheduled();
    return List.of(
        Tags.span("mono", (job.name() + " " + job.table()).strip()),
        Tags.span("", job.every()),
        Tags.span("", job.lastAt().map(Format::timeInColumn).orElseGet(Format::none)),
        Tags.span(isBad ? "bad" : "", job.scheduled() ? job.status() : Words.of("storage.job-off")),
        Tags.span("", Format.count(job.failures())),
        Tags.span("", job.nextAt().map(Format::timeInColumn).orElseGet(Format::none)));
  }
}
