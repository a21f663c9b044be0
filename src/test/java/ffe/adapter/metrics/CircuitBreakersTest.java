package ffe.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CircuitBreakersTest {

  @ParameterizedTest
  @CsvSource({"closed, 0", "halfOpen, 1", "open, 2"})
  void the_present_state_is_the_one_whose_clock_moves(String present, double state) {
    AtomicLong nanos = new AtomicLong(50);
    Map<String, LongSupplier> clocks =
        Map.of(
            "closed", clock(present.equals("closed"), nanos, 900),
            "halfOpen", clock(present.equals("halfOpen"), nanos, 800),
            "open", clock(present.equals("open"), nanos, 700));
    assertThat(CircuitBreakers.state(clocks)).isEqualTo(state);
  }

  @Test
  void is_not_known_when_no_clock_moves() {
    assertThat(CircuitBreakers.state(Map.of("closed", () -> 5L, "open", () -> 7L))).isNaN();
  }

  private static LongSupplier clock(boolean moves, AtomicLong nanos, long stands) {
    // a clock may be read several times before it moves on
    return () -> moves ? nanos.incrementAndGet() / 10 : stands;
  }
}
