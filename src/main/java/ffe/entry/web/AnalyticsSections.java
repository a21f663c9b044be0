package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.AnalystResult;
import ffe.desk.AnalyticsView;
import ffe.desk.AnalyticsView.Part;
import ffe.desk.PerformanceView;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.ReturnBand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The figures and tables of the analytics page, each with what it means. */
final class AnalyticsSections {

  private static final int ROWS_MAX = 60;

  private AnalyticsSections() {}

  static HtmlContainer figures(AnalyticsView view) {
    PerformanceView p = view.performance();
    HtmlContainer facts = Tags.of("dl", "figures-explained");
    p.netProfit()
        .ifPresent(
            net ->
                figure(
                    facts, Words.of("analytics.net"), signed(net), Words.of("analytics.net-help")));
    figure(
        facts,
        Words.of("analytics.realised"),
        signed(p.realised()),
        Words.of("analytics.realised-help"));
    if (view.span().to().isEmpty()) {
      figure(
          facts,
          Words.of("analytics.unrealised"),
          p.unrealised().map(AnalyticsSections::signed).orElseGet(Format::unknown),
          Words.of("analytics.unrealised-help"));
    }
    figure(facts, Words.of("word.fees"), Format.money(p.fees()), Words.of("analytics.fees-help"));
    figure(
        facts,
        Words.of("word.equity"),
        view.equityChange().map(AnalyticsSections::signed).orElseGet(Format::unknown),
        Words.of("analytics.equity-help"));
    figure(
        facts,
        Words.of("analytics.hold"),
        view.holdChange().map(AnalyticsSections::signed).orElseGet(Format::unknown),
        Words.of("analytics.hold-help"));
    figure(
        facts,
        Words.of("analytics.drawdown"),
        Format.percent(p.maxDrawdown(), 2),
        Words.of("analytics.drawdown-help"));
    figure(
        facts,
        Words.of("word.trades"),
        Words.of("analytics.trades", p.trades(), p.wins(), p.losses()),
        Words.of("analytics.trades-help"));
    figure(
        facts,
        Words.of("analytics.win-rate"),
        telling(p, p.winRate().map(rate -> Format.percent(rate, 1))),
        Words.of("analytics.win-rate-help"));
    figure(
        facts,
        Words.of("analytics.profit-factor"),
        telling(p, p.profitFactor().map(f -> Format.number(f.doubleValue(), 2))),
        Words.of("analytics.profit-factor-help"));
    figure(
        facts,
        Words.of("analytics.expectancy"),
        telling(p, p.expectancy().map(AnalyticsSections::signed)),
        Words.of("analytics.expectancy-help"));
    return facts;
  }

  private static void figure(HtmlContainer facts, String term, String value, String help) {
    facts.add(
        Tags.of(
            "div",
            "",
            Tags.text("dt", "", term),
            Tags.text("dd", "strong", value),
            Tags.text("dd", "muted", help)));
  }

  /** With too few trades a ratio is chance, and is not shown. */
  private static String telling(PerformanceView p, Optional<String> ratio) {
    return p.tooFewToTell() ? tooFew(p.trades()) : ratio.orElseGet(Format::none);
  }

  private static String tooFew(int trades) {
    return Words.of("analytics.too-few-of", trades, PerformanceView.TELLING_TRADES);
  }

  private static String signed(Money money) {
    return Format.signed(money) + " " + money.currency();
  }

  static String curve(AnalyticsView view) {
    return Words.of(
        "analytics.curve",
        view.equityChange().map(AnalyticsSections::signed).orElseGet(Format::unknown),
        view.holdChange().map(AnalyticsSections::signed).orElseGet(Format::unknown),
        Format.percent(view.performance().maxDrawdown(), 2));
  }

  static Component[] tables(AnalyticsView view) {
    return new Component[] {
      parts(
          Words.of("analytics.by-day"),
          "limits.risk-day",
          view.days(),
          Words.of("analytics.by-day-help")),
      parts(
          Words.of("analytics.by-week"),
          "analytics.week-from",
          view.weeks(),
          Words.of("analytics.by-week-help")),
      parts(
          Words.of("analytics.by-month"),
          "analytics.month",
          view.months(),
          Words.of("analytics.by-month-help")),
      parts(
          Words.of("analytics.by-instrument"),
          "word.instrument",
          view.instruments(),
          Words.of("analytics.by-instrument-help")),
      analysts(view),
      distribution(view)
    };
  }

