package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.market.CalendarView;
import ffe.desk.market.Coverage;
import ffe.desk.market.CoverageView;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import ffe.report.Drawings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of {@link DataPage}. */
final class DataTables {

  private static final int WEEK = 7;

  private static final List<Tags.Column> SERIES =
      List.of(
          new Tags.Column("data.candle", "fixed"),
          Tags.Column.number("data.stored"),
          Tags.Column.extra("data.silent"),
          Tags.Column.number("data.missing"),
          Tags.Column.extra("data.gaps"),
          new Tags.Column("data.first", "fixed narrow-off"),
          new Tags.Column("data.last", "fixed narrow-off"),
          Tags.Column.number("data.age"),
          new Tags.Column("data.hours", "fixed narrow-off"));

  private static final List<Tags.Column> GAPS =
      List.of(
          new Tags.Column("data.gap-from", "fixed"),
          new Tags.Column("data.gap-to", "fixed"),
          Tags.Column.number("data.missing"));

  private static final List<Tags.Column> FLAWS =
      List.of(
          new Tags.Column("data.flaw-at", "fixed"),
          new Tags.Column("data.flaw-pair", "fixed narrow-off"),
          new Tags.Column("data.flaw-kind", "fixed"),
          Tags.Column.text("data.flaw-told"));

  private DataTables() {}

  static Component series(List<CoverageView> all) {
    return all.isEmpty()
        ? Tags.empty(Words.of("data.nothing"))
        : Tags.table(SERIES, all.stream().map(DataTables::line).toList());
  }

  private static List<Component> line(CoverageView view) {
    Coverage coverage = view.coverage();
    return List.of(
        Tags.span("", view.timeframe()),
        Tags.span("", Format.count(coverage.count())),
        Tags.span("", Format.count(coverage.empty())),
        Tags.span(coverage.missing() > 0 ? "warn" : "", Format.count(coverage.missing())),
        Tags.span("", Format.count(coverage.gapCount())),
        Tags.span("", coverage.first().map(Format::toMinuteInColumn).orElseGet(Format::none)),
        Tags.span("", coverage.last().map(Format::toMinuteInColumn).orElseGet(Format::none)),
        Tags.span("", Format.duration(Duration.ofSeconds(view.ageSeconds()))),
        Tags.span("", view.hours().orElseGet(() -> Words.of("data.no-hours"))));
  }

  static Component[] months(Optional<CalendarView> calendar) {
    return calendar.stream()
        .flatMap(view -> view.months().stream())
        .map(DataTables::month)
        .toArray(Component[]::new);
  }

  private static HtmlContainer month(CalendarView.Month month) {
    HtmlContainer head = Tags.of("tr", "");
    for (DayOfWeek day : DayOfWeek.values()) {
      HtmlContainer cell = Tags.text("th", "", day.getDisplayName(TextStyle.SHORT, Words.locale()));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    List<Component> cells = new ArrayList<>();
    int before = month.month().atDay(1).getDayOfWeek().getValue() - 1;
    for (int i = 0; i < before; i++) {
      cells.add(Tags.of("td", ""));
    }
    month.days().forEach(day -> cells.add(day(day)));
    while (cells.size() % WEEK != 0) {
      cells.add(Tags.of("td", ""));
    }
    HtmlContainer body = Tags.of("tbody", "");
    for (int i = 0; i < cells.size(); i += WEEK) {
      body.add(Tags.of("tr", "", cells.subList(i, i + WEEK).toArray(Component[]::new)));
    }
    String name =
        Format.capital(
            DateTimeFormatter.ofPattern(Words.of("data.month"), Words.locale())
                .format(month.month()));
    HtmlContainer table =
        Tags.of(
            "table", "", Tags.text("caption", "strong", name), Tags.of("thead", "", head), body);
    // seven equal columns, on a telephone too
    table.getStyle().set("table-layout", "fixed");
    return table;
  }

  private static HtmlContainer day(CalendarView.Day day) {
    HtmlContainer number = Tags.text("div", "", Integer.toString(day.date().getDayOfMonth()));
    HtmlContainer cell = Tags.of("td", "", number);
    cell.getStyle().set("padding", "3px 2px");
    Optional<Integer> percent = day.percent();
    percent.ifPresentOrElse(
        share -> {
          cell.add(Tags.text("div", share == 0 ? "strong bad" : "strong", share + "\u00a0%"));
          if (share > 0) {
            cell.getStyle().set("background", Drawings.shade(share / 100.0));
          }
          cell.getElement()
              .setAttribute(
                  "title",
                  Words.of(
                      "data.day",
                      Format.day(day.date()),
                      Format.count(day.stored()),
                      Format.count(day.due())));
        },
        () -> number.addClassName("muted"));
    return cell;
  }

  static Component[] gaps(Optional<CalendarView> calendar) {
    Optional<Coverage> found = calendar.map(CalendarView::coverage);
    if (found.isEmpty() || found.get().gapCount() == 0) {
      return new Component[] {
        Tags.empty(Words.of(found.isEmpty() ? "data.nothing" : "data.no-gaps"))
      };
    }
    Coverage coverage = found.get();
    return new Component[] {
      Tags.text(
          "p",
          "muted sentence",
          Words.of(
              "data.gaps-sum",
              Format.count(coverage.gapCount()),
              Format.count(coverage.missing()),
              Format.count(coverage.gaps().size()))),
      Tags.table(GAPS, coverage.gaps().stream().map(DataTables::gap).toList())
    };
  }

  private static List<Component> gap(Coverage.Gap gap) {
    return List.of(
        Tags.span("", Format.toMinuteInColumn(gap.from())),
        Tags.span("", Format.toMinuteInColumn(gap.to())),
        Tags.span("", Format.count(gap.missing())));
  }

  static Component flaws(List<DataFlaw> all) {
    return all.isEmpty()
        ? Tags.empty(Words.of("data.no-flaws"))
        : Tags.table(FLAWS, all.stream().map(DataTables::flaw).toList());
  }

  private static List<Component> flaw(DataFlaw flaw) {
    return List.of(
        Tags.span("", Format.toMinuteInColumn(flaw.at())),
        Tags.span("", flaw.instrument().map(Instrument::name).orElseGet(Format::none)),
        Tags.span("", word(flaw.kind())),
        Tags.of(
            "div",
            "",
            Tags.text("div", "mono", flaw.told()),
            Tags.text("div", "muted", flaw.why())));
  }

  private static String word(DataFlaw.Kind kind) {
    return switch (kind) {
      case UNREADABLE -> Words.of("data.flaw-unreadable");
      case OUTLIER -> Words.of("data.flaw-outlier");
      case SPIKE -> Words.of("data.flaw-spike");
    };
  }
}
