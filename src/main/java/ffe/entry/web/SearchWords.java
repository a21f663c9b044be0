package ffe.entry.web;

import ffe.desk.backtest.JobView;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchSummary;
import ffe.research.OptimizationReport.Line;
import ffe.research.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pages say of searches. */
final class SearchWords {

  private static final int DIGITS = 3;

  private SearchWords() {}

  /** In a few words; one of another version is told as it is. */
  static String verdict(String name) {
    return Arrays.stream(Verdict.values())
        .filter(v -> v.name().equals(name))
        .findFirst()
        .map(SearchWords::verdict)
        .orElse(name);
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case NOTHING_TO_CHOOSE -> Words.of("search.verdict-nothing");
      case LOSES -> Words.of("backtests.verdict-loses");
      case TOO_FEW_TO_TELL -> Words.of("backtests.verdict-too-few");
      case OVERFITTED -> Words.of("search.verdict-overfitted");
      case NO_BETTER_THAN_CHANCE -> Words.of("backtests.verdict-chance");
      case UNLIKELY_LUCK_ALONE -> Words.of("backtests.verdict-unlikely");
    };
  }

  /** In a sentence that says why. */
  static String sentence(Verdict verdict, int trials) {
    String count = Format.count(trials);
    return switch (verdict) {
      case NOTHING_TO_CHOOSE -> Words.of("search.sentence-nothing", count);
      case LOSES -> Words.of("search.sentence-loses", count);
      case TOO_FEW_TO_TELL -> Words.of("search.sentence-too-few", count);
      case OVERFITTED -> Words.of("search.sentence-overfitted", count);
      case NO_BETTER_THAN_CHANCE -> Words.of("search.sentence-chance", count);
      case UNLIKELY_LUCK_ALONE -> Words.of("search.sentence-unlikely", count);
    };
  }

  /** {@code momentum.fast 8, momentum.slow 50} */
  static String dials(Line line) {
    return Stream.concat(
            line.numbers().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().toPlainString()),
            line.words().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** By what it is chosen, or what stood in its way. */
  static String value(Line line) {
    return line.values().isEmpty() ? line.why() : value(line.values().get(0));
  }

  static String value(double value) {
    return Format.number(value, DIGITS);
  }

  static String best(SearchProgress progress) {
    return progress
        .best()
        .map(b -> Words.of("search.best-so-far", value(b), dials(b)))
        .orElseGet(() -> Words.of("search.none-so-far"));
  }

  static String left(SearchProgress progress) {
    String tried =
        Words.of("search.tried-of", Format.count(progress.tried()), Format.count(progress.of()));
    return progress
        .secondsLeft()
        .map(s -> Words.of("search.left", tried, Format.duration(Duration.ofSeconds(s))))
        .orElse(tried);
  }

  static String validation(SearchOrder.Judging judging) {
    String folds = Format.count(judging.folds());
    return switch (judging.validation()) {
      case "anchored" -> Words.of("search.anchored-of", folds);
      case "rolling" -> Words.of("search.rolling-of", folds);
      case "purged" -> Words.of("search.purged-of", folds);
      default -> Words.of("search.embargoed-of", folds);
    };
  }

  static String told(Optional<Double> share) {
    return share.map(BacktestWords::percent).orElseGet(() -> Words.of("analytics.too-few"));
  }

  /** What a row of the list says at its end. */
  static String came(JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    return view.summary()
        .map(s -> verdict(s.verdict()))
        .or(() -> view.problem().map(p -> p.field() + " " + p.words()))
        .orElse("");
  }
}
