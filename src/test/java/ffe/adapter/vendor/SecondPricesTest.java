package ffe.adapter.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.SecondPrice;
import ffe.market.VendorPrice;
import ffe.money.Bps;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SecondPricesTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private Optional<VendorPrice> told = Optional.empty();
  private final List<Instrument> asked = new ArrayList<>();
  private final PriceVendor vendor =
      new PriceVendor() {
        @Override
        public String name() {
          return "one";
        }

        @Override
        public List<Candle> candles(Span span) {
          return List.of();
        }

        @Override
        public VendorPrice last(Instrument instrument) {
          asked.add(instrument);
          return told.orElseThrow(
              () -> VendorException.of(VendorException.Reason.AWAY, "one is away"));
        }
      };
  private final SecondPrices prices =
      new SecondPrices(
          new VendorChain(List.of(vendor)), Bps.of("50"), Duration.ofMinutes(5), () -> now);

  private VendorPrice of(String price, Instant at) {
    return new VendorPrice("one", BTC, Price.of(price), at);
  }

  @Test
  void looking_asks_nobody_and_is_asked_for_from_then_on() {
    assertThat(prices.look(BTC)).isEmpty();
    assertThat(asked).isEmpty();
    told = Optional.of(of("100", now));
    prices.refresh();
    assertThat(prices.look(BTC))
        .contains(new SecondPrice(told.orElseThrow(), Bps.of("50"), Duration.ofMinutes(5)));
    assertThat(asked).containsExactly(BTC);
  }

  @Test
  void keeps_what_was_told_until_something_newer_is() {
    prices.look(BTC);
    VendorPrice first = of("100", now);
    told = Optional.of(first);
    prices.refresh();
    now = now.plusSeconds(400);
    told = Optional.empty();
    prices.refresh();
    assertThat(prices.look(BTC).map(SecondPrice::told)).contains(first);
    assertThat(prices.look(BTC).map(second -> second.isStale(now))).contains(true);
    told = Optional.of(of("90", now.minusSeconds(500)));
    prices.refresh();
    assertThat(prices.look(BTC).map(SecondPrice::told)).contains(first);
    told = Optional.of(of("110", now));
    prices.refresh();
    assertThat(prices.look(BTC).map(SecondPrice::told)).isEqualTo(told);
  }

  @Test
  void asks_no_more_for_what_nobody_looks_at() {
    prices.look(BTC);
    now = now.plus(SecondPrices.FORGET_AFTER).plusSeconds(1);
    prices.refresh();
    assertThat(asked).isEmpty();
  }

  @Test
  void without_vendors_there_is_no_second_price() {
    SecondPrices none =
        new SecondPrices(
            new VendorChain(List.of()), Bps.of("50"), Duration.ofMinutes(5), () -> now);
    assertThat(none.look(BTC)).isEmpty();
  }
}
