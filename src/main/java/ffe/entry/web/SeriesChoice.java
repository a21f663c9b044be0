package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which stored series is looked at: the account's own first, then all others. */
final class SeriesChoice extends HtmlContainer {

  private Map<String, SeriesView> known = new LinkedHashMap<>();
  private List<String> offered = List.of();

  SeriesChoice(Consumer<SeriesView> chosen) {
    super("select");
    getElement().setAttribute("aria-label", Words.of("market.series"));
    addClassName("account-choice");
    getElement()
        .addEventListener(
            "change",
            event ->
                Optional.ofNullable(known.get(event.getEventData().getString("event.target.value")))
                    .ifPresent(chosen))
        .addEventData("event.target.value");
  }

  /** Offers one entry for each source and instrument, and answers them in that order. */
  List<SeriesView> show(List<SeriesView> all, StatusView status) {
    Map<String, SeriesView> next = new LinkedHashMap<>();
    List<SeriesView> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing((SeriesView s) -> !isOwn(s, status))
            .thenComparing(SeriesView::source)
            .thenComparing(SeriesView::instrument)
            .thenComparing(SeriesView::timeframe));
    for (SeriesView series : sorted) {
      Instant now = isOwn(series, status) ? status.marketNow() : Instant.MAX;
      next.merge(name(series), until(series, now), SeriesChoice::joined);
    }
    known = next;
    List<String> names = List.copyOf(next.keySet());
    if (!names.equals(offered)) {
      offered = names;
      removeAll();
      for (String name : names) {
        HtmlContainer option = Tags.text("option", "", name);
        option.getElement().setAttribute("value", name);
        add(option);
      }
    }
    return List.copyOf(next.values());
  }

  private static boolean isOwn(SeriesView series, StatusView status) {
    return series.source().equals(status.sourceId())
        && series.instrument().name().equals(status.instrument());
  }

  /** Of a recording, nothing that is still to come there. */
  private static SeriesView until(SeriesView series, Instant now) {
    Optional<Instant> last =
        now.equals(Instant.MAX)
            ? Optional.empty()
            : Optional.of(series.timeframe().floor(now.minus(series.timeframe().length())));
    return new SeriesView(
        series.source(),
        series.instrument(),
        series.timeframe(),
        series.first(),
        last.filter(t -> t.isBefore(series.last())).orElse(series.last()));
  }

  /** The finest stands for all of them, over what any of them covers. */
  private static SeriesView joined(SeriesView fine, SeriesView coarse) {
    return new SeriesView(
        fine.source(),
        fine.instrument(),
        fine.timeframe(),
        fine.first().isBefore(coarse.first()) ? fine.first() : coarse.first(),
        fine.last());
  }

  private static String name(SeriesView series) {
    return series.instrument() + " · " + series.source();
  }
}
