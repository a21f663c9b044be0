package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.learning.CalibrationBin;
import java.util.List;
import java.util.Locale;

/**
 * What was said against what came true, a line for each band of probabilities, all on one scale of
 * 0 to 100 %: a stroke where it was said, a dot where it came true, a bar of where that may lie.
 * The figures stand beside it.
 */
final class CalibrationChart {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("arena.said", "num fixed"),
          new Tags.Column("arena.scale", "bar-cell"),
          Tags.Column.number("arena.came-true"),
          Tags.Column.extra("arena.band"),
          Tags.Column.number("arena.forecasts"));

  private CalibrationChart() {}

  static HtmlContainer of(List<CalibrationBin> bins) {
    return Tags.table(COLUMNS, bins.stream().map(CalibrationChart::row).toList());
  }

  private static List<Component> row(CalibrationBin bin) {
    return List.of(
        Tags.span("", ArenaTable.percent(bin.said())),
        scale(bin),
        Tags.span("", ArenaTable.percent(bin.right())),
        Tags.span("", ArenaTable.percent(bin.low()) + " – " + ArenaTable.percent(bin.high())),
        Tags.span("", Format.count(bin.count())));
  }

  private static HtmlContainer scale(CalibrationBin bin) {
    HtmlContainer scale = Tags.of("span", "");
    scale.getElement().setAttribute("aria-hidden", "true");
    scale
        .getStyle()
        .set("display", "block")
        .set("position", "relative")
        .set("height", "14px")
        .set("min-width", "90px")
        .set("margin", "0 6px");
    scale.add(mark(0, "100%", "1px", "var(--ffe-line)"));
    HtmlContainer band =
        mark(bin.low(), percent(bin.high() - bin.low()), "8px", "var(--ffe-accent)");
    band.getStyle().set("opacity", "0.35").set("border-radius", "2px");
    scale.add(band, centred(mark(bin.said(), "2px", "14px", "var(--ffe-text)")));
    HtmlContainer dot = centred(mark(bin.right(), "8px", "8px", "var(--ffe-accent)"));
    dot.getStyle().set("border-radius", "50%");
    scale.add(dot);
    return scale;
  }

  private static HtmlContainer mark(double left, String width, String height, String colour) {
    HtmlContainer mark = Tags.of("i", "");
    mark.getStyle()
        .set("position", "absolute")
        .set("left", percent(left))
        .set("top", "50%")
        .set("width", width)
        .set("height", height)
        .set("transform", "translateY(-50%)")
        .set("background", colour);
    return mark;
  }

  private static HtmlContainer centred(HtmlContainer mark) {
    mark.getStyle().set("transform", "translate(-50%, -50%)");
    return mark;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