  private static HtmlContainer parts(String title, String name, List<Part> parts, String help) {
    List<Tags.Column> columns =
        List.of(
            new Tags.Column(name, "fixed"),
            Tags.Column.number("word.trades"),
            Tags.Column.extra("analytics.before-fees"),
            Tags.Column.number("word.fees"),
            Tags.Column.number("word.profit"));
    HtmlContainer panel =
        Tags.panel(
            "dense",
            title,
            parts.isEmpty()
                ? Tags.empty(Words.of("analytics.nothing-filled"))
                : Tags.table(
                    columns, parts.stream().limit(ROWS_MAX).map(AnalyticsSections::row).toList()));
    String more = parts.size() > ROWS_MAX ? " " + Words.of("analytics.newest", ROWS_MAX) : "";
    panel.add(Tags.text("p", "muted after", Words.of("analytics.parts-help") + " " + help + more));
    return panel;
  }

  private static List<Component> row(Part part) {
    return List.of(
        Tags.span("", part.name()),
        Tags.span("", Integer.toString(part.trades())),
        Tags.span("", Format.signed(part.gross())),
        Tags.span("", Format.amount(part.fees())),
        Tags.span(Format.tone(part.profit().amount().signum()), Format.signed(part.profit())));
  }

  private static HtmlContainer analysts(AnalyticsView view) {
    List<Tags.Column> columns =
        List.of(
            new Tags.Column("word.analyst", "fixed"),
            Tags.Column.number("word.trades"),
            Tags.Column.number("analytics.won"),
            Tags.Column.number("analytics.share"));
    return Tags.panel(
        "dense",
        Words.of("analytics.by-analyst"),
        view.analysts().isEmpty()
            ? Tags.empty(Words.of("analytics.no-trade"))
            : Tags.table(
                columns, view.analysts().stream().map(AnalyticsSections::analyst).toList()),
        Tags.text("p", "muted after", Words.of("analytics.by-analyst-help")));
  }

  private static List<Component> analyst(AnalystResult one) {
    boolean isTelling = one.trades() >= PerformanceView.TELLING_TRADES;
    String rate =
        isTelling
            ? Format.percent(
                Percent.ratio(BigDecimal.valueOf(one.wins()), BigDecimal.valueOf(one.trades())), 1)
            : Words.of("analytics.too-few");
    return List.of(
        Tags.span("", Format.analyst(one.analyst())),
        Tags.span("", Integer.toString(one.trades())),
        Tags.span("", rate),
        Tags.span(Format.tone(one.profit().amount().signum()), Format.signed(one.profit())));
  }

  private static HtmlContainer distribution(AnalyticsView view) {
    int most = view.distribution().stream().mapToInt(ReturnBand::trades).max().orElse(0);
    List<Tags.Column> columns =
        List.of(
            new Tags.Column("analytics.return", "fixed"),
            new Tags.Column("analytics.band-share", "bar-cell"),
            Tags.Column.number("word.trades"));
    return Tags.panel(
        "dense",
        Words.of("analytics.distribution"),
        most == 0
            ? Tags.empty(Words.of("analytics.no-trade"))
            : Tags.table(
                columns, view.distribution().stream().map(band -> band(band, most)).toList()),
        Tags.text("p", "muted after", Words.of("analytics.distribution-help")));
  }

  private static List<Component> band(ReturnBand band, int most) {
    return List.of(
        Tags.span("", words(band)),
        Tags.bar((double) band.trades() / most),
        Tags.span("", Integer.toString(band.trades())));
  }

  private static String words(ReturnBand band) {
    if (band.from().isEmpty()) {
      return Words.of("analytics.below", Format.limit(band.to().orElseThrow()));
    } else if (band.to().isEmpty()) {
      return Words.of("analytics.and-more", Format.limit(band.from().get()));
    }
    return Words.of(
        "limits.from-to", Format.limit(band.from().get()), Format.limit(band.to().get()));
  }
}
