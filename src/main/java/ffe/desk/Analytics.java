package ffe.desk;

import ffe.desk.AnalyticsView.Part;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Earning;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.EquityStep;
import ffe.portfolio.ReturnBand;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts the results of an account. Pure: the same rows give the same figures.
 *
 * @param earnings of the whole account
 * @param trades that ended in the span
 * @param equity points of the span, oldest first
 * @param unrealised of what is open now; empty while a price is missing
 */
record Analytics(
    RiskCalendar calendar,
    Money deposits,
    List<Earning> earnings,
    List<OpenedTrade> trades,
    List<EquityPoint> equity,
    Optional<Money> unrealised) {

  AnalyticsView over(PerformanceQuery span) {
    DayBounds bounds = DayBounds.of(span, calendar);
    Currency currency = deposits.currency();
    boolean isWhole = span.from().isEmpty() && span.to().isEmpty();
    List<Earning> earned = earnings.stream().filter(e -> bounds.contain(e.at())).toList();
    List<RoundTrip> trips = trades.stream().map(OpenedTrade::trip).toList();
    Money start = isWhole || equity.isEmpty() ? deposits : equity.get(0).equity();
    List<EquityStep> steps = EquityStep.of(start, equity);
    return new AnalyticsView(
        span,
        calendar.dayStartsAt() + " " + calendar.zone(),
        PerformanceView.of(
            deposits,
            Earning.sum(earned, currency),
            span.to().isEmpty() ? unrealised : Optional.empty(),
            isWhole,
            trips,
            EquityStep.deepest(steps)),
        change(EquityPoint::equity),
        change(EquityPoint::hold),
        newestFirst(earned, e -> day(e).toString()),
        newestFirst(earned, e -> monday(e).toString()),
        newestFirst(earned, e -> AnalyticsView.month(day(e))),
        parts(earned, e -> e.instrument().name()),
        AnalystResult.of(trades, currency),
        ReturnBand.of(trips),
        EquityStep.thinned(steps, AnalyticsView.CURVE_MAX));
  }

  private Optional<Money> change(Function<EquityPoint, Money> value) {
    return equity.isEmpty()
        ? Optional.empty()
        : Optional.of(value.apply(equity.get(equity.size() - 1)).minus(value.apply(equity.get(0))));
  }

  private LocalDate day(Earning earning) {
    return calendar.day(earning.at());
  }

  private LocalDate monday(Earning earning) {
    return day(earning).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private List<Part> newestFirst(List<Earning> earned, Function<Earning, String> key) {
    List<Part> parts = new ArrayList<>(parts(earned, key));
    Collections.reverse(parts);
    return List.copyOf(parts);
  }

  private List<Part> parts(List<Earning> earned, Function<Earning, String> key) {
    List<Part> parts = new ArrayList<>();
    Earning.by(earned, deposits.currency(), key)
        .forEach(
            (name, sum) ->
                parts.add(new Part(name, sum.trades(), sum.gross(), sum.fees(), sum.net())));
    return parts;
  }
}
