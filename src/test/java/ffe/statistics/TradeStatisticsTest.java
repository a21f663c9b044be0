package ffe.statistics;

import static ffe.statistics.Curves.SPAN;
import static ffe.statistics.Curves.after;
import static ffe.statistics.Curves.labels;
import static ffe.statistics.Curves.told;
import static ffe.statistics.Curves.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.portfolio.Performance;
import ffe.portfolio.RoundTrip;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class TradeStatisticsTest {

  private static final Figure FEW = Figure.tooFew();

  /** Two overlap, one lies within another, one is of no length. */
  private static final List<ClosedTrade> TRADES =
      List.of(
          trade(10, 20, 30, 2, labels("BTC-USD", "09", "momentum", "reversion")),
          trade(0, 5, -10, 1, labels("ETH-USD", "10", "momentum")),
          trade(15, 30, 10, 1, labels("BTC-USD", "10")),
          trade(16, 18, -5, 1, labels("BTC-USD", "09", "reversion")),
          trade(50, 50, 0, 1, labels("ADA-USD", "23", "momentum")));

  @Test
  void tells_what_trades_came_to() {
    TradeStatistics all = TradeStatistics.of(TRADES, SPAN);
    assertThat(all.trades()).isEqualTo(5);
    assertThat(all.wins()).isEqualTo(2);
    assertThat(all.losses()).isEqualTo(2);
    assertThat(all.profit()).isEqualTo(25);
    assertThat(all.won()).isEqualTo(40);
    assertThat(all.lost()).isEqualTo(15);
    assertThat(all.costs()).isEqualTo(6);
    assertThat(told(all.winRate())).isEqualTo(0.4);
    assertThat(told(all.profitFactor())).isEqualTo(40 / 15.0);
    assertThat(told(all.expectancy())).isEqualTo(5);
    assertThat(told(all.payoff())).isEqualTo(20 / 7.5);
    assertThat(all.exposure()).as("days 0 to 5 and 10 to 30 of 100").isEqualTo(0.25);
    assertThat(told(all.turnover())).as("5 times 100, in and out, of 1000").isEqualTo(1);
    assertThat(told(all.costRate())).isEqualTo(6 / 1000.0);
    assertThat(told(all.adverse())).isCloseTo((1 + 11 + 1 + 6 + 1) / 500.0, within(1e-15));
    assertThat(told(all.favourable())).isCloseTo((32 + 2 + 12 + 2 + 2) / 500.0, within(1e-15));
    assertThat(all.isTooFewToTell()).isTrue();
  }

  @Test
  void groups_by_label_in_the_order_of_labels() {
    SortedMap<String, TradeStatistics> pairs = TradeStatistics.by(By.INSTRUMENT, TRADES, SPAN);
    assertThat(pairs.keySet()).containsExactly("ADA-USD", "BTC-USD", "ETH-USD");
    assertThat(pairs.get("BTC-USD"))
        .isEqualTo(TradeStatistics.of(List.of(TRADES.get(0), TRADES.get(2), TRADES.get(3)), SPAN));
    assertThat(TradeStatistics.by(By.HOUR, TRADES, SPAN).keySet())
        .containsExactly("09", "10", "23");
    SortedMap<String, TradeStatistics> voters = TradeStatistics.by(By.VOTER, TRADES, SPAN);
    assertThat(voters.keySet()).containsExactly("momentum", "reversion");
    assertThat(voters.get("momentum").trades()).isEqualTo(3);
    assertThat(voters.get("reversion").trades()).isEqualTo(2);
    for (By whole : List.of(By.SIDE, By.REGIME)) {
      SortedMap<String, TradeStatistics> one = TradeStatistics.by(whole, TRADES, SPAN);
      assertThat(one.values()).containsExactly(TradeStatistics.of(TRADES, SPAN));
      assertThat(one.firstKey()).isEqualTo(whole == By.SIDE ? "LONG" : "TREND");
    }
  }

  @Test
  void tells_nothing_of_no_trade_and_no_ratio_to_no_loss() {
    TradeStatistics none = TradeStatistics.of(List.of(), SPAN);
    assertThat(none.winRate()).isEqualTo(FEW);
    assertThat(none.profitFactor()).isEqualTo(FEW);
    assertThat(none.expectancy()).isEqualTo(FEW);
    assertThat(none.costRate()).isEqualTo(FEW);
    assertThat(none.adverse()).isEqualTo(FEW);
    assertThat(none.exposure()).isZero();
    TradeStatistics won = TradeStatistics.of(List.of(TRADES.get(0)), SPAN);
    assertThat(won.profitFactor()).isEqualTo(new Figure.Untold(Figure.Why.NO_DIVISOR));
    assertThat(won.payoff()).isEqualTo(FEW);
    assertThat(told(won.winRate())).isEqualTo(1);
  }

  /** What a page shows of an account and what a report shows of a run is the same. */
  @Test
  void agrees_with_the_performance_of_an_account() {
    Performance exact =
        Performance.of(TRADES.stream().map(TradeStatisticsTest::trip).toList(), Currency.USD);
    TradeStatistics all = TradeStatistics.of(TRADES, SPAN);
    assertThat(all.wins()).isEqualTo(exact.wins());
    assertThat(all.losses()).isEqualTo(exact.losses());
    assertThat(all.profit()).isEqualTo(exact.netProfit().amount().doubleValue());
    assertThat(all.costs()).isEqualTo(exact.fees().amount().doubleValue());
    assertThat(told(all.profitFactor())).isEqualTo(exact.profitFactor().orElseThrow());
    assertThat(told(all.winRate()))
        .isEqualTo(exact.winRate().orElseThrow().fraction().doubleValue());
  }

  private static RoundTrip trip(ClosedTrade trade) {
    Money cost = money(trade.notional());
    Money profit = money(trade.profit());
    Money fees = money(trade.cost());
    return new RoundTrip(
        Instrument.of(trade.labels().instrument()),
        trade.enteredAt(),
        trade.exitedAt(),
        Quantity.of("1"),
        cost,
        cost.plus(profit).plus(fees),
        fees,
        profit,
        "in",
        "out");
  }

  private static Money money(double amount) {
    return Money.of(Double.toString(amount), Currency.USD);
  }

  @Test
  void counts_time_once_that_many_trades_share() {
    RunSpan ten = new RunSpan(after(0), after(10), 1);
    List<ClosedTrade> same = List.of(trade(0, 10, 1, 0), trade(0, 10, 1, 0), trade(3, 4, 1, 0));
    assertThat(TradeStatistics.of(same, ten).exposure()).isEqualTo(1);
  }
}
