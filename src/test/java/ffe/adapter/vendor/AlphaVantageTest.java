package ffe.adapter.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.money.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AlphaVantageTest extends PriceVendorContract {

  @Override
  Vendor kind() {
    return Vendor.ALPHAVANTAGE;
  }

  @Override
  LoopbackPrices open() throws IOException {
    return new LoopbackAlphaVantage();
  }

  @Test
  void tells_minutes_of_a_pair_of_currencies_and_what_it_is_worth() {
    Instant from = NOON.minus(Duration.ofMinutes(7));
    List<Candle> told = vendor.candles(new PriceVendor.Span(EUR, Timeframe.M1, from, NOON));
    areTrue(told, from, Duration.ofMinutes(1), 7);
    loopback.price = new BigDecimal("1.084215");
    assertThat(vendor.last(EUR).price()).isEqualTo(Price.of("1.084215"));
  }

  @Test
  void does_not_take_candles_of_another_pair() {
    loopback.then(
        exchange -> {
          LoopbackPrices.Said said =
              loopback.answer(loopback.asked().get(loopback.asked().size() - 1));
          LoopbackPrices.write(exchange, LoopbackPrices.Said.of(said.body().replace("BTC", "ETH")));
        });
    assertThat(refusal(() -> vendor.candles(hours(8, 5))).reason())
        .isEqualTo(VendorException.Reason.BROKEN);
  }
}
