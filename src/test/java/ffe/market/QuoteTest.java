package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Bps;
import ffe.money.Percent;
import ffe.money.Price;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class QuoteTest {

  private static Optional<Price> price(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Price.of(text));
  }

  private static Quote quote(String bid, String ask, String last, String dayOpen) {
    return new Quote(
        Instrument.of("BTC-USD"),
        price(bid),
        price(ask),
        price(last),
        price(dayOpen),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  @Test
  void the_spread_is_in_basis_points_of_the_middle() {
    assertThat(quote("99", "101", "100", "").spread()).contains(Bps.of("200"));
    assertThat(quote("30300.0", "30300.1", "30300", "").spread()).contains(Bps.of("0.03"));
    assertThat(quote("100", "100", "100", "").spread()).contains(Bps.ZERO);
  }

  @Test
  void there_is_no_spread_of_one_side_or_of_crossed_sides() {
    assertThat(quote("", "101", "100", "").spread()).isEmpty();
    assertThat(quote("99", "", "100", "").spread()).isEmpty();
    assertThat(quote("101", "99", "100", "").spread()).isEmpty();
  }

  @Test
  void the_change_is_that_of_the_utc_day() {
    assertThat(quote("", "", "110", "100").sinceMidnight()).contains(Percent.of("10"));
    assertThat(quote("", "", "90", "100").sinceMidnight()).contains(Percent.of("-10"));
    assertThat(quote("", "", "90", "").sinceMidnight()).isEmpty();
    assertThat(quote("", "", "", "100").sinceMidnight()).isEmpty();
  }
}
