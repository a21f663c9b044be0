package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.DayStrip;
import ffe.desk.DecisionLine;
import ffe.trading.DecisionRecord.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last 24 hours of market time: why there were trades and why not. */
final class StripPanel extends Div {

  private static final int REASONS_MAX = 3;

  void show(DayStrip strip, Optional<DecisionLine> latest) {
    HtmlContainer figures = Tags.of("div", "figures");
    figure(
        figures,
        strip.cycles(),
        strip.noDecision() == 0
            ? Words.of("strip.cycles")
            : Words.of("strip.cycles-without-data", strip.noDecision()));
    figure(
        figures,
        strip.opinions(),
        Words.of("strip.opinions", strip.abstentions(), by(strip.abstainedByReason())));
    figure(figures, strip.acted() + strip.denied(), Words.of("strip.acted"));
    figure(
        figures,
        strip.held(),
        strip.noQuorum() == 0
            ? Words.of("strip.held", by(strip.heldByReason()))
            : Words.of("strip.held-no-quorum", by(strip.heldByReason()), strip.noQuorum()));
    figure(figures, strip.denied(), Words.of("strip.denied", by(strip.deniedByCode())));
    figure(figures, strip.orders(), Words.of("strip.orders", strip.filled(), strip.unknown()));
    Steady.show(
        this,
        Stream.concat(Stream.of(figures), latest.map(StripPanel::would).stream())
            .toArray(Component[]::new));
  }

  private static HtmlContainer would(DecisionLine line) {
    String text =
        line.result() == Result.DENIED
            ? Words.of("strip.not-traded", line.sentence())
            : line.wouldChange().isEmpty()
                ? Words.of("strip.traded", line.sentence())
                : Words.of("strip.would", line.wouldChange());
    return Tags.text("p", "would", text);
  }

  private static void figure(HtmlContainer figures, int number, String words) {
    figures.add(Tags.of("div", "", Tags.text("b", "", Format.count(number)), Tags.span("", words)));
  }

  /** {@code : 17 cool down, 9 position cap}, the most frequent first. */
  static String by(SortedMap<String, Integer> reasons) {
    List<Map.Entry<String, Integer>> all =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    if (all.isEmpty()) {
      return "";
    }
    String first =
        all.stream()
            .limit(REASONS_MAX)
            .map(e -> e.getValue() + " " + Format.words(e.getKey()))
            .collect(Collectors.joining(", "));
    int rest = all.stream().skip(REASONS_MAX).mapToInt(Map.Entry::getValue).sum();
    return rest == 0 ? ": " + first : Words.of("strip.by-other", first, rest);
  }
}
