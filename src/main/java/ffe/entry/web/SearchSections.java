package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.backtest.JobView;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchResult;
import ffe.desk.search.SearchSummary;
import ffe.report.Scatter;
import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Line;
import ffe.research.OutOfSample;
import ffe.research.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The parts of a search's page. */
final class SearchSections {

  private final JobView<SearchOrder, SearchProgress, SearchSummary> view;
  private final SearchResult result;
  private final OptimizationReport report;

  SearchSections(JobView<SearchOrder, SearchProgress, SearchSummary> view, SearchResult result) {
    this.view = view;
    this.result = result;
    this.report = result.report();
  }

  HtmlContainer verdict() {
    Worth worth = report.worth();
    OutOfSample outside = worth.outside();
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("search.trials-told"),
        Words.of(
            "search.trials-of",
            Format.count(worth.trials().count()),
            report.size().toPlainString(),
            Format.count(report.tally().failed() + report.tally().infeasible())));
    worth
        .before()
        .ifPresent(
            before -> Tags.fact(facts, Words.of("search.before"), Format.count(before.trials())));
    Tags.fact(facts, Words.of("search.deflated"), BacktestWords.told(worth.skillAfterAll(), true));
    Tags.fact(
        facts,
        Words.of("search.overfitting"),
        BacktestWords.told(worth.overfitting().probability(), true));
    Tags.fact(
        facts,
        Words.of("search.outside"),
        Words.of(
            "search.outside-of",
            BacktestWords.told(outside.total(), true),
            Format.count(outside.trades()),
            Format.count(outside.returns())));
    worth
        .again()
        .ifPresent(
            again ->
                Tags.fact(
                    facts,
                    Words.of("search.of-chosen"),
                    Words.of(
                        "backtests.beside-holding",
                        BacktestWords.told(again.account().total(), true),
                        BacktestWords.told(again.hold().total(), true))));
    return Tags.panel(
        "wide",
        Tags.text("h1", "", BacktestWords.data(view.order().run().data())),
        Words.of("nav.search"),
        Tags.text("p", "strong", SearchWords.sentence(report.verdict(), worth.allTrials())),
        facts,
        downloads());
  }

  List<HtmlContainer> rest() {
    List<HtmlContainer> all = new ArrayList<>();
    if (report.space().size() > 1) {
      all.add(new SearchHeat(report).panel());
    }
    IntStream.range(1, report.objectives().size()).forEach(i -> front(i).ifPresent(all::add));
    all.add(SearchTables.tests(report.tests(), SearchWords.validation(view.order().judging())));
    all.add(
        SearchTables.trials(
            Words.of("search.trials-title"),
            report.trials(),
            report.objectives().size() > 1 ? report.front() : List.of(),
            report.objectives()));
    all.add(origin());
    return all;
  }

  /** What was tried by its first and another objective, those of the front stressed. */
  private Optional<HtmlContainer> front(int other) {
    List<Scatter.Dot> dots =
        report.trials().stream()
            .filter(line -> !line.values().isEmpty())
            .map(line -> dot(line, other))
            .toList();
    String across = report.objectives().get(0);
    String up = report.objectives().get(other);
    return dots.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Tags.panel(
                "wide",
                Words.of("search.front", across, up),
                BacktestSections.svg(
                    Scatter.of(
                        dots,
                        across,
                        up,
                        Words.of(
                            "search.front-told",
                            Format.count(dots.size()),
                            Format.count(report.front().size())))),
                Tags.text("p", "muted after", Words.of("search.front-drawn"))));
  }

  private Scatter.Dot dot(Line line, int other) {
    double across = line.values().get(0);
    double up = line.values().get(other);
    String says =
        Words.of(
            "search.front-dot",
            Format.count(line.number() + 1L),
            SearchWords.dials(line),
            SearchWords.value(across),
            SearchWords.value(up));
    return new Scatter.Dot(across, up, report.front().contains(line), says);
  }

  private HtmlContainer origin() {
    SearchOrder order = view.order();
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("search.space"), order.space());
    Tags.fact(
        facts,
        Words.of("search.method"),
        Words.of(
            "search.method-of",
            order.method().search(),
            Format.count(order.method().trials()),
            order.method().seed()));
    Tags.fact(facts, Words.of("search.validation"), SearchWords.validation(order.judging()));
    OrderedRun.tell(facts, order.run());
    Tags.fact(facts, Words.of("search.digest"), Tags.span("mono", result.digest()));
    Tags.fact(facts, Words.of("backtests.data-digest"), Tags.span("mono", result.data()));
    Tags.fact(facts, Words.of("backtests.code"), Tags.span("mono", report.codeVersion()));
    return Tags.panel("wide", Words.of("backtests.origin"), facts);
  }

  private HtmlContainer downloads() {
    boolean isOptimization = view.order().aim() == SearchOrder.Aim.OPTIMIZATION;
    String at = "/api/v1/" + (isOptimization ? "optimizations/" : "walk-forward/") + view.id();
    return Tags.of(
        "p",
        "row after",
        Tags.span("muted", Words.of("backtests.download")),
        OrderedRun.download(at + "/report", "search-" + view.id() + ".html", "HTML"),
        OrderedRun.download(at + "/result", "search-" + view.id() + ".json", "JSON"));
  }
}
