package ffe.adapter.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.vendor.PriceVendor.Span;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CoinGeckoTest extends PriceVendorContract {

  @Override
  Vendor kind() {
    return Vendor.COINGECKO;
  }

  @Override
  LoopbackPrices open() throws IOException {
    return new LoopbackCoinGecko();
  }

  @Test
  void makes_days_of_four_hours_each_of_which_is_there() {
    Instant from = Instant.parse("2026-11-19T00:00:00Z");
    areTrue(
        vendor.candles(new Span(BTC, Timeframe.D1, from, from.plus(Duration.ofDays(4)))),
        from,
        Duration.ofDays(1),
        4);
  }

  @Test
  void tells_no_minutes_no_currencies_and_nothing_older_than_it_has() {
    assertThat(refusal(() -> vendor.last(EUR)).reason()).isEqualTo(VendorException.Reason.NOT_TOLD);
    assertThat(
            refusal(() -> vendor.candles(new Span(BTC, Timeframe.M1, NOON, NOON.plusSeconds(60))))
                .reason())
        .isEqualTo(VendorException.Reason.NOT_TOLD);
    assertThat(refusal(() -> vendor.candles(hours(40, 5))).reason())
        .isEqualTo(VendorException.Reason.NOT_TOLD);
    assertThat(loopback.asked()).isEmpty();
  }
}
