package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class InstrumentTest {

  @ParameterizedTest
  @CsvSource({
    "BTC-USD, BTC-USD",
    "btc/usd, BTC-USD",
    "Btc_Usd, BTC-USD",
    "BTCUSD, BTC-USD",
    "' BTCUSD ', BTC-USD",
    "XBT/USD, BTC-USD",
    "xbtusd, BTC-USD",
    "ETHXBT, ETH-BTC",
    "ETH-XBT, ETH-BTC",
    "BTCUSDT, BTC-USDT",
    "BTCUSDC, BTC-USDC",
    "USDTUSD, USDT-USD",
    "EURUSD, EUR-USD",
    "ETHBTC, ETH-BTC",
    "1INCHUSD, 1INCH-USD",
    "FOO-BAR, FOO-BAR",
  })
  void reads_the_spellings_of_the_field(String text, String name) {
    Optional<Instrument> read = Instrument.parse(text);
    assertThat(read).map(Instrument::name).contains(name);
    assertThat(Instrument.of(name)).isEqualTo(read.orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "B",
        "USD",
        "FOOBAR",
        "BTC-",
        "-USD",
        "BTC--USD",
        "BTC-USD-EUR",
        "BTC-BTC",
        "XBT-BTC",
        "BTC USD",
        "BTC;DROP",
        "<b>-USD",
        "../../etc",
        "${7*7}",
        "ABCDEFGHIJKLMNUSD",
        "BTC-U",
        "\u0000",
        "B\u0422C-USD"
      })
  void refuses_what_names_no_pair(String text) {
    assertThat(Instrument.parse(text)).isEmpty();
    assertThatThrownBy(() -> Instrument.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "kraken", "KRAKEN ", "1VENUE", "A-B"})
  void refuses_names_that_are_no_venue(String name) {
    assertThatThrownBy(() -> new Venue(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_rules_of_a_venue_are_in_the_quote_currency_and_positive() {
    Instrument btc = Instrument.of("BTC-USD");
    Venue venue = new Venue("KRAKEN");
    Price tick = Price.of("0.1");
    Quantity step = Quantity.of("0.00000001");
    Money least = Money.of("5", Currency.USD);
    Money euros = Money.of("5", new Currency("EUR"));
    assertThatThrownBy(() -> new InstrumentSpec(venue, btc, tick, step, step, euros))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InstrumentSpec(venue, btc, tick, Quantity.ZERO, step, least))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InstrumentSpec(venue, btc, tick, step, Quantity.ZERO, least))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-11-27T10:59:59.999Z, 1m, 2013-11-27T10:59:00Z, 2013-11-27T11:00:00Z",
    "2013-11-27T11:00:00Z, 1h, 2013-11-27T11:00:00Z, 2013-11-27T12:00:00Z",
    "2013-11-27T11:00:00Z, 4h, 2013-11-27T08:00:00Z, 2013-11-27T12:00:00Z",
    "2013-11-27T23:59:59Z, 1d, 2013-11-27T00:00:00Z, 2013-11-28T00:00:00Z",
    "1969-12-31T23:59:59Z, 5m, 1969-12-31T23:55:00Z, 1970-01-01T00:00:00Z",
  })
  void boundaries_are_counted_from_the_epoch(
      Instant at, String label, Instant floor, Instant next) {
    Timeframe timeframe = Timeframe.parse(label).orElseThrow();
    assertThat(timeframe.floor(at)).isEqualTo(floor);
    assertThat(timeframe.next(at)).isEqualTo(next);
    assertThat(Timeframe.parse(label + "x")).isEmpty();
  }

  @Test
  void a_candle_is_finite_and_ordered() {
    Instant at = Instant.parse("2013-11-27T11:00:00Z");
    double[][] wrong = {
      {10, 9, 8, 9, 1},
      {10, 12, 11, 11, 1},
      {10, 12, 9, 13, 1},
      {0, 1, 0, 1, 1},
      {-1, 1, -1, 1, 1},
      {Double.NaN, 12, 9, 10, 1},
      {10, Double.NaN, 9, 10, 1},
      {10, 12, Double.NaN, 10, 1},
      {10, 12, 9, Double.NaN, 1},
      {10, Double.POSITIVE_INFINITY, 9, 10, 1},
      {10, 12, 9, 10, -1},
      {10, 12, 9, 10, Double.NaN},
      {10, 12, 9, 10, Double.POSITIVE_INFINITY}
    };
    for (double[] c : wrong) {
      assertThatThrownBy(() -> new Candle(at, c[0], c[1], c[2], c[3], c[4], 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Candle(at, 10, 12, 9, 10, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Candle(at, 10, 10, 10, 10, 0, 0).isEmpty()).isTrue();
  }
}
