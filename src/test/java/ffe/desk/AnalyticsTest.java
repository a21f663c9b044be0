package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.decision.DebateRole;
import ffe.decision.Vote;
import ffe.desk.AnalyticsView.Part;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.portfolio.Earning;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AnalyticsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static RoundTrip trip(Instant closed, Money profit) {
    return new RoundTrip(
        BTC,
        closed,
        closed,
        Quantity.of("1"),
        usd("100"),
        usd("101").plus(profit),
        usd("1"),
        profit,
        "in",
        "out");
  }

  private static Vote vote(String analyst, Optional<Action> action, double weight, double sure) {
    return new Vote(analyst, action, weight, action.isEmpty() ? 0 : sure, "SAW_IT");
  }

  private static Earning earning(String at, String gross, String fees) {
    return new Earning(Instant.parse(at), BTC, usd(gross), usd(fees), 1);
  }

  private static Analytics results(RiskCalendar calendar, Earning... earnings) {
    List<EquityPoint> points =
        List.of(
            new EquityPoint(Instant.parse("2013-11-25T00:00:00Z"), usd("1000"), usd("1000")),
            new EquityPoint(Instant.parse("2013-11-26T00:00:00Z"), usd("900"), usd("1100")),
            new EquityPoint(Instant.parse("2013-11-27T00:00:00Z"), usd("990"), usd("1200")));
    return new Analytics(
        calendar, usd("1000"), List.of(earnings), List.of(), points, Optional.of(usd("7")));
  }

  @Test
  void cuts_by_risk_day_week_and_month_newest_first() {
    AnalyticsView view =
        results(
                RiskCalendar.utc(),
                earning("2013-11-30T23:59:59Z", "10", "1"),
                earning("2013-12-01T00:00:00Z", "-4", "1"),
                earning("2013-12-02T00:00:00Z", "0", "2"))
            .over(PerformanceQuery.ALL);
    assertThat(view.days())
        .extracting(Part::name, Part::profit)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("2013-12-02", usd("-2")),
            org.assertj.core.api.Assertions.tuple("2013-12-01", usd("-5")),
            org.assertj.core.api.Assertions.tuple("2013-11-30", usd("9")));
    assertThat(view.weeks())
        .extracting(Part::name, Part::profit)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("2013-12-02", usd("-2")),
            org.assertj.core.api.Assertions.tuple("2013-11-25", usd("4")));
    assertThat(view.months()).extracting(Part::name).containsExactly("2013-12", "2013-11");
    assertThat(view.performance().realised()).isEqualTo(usd("2"));
    assertThat(view.performance().netProfit()).contains(usd("9"));
    assertThat(view.equityChange()).contains(usd("-10"));
    assertThat(view.holdChange()).contains(usd("200"));
    assertThat(view.performance().maxDrawdown().value()).isEqualByComparingTo("10");
  }

  @Test
  void a_range_takes_whole_risk_days_of_the_accounts_own_calendar() {
    Earning before = earning("2013-11-26T21:59:59Z", "1", "0");
    Earning inside = earning("2013-11-26T22:00:00Z", "2", "0");
    Earning last = earning("2013-11-27T21:59:59Z", "4", "0");
    Earning after = earning("2013-11-27T22:00:00Z", "8", "0");
    PerformanceQuery day =
        new PerformanceQuery(
            Optional.empty(),
            Optional.of(LocalDate.parse("2013-11-27")),
            Optional.of(LocalDate.parse("2013-11-27")));
    AnalyticsView view = results(RiskCalendar.newYork(), before, inside, last, after).over(day);
    assertThat(view.performance().realised()).isEqualTo(usd("6"));
    assertThat(view.performance().netProfit()).as("of a part there is none").isEmpty();
    assertThat(view.performance().unrealised()).as("the range has ended").isEmpty();
    assertThat(view.days()).extracting(Part::name).containsExactly("2013-11-27");
  }

  @Test
  void the_last_days_begin_so_many_days_ago_today_included() {
    assertThat(PerformanceQuery.lastDays(7).at(LocalDate.parse("2013-11-27")).from())
        .contains(LocalDate.parse("2013-11-21"));
    for (int days : new int[] {0, -1, 3_661}) {
      assertThatThrownBy(() -> PerformanceQuery.lastDays(days))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_vote_that_did_not_count_has_no_share() {
    Vote judge =
        new Vote(
            "judge",
            Optional.of(Action.BUY),
            1,
            0.5,
            "SAW_IT",
            Optional.of(DebateRole.JUDGE),
            Optional.empty());
    Vote bull =
        new Vote(
            "bull",
            Optional.of(Action.BUY),
            1,
            0.9,
            "SAW_IT",
            Optional.of(DebateRole.BULL),
            Optional.of("ADVOCATE"));
    OpenedTrade trade = new OpenedTrade(trip(Instant.EPOCH, usd("10")), List.of(bull, judge));
    assertThat(AnalystResult.shares(trade)).containsOnly(Map.entry("judge", usd("10")));
  }

  @Test
  void shares_a_trade_among_those_that_voted_for_it_by_weight_times_probability() {
    RoundTrip trip = trip(Instant.EPOCH, usd("10"));
    List<Vote> votes =
        List.of(
            vote("momentum", Optional.of(Action.BUY), 3, 0.5),
            vote("trend-flip", Optional.of(Action.BUY), 1, 0.5),
            vote("wavetrend", Optional.of(Action.SELL), 9, 0.9),
            vote("mean-reversion", Optional.empty(), 9, 0));
    assertThat(AnalystResult.of(List.of(new OpenedTrade(trip, votes)), Currency.USD))
        .containsExactly(
            new AnalystResult("momentum", 1, 1, 0, usd("7.5")),
            new AnalystResult("trend-flip", 1, 1, 0, usd("2.5")));
    assertThat(AnalystResult.of(List.of(new OpenedTrade(trip, List.of())), Currency.USD))
        .containsExactly(new AnalystResult(AnalystResult.BY_HAND, 1, 1, 0, usd("10")));
  }

  @Test
  void shares_of_all_analysts_sum_exactly_to_the_profit_of_all_trades() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<OpenedTrade> trades = new ArrayList<>();
      Money whole = Money.zero(Currency.USD);
      for (int i = 0; i < 20; i++) {
        Money profit =
            new Money(BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000L, 6), Currency.USD);
        List<Vote> votes = new ArrayList<>();
        for (String analyst : List.of("a", "b", "c", "d")) {
          Optional<Action> action =
              random.nextInt(3) == 0
                  ? Optional.empty()
                  : Optional.of(
                      List.of(Action.BUY, Action.SELL, Action.HOLD).get(random.nextInt(3)));
          double sure = random.nextInt(5) == 0 ? 0 : random.nextDouble();
          votes.add(vote(analyst, action, 0.1 + random.nextDouble(), sure));
        }
        trades.add(new OpenedTrade(trip(Instant.EPOCH, profit), votes));
        whole = whole.plus(profit);
      }
      Money shared =
          AnalystResult.of(trades, Currency.USD).stream()
              .map(AnalystResult::profit)
              .reduce(Money.zero(Currency.USD), Money::plus);
      assertThat(shared).as("seed " + seed).isEqualTo(whole);
    }
  }
}
