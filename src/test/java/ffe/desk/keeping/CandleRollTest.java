package ffe.desk.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CandleRollTest {

  private final AtomicInteger calls = new AtomicInteger();

  private CandleRoll over(int days) {
    AtomicInteger left = new AtomicInteger(days);
    return new CandleRoll(
        most -> {
          calls.incrementAndGet();
          int done = Math.min(most, left.get());
          left.addAndGet(-done);
          return done;
        });
  }

  @Test
  void goes_on_in_steps_until_none_is_left() {
    CandleRoll roll = over(2 * CandleRoll.STEP_DAYS + 3);
    roll.tick();
    assertThat(calls).hasValue(3);
    roll.tick();
    assertThat(calls).hasValue(4);
  }

  @Test
  void leaves_the_rest_to_the_next_call() {
    CandleRoll roll = over(1_000_000);
    roll.tick();
    assertThat(calls).hasValue(CandleRoll.STEPS_MAX);
  }

  @Test
  void a_failure_ends_the_call_and_not_the_next() {
    CandleRoll roll =
        new CandleRoll(
            most -> {
              calls.incrementAndGet();
              throw new IllegalStateException("the database is away");
            });
    roll.tick();
    roll.tick();
    assertThat(calls).hasValue(2);
  }
}
