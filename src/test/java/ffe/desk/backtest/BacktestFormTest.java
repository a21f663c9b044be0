package ffe.desk.backtest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.market.Instrument;
import ffe.market.TradingHours;
import ffe.money.Bps;
import ffe.money.Percent;
import ffe.portfolio.Margin;
import ffe.risk.RiskPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class BacktestFormTest {

  private static BacktestOrder read(String text) {
    Map<String, String> fields = new TreeMap<>();
    Arrays.stream(text.split(";"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0].strip(), pair[1]));
    BacktestOrder order = BacktestForm.read(fields);
    Plans.policy(order);
    return order;
  }

  @Test
  void nothing_at_all_is_the_bundled_recording_as_it_trades_by_default() {
    BacktestOrder order = read("");
    assertThat(order.data().isTape()).isTrue();
    assertThat(order.analysts()).isEqualTo(BacktestForm.usualAnalysts());
    assertThat(order.strategy()).isEqualTo("weighted");
    assertThat(order.deposit()).isEqualByComparingTo("10000");
    assertThat(order.trials()).isEqualTo(1);
    assertThat(order.liftAfter()).isEmpty();
    assertThat(Plans.policy(order)).isEqualTo(RiskPolicy.standard());
  }

  @Test
  void reads_every_field() {
    BacktestOrder order =
        read(
            "source=import:x;asset_pair=eth/usd;timeframe=5m;from=2023-03-01;"
                + "to=2023-03-02T12:00:00Z;analysts=momentum:fast=5, trend-flip,momentum:fast=5;strategy=majority;"
                + "deposit=500.5;maker_fee_bps=0;taker_fee_bps=10;spread_bps=1.5;slippage_bps=3;"
                + "lift_after_days=2;trials=40;position_max=10;cool_down_after_loss=20m");
    assertThat(order.data().instrument().name()).isEqualTo("ETH-USD");
    assertThat(order.data().from()).contains(Instant.parse("2023-03-01T00:00:00Z"));
    assertThat(order.data().to()).contains(Instant.parse("2023-03-02T12:00:00Z"));
    assertThat(order.analysts()).containsExactly("momentum:fast=5", "trend-flip");
    assertThat(order.costs().spread().value()).isEqualByComparingTo("1.5");
    assertThat(order.liftAfter()).contains(Duration.ofDays(2));
    assertThat(Plans.policy(order).positionMax().value()).isEqualByComparingTo("10");
    assertThat(Canon.read(Canon.write(order), BacktestOrder.class)).isEqualTo(order);
  }

  @Test
  void reads_the_terms_of_a_margin_account_and_the_hours_of_a_market() {
    BacktestOrder order =
        read(
            "source=i;timeframe=1h;hours=fx;margin=10;maintenance=3;financing_long_bps=-50;"
                + "financing_short_bps=120.5;trailing_stop=2");
    assertThat(order.data().hours()).contains(TradingHours.FX);
    assertThat(order.margin())
        .contains(new Margin(BigDecimal.TEN, Percent.of("3"), Bps.of("-50"), Bps.of("120.5")));
    assertThat(Canon.read(Canon.write(order), BacktestOrder.class)).isEqualTo(order);
    assertThat(read("margin=4").margin().orElseThrow().maintenance())
        .as("half of what opening takes")
        .isEqualTo(Percent.of("12.5"));
    assertThat(Canon.write(read(""))).as("as it was").doesNotContain("margin", "hours");
  }

  @Test
  void several_pairs_are_one_order_whatever_their_order() {
    BacktestOrder order = read("source=i;timeframe=1h;asset_pair=SOL-USD,btc/usd,ETH-USD");
    assertThat(order.data().instruments())
        .extracting(Instrument::name)
        .containsExactly("BTC-USD", "ETH-USD", "SOL-USD");
    assertThat(order).isEqualTo(read("source=i;timeframe=1h;asset_pair=BTC-USD,ETH-USD,SOL-USD"));
    assertThat(Canon.read(Canon.write(order), BacktestOrder.class)).isEqualTo(order);
    assertThat(order.words()).contains("1h BTC-USD, ETH-USD, SOL-USD of i");
    BacktestOrder one = read("source=i;timeframe=1h;asset_pair=BTC-USD");
    assertThat(Canon.write(one)).doesNotContain("beside");
  }

  @Test
  void more_pairs_than_an_account_can_watch_are_refused() {
    String many =
        IntStream.rangeClosed(10, 30).mapToObj(n -> "C" + n + "-USD").collect(joining(","));
    assertThatThrownBy(() -> read("source=i;timeframe=1h;asset_pair=" + many))
        .hasMessageContaining("at most 20 pairs, not 21");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense=1                                  | nonsense",
        "asset_pair=x                                | asset_pair",
        "asset_pair=ETH-USD                          | asset_pair",
        "asset_pair=BTC-USD,ETH-USD                  | asset_pair",
        "source=i;timeframe=1h;asset_pair=BTC-USD,BTC/USD | asset_pair",
        "source=i;timeframe=1h;asset_pair=BTC-USD,ETH-EUR | asset_pair",
        "source=i;timeframe=1h;asset_pair=BTC-USD,   | asset_pair",
        "timeframe=5m                                | timeframe",
        "source=import:x                             | timeframe",
        "source=import:x;timeframe=7m                | timeframe",
        "from=2013-11-27                             | from",
        "to=2013-11-27                               | to",
        "source=i;timeframe=1h;from=2024-13-01       | from",
        "source=i;timeframe=1h;to=yesterday          | to",
        "source=i;timeframe=1h;from=2024-01-02;to=2024-01-01 | from",
        "analysts=soothsayer                         | analysts",
        "analysts=,                                  | analysts",
        "analysts=momentum:fast=1                    | analysts",
        "analysts=momentum:speed=5                   | analysts",
        "strategy=debate                             | strategy",
        "strategy=hope                               | strategy",
        "hours=fx                                    | hours",
        "source=i;timeframe=1h;hours=nyse            | hours",
        "margin=0.9                                  | margin",
        "margin=51                                   | margin",
        "margin=much                                 | margin",
        "maintenance=5                               | maintenance",
        "financing_short_bps=5                       | financing_short_bps",
        "margin=5;maintenance=20                     | maintenance",
        "margin=5;maintenance=0                      | maintenance",
        "margin=5;financing_long_bps=10001           | financing_long_bps",
        "margin=5;financing_long_bps=x               | financing_long_bps",
        "trailing_stop=much                          | trailing_stop",
        "deposit=0                                   | deposit",
        "deposit=-1                                  | deposit",
        "deposit=1e9                                 | deposit",
        "deposit=1000000001                          | deposit",
        "maker_fee_bps=1001                          | maker_fee_bps",
        "taker_fee_bps=NaN                           | taker_fee_bps",
        "spread_bps=-1                               | spread_bps",
        "slippage_bps=x                              | slippage_bps",
        "lift_after_days=0                           | lift_after_days",
        "lift_after_days=3651                        | lift_after_days",
        "lift_after_days=1.5                         | lift_after_days",
        "trials=0                                    | trials",
        "trials=1000001                              | trials",
        "trials=99999999999                          | trials",
        "position_max=50.01                          | position_max",
        "risk_per_trade_max=much                     | risk_per_trade_max",
        "drawdown_halt=16                            | drawdown_halt"
      })
  void what_cannot_be_run_is_refused_by_its_field(String text, String field) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
