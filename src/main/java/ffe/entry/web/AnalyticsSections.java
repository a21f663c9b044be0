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
            net -> figure(facts, "Net profit", signed(net), "realised and unrealised together"));
    figure(
        facts,
        "Realised",
        signed(p.realised()),
        "sold less cost, less every fee paid; from the ledger");
    if (view.span().to().isEmpty()) {
      figure(
          facts,
          "Unrealised now",
          p.unrealised().map(AnalyticsSections::signed).orElse(Format.UNKNOWN),
          "of what is open, at the last price, before fees");
    }
    figure(facts, "Fees", Format.money(p.fees()), "paid on all fills, taken off the realised");
    figure(
        facts,
        "Equity",
        view.equityChange().map(AnalyticsSections::signed).orElse(Format.UNKNOWN),
        "its change from the first mark to the last");
    figure(
        facts,
        "Buy and hold",
        view.holdChange().map(AnalyticsSections::signed).orElse(Format.UNKNOWN),
        "the same marks, without trading");
    figure(
        facts,
        "Deepest drawdown",
        Format.percent(p.maxDrawdown(), 2),
        "greatest fall from a peak of this range");
    figure(
        facts,
        "Trades",
        p.trades() + " (" + p.wins() + " won, " + p.losses() + " lost)",
        "a trade is a lot bought and sold, first in first out");
    figure(
        facts,
        "Win rate",
        telling(p, p.winRate().map(rate -> Format.percent(rate, 1))),
        "trades with a profit after fees");
    figure(
        facts,
        "Profit factor",
        telling(p, p.profitFactor().map(f -> Format.number(f.doubleValue(), 2))),
        "won per unit lost");
    figure(
        facts,
        "Expectancy",
        telling(p, p.expectancy().map(AnalyticsSections::signed)),
        "profit of a trade on average");
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
    return p.tooFewToTell() ? tooFew(p.trades()) : ratio.orElse("none");
  }

  private static String tooFew(int trades) {
    return "too few to tell: " + trades + " of " + PerformanceView.TELLING_TRADES + " trades";
  }

  private static String signed(Money money) {
    return Format.signed(money) + " " + money.currency();
  }

  static String curve(AnalyticsView view) {
    return "Equity changed by "
        + view.equityChange().map(AnalyticsSections::signed).orElse(Format.UNKNOWN)
        + ", buy-and-hold by "
        + view.holdChange().map(AnalyticsSections::signed).orElse(Format.UNKNOWN)
        + "; the deepest drawdown was "
        + Format.percent(view.performance().maxDrawdown(), 2);
  }

  static Component[] tables(AnalyticsView view) {
    return new Component[] {
      parts("By risk day", "Risk day", view.days(), "Days without a fill are left out."),
      parts("By week", "Week from", view.weeks(), "A week starts with its Monday's risk day."),
      parts("By month", "Month", view.months(), "Of the risk days of a month."),
      parts(
          "By instrument",
          "Instrument",
          view.instruments(),
          "Of the account in the status bar; choose another there."),
      analysts(view),
      distribution(view)
    };
  }

  private static HtmlContainer parts(String title, String name, List<Part> parts, String help) {
    List<Tags.Column> columns =
        List.of(
            new Tags.Column(name, "fixed"),
            Tags.Column.number("Trades"),
            Tags.Column.extra("Before fees"),
            Tags.Column.number("Fees"),
            Tags.Column.number("Profit"));
    HtmlContainer panel =
        Tags.panel(
            "dense",
            title,
            parts.isEmpty()
                ? Tags.empty("Nothing was filled in this range.")
                : Tags.table(
                    columns, parts.stream().limit(ROWS_MAX).map(AnalyticsSections::row).toList()));
    String more = parts.size() > ROWS_MAX ? " The newest " + ROWS_MAX + " are shown." : "";
    panel.add(
        Tags.text(
            "p",
            "muted after",
            "Realised; a fee counts when it is paid, a gain when its lot is sold, so the profits"
                + " sum to the realised above. "
                + help
                + more));
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
            new Tags.Column("Analyst", "fixed"),
            Tags.Column.number("Trades"),
            Tags.Column.number("Won"),
            Tags.Column.number("Its share"));
    return Tags.panel(
        "dense",
        "By analyst",
        view.analysts().isEmpty()
            ? Tags.empty("No trade ended in this range.")
            : Tags.table(
                columns, view.analysts().stream().map(AnalyticsSections::analyst).toList()),
        Tags.text(
            "p",
            "muted after",
            "The profit of a trade is shared among the analysts that voted BUY in the decision"
                + " that opened it, in proportion to weight times probability; those that were"
                + " against or abstained have no part. A trade counts for each that was for it."
                + " Ordered by hand, it is nobody's. Fees of lots still open are not in it."));
  }

  private static List<Component> analyst(AnalystResult one) {
    boolean isTelling = one.trades() >= PerformanceView.TELLING_TRADES;
    String rate =
        isTelling
            ? Format.percent(
                Percent.ratio(BigDecimal.valueOf(one.wins()), BigDecimal.valueOf(one.trades())), 1)
            : "too few to tell";
    return List.of(
        Tags.span("", Format.title(one.analyst())),
        Tags.span("", Integer.toString(one.trades())),
        Tags.span("", rate),
        Tags.span(Format.tone(one.profit().amount().signum()), Format.signed(one.profit())));
  }

  private static HtmlContainer distribution(AnalyticsView view) {
    int most = view.distribution().stream().mapToInt(ReturnBand::trades).max().orElse(0);
    List<Tags.Column> columns =
        List.of(
            new Tags.Column("Return", "fixed"),
            new Tags.Column("Share", "bar-cell"),
            Tags.Column.number("Trades"));
    return Tags.panel(
        "dense",
        "Distribution of trades",
        most == 0
            ? Tags.empty("No trade ended in this range.")
            : Tags.table(
                columns, view.distribution().stream().map(band -> band(band, most)).toList()),
        Tags.text(
            "p",
            "muted after",
            "Profit after fees in per cent of what the lot cost; each trade" + " once."));
  }

  private static List<Component> band(ReturnBand band, int most) {
    return List.of(
        Tags.span("", words(band)),
        Tags.bar((double) band.trades() / most),
        Tags.span("", Integer.toString(band.trades())));
  }

  private static String words(ReturnBand band) {
    if (band.from().isEmpty()) {
      return "below " + Format.limit(band.to().orElseThrow());
    } else if (band.to().isEmpty()) {
      return Format.limit(band.from().get()) + " and more";
    }
    return Format.limit(band.from().get()) + " to " + Format.limit(band.to().get());
  }
}
