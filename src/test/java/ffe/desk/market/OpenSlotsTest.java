package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class OpenSlotsTest {

  /** The clocks of New York are set forward on March 10 and Good Friday is March 29. */
  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  private static long counted(TradingHours hours, Timeframe frame, Instant from, Instant to) {
    long sum = 0;
    for (Instant at = frame.floor(from); at.isBefore(to); at = frame.next(at)) {
      sum += !at.isBefore(from) && !hours.isClosed(at, frame.next(at)) ? 1 : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(TradingHours.class)
  void counts_as_one_by_one_in_whatever_order_it_is_asked(TradingHours hours) {
    Random random = new Random(54);
    for (Timeframe frame : Timeframe.values()) {
      OpenSlots slots = new OpenSlots(Optional.of(hours), frame);
      for (int i = 0; i < 20; i++) {
        Instant from = START.plusSeconds(random.nextInt(40 * 86_400));
        Instant to = from.plusSeconds(random.nextInt(6 * 86_400));
        assertThat(slots.count(from, to))
            .as(frame + " from " + from + " to " + to)
            .isEqualTo(counted(hours, frame, from, to));
      }
    }
  }

  @Test
  void counts_all_without_hours_and_none_of_nothing() {
    OpenSlots slots = new OpenSlots(Optional.empty(), Timeframe.H1);
    assertThat(slots.count(START, START.plus(Duration.ofDays(7)))).isEqualTo(168);
    assertThat(slots.count(START.plusSeconds(1), START.plusSeconds(3_601))).isEqualTo(1);
    assertThat(slots.count(START, START)).isZero();
    assertThat(slots.count(START.plusSeconds(9), START)).isZero();
  }
}
