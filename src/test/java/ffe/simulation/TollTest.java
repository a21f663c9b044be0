package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a fill costs beside its fee: the spread is 2 basis points, slippage 5. */
@Tag("unit")
class TollTest {

  private static final Price CENT = Price.of("0.01");
  private static final Quantity TWO = Quantity.of("2");

  private static Toll toll(String price, Liquidity liquidity, Side side, String halfSpread) {
    Trigger trigger =
        new Trigger(
            Price.of(price),
            liquidity,
            "1",
            Quantity.of("10"),
            Optional.of(halfSpread).filter(h -> !h.isEmpty()).map(BigDecimal::new));
    Price paid = trigger.paid(FillModel.KRAKEN, side, CENT);
    return trigger.toll(FillModel.KRAKEN, paid, TWO, Currency.USD);
  }

  private static Toll of(String spread, String slippage) {
    return new Toll(Money.of(spread, Currency.USD), Money.of(slippage, Currency.USD));
  }

  @Test
  void who_takes_at_the_price_of_a_trade_pays_half_the_spread_and_slips() {
    assertThat(toll("800", Liquidity.TAKER, Side.BUY, "")).isEqualTo(of("0.16", "0.8"));
    assertThat(toll("800", Liquidity.TAKER, Side.SELL, "")).isEqualTo(of("0.16", "0.8"));
  }

  @Test
  void rounding_to_the_price_step_counts_as_slippage() {
    // 801.23 and 6 basis points are 801.710738, rounded against us 801.72
    assertThat(toll("801.23", Liquidity.TAKER, Side.BUY, "")).isEqualTo(of("0.160246", "0.819754"));
  }

  @Test
  void what_is_bid_or_asked_has_the_spread_in_it() {
    assertThat(toll("802", Liquidity.TAKER, Side.BUY, "1")).isEqualTo(of("2", "0.82"));
    assertThat(toll("800", Liquidity.TAKER, Side.SELL, "1")).isEqualTo(of("2", "0.8"));
  }

  @Test
  void who_waited_at_a_price_did_not_slip_and_pays_a_spread_only_where_bids_are_told() {
    assertThat(toll("800", Liquidity.MAKER, Side.SELL, "")).isEqualTo(of("0", "0"));
    assertThat(toll("800", Liquidity.MAKER, Side.SELL, "1")).isEqualTo(of("2", "0"));
  }
}
