package ffe.portfolio;

import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EventMemoryTest {

  private static EventMemory filled(int events, int secondsApart) {
    EventMemory memory = EventMemory.EMPTY;
    for (int i = 0; i < events; i++) {
      memory = memory.with(deposit("d" + i, (long) i * secondsApart, "1"));
    }
    return memory;
  }

  @Test
  void a_memory_that_is_nearly_full_refuses_every_repetition() {
    int events = EventMemory.IDS_MAX - 1;
    EventMemory memory = filled(events, 1);
    assertThat(memory.size()).isEqualTo(events);
    for (int i = 0; i < events; i++) {
      LedgerEvent again = deposit("d" + i, i, "1");
      assertThatThrownBy(() -> memory.with(again)).hasMessageContaining("booked once");
    }
  }

  @Test
  void a_full_memory_forgets_the_older_half() {
    EventMemory memory = filled(EventMemory.IDS_MAX, 1);
    assertThat(memory.size()).isEqualTo(EventMemory.IDS_MAX / 2);
    assertThat(memory.forgottenUntil()).isEqualTo(T0.plusSeconds(EventMemory.IDS_MAX / 2 - 1));
  }

  @Test
  void a_forgotten_event_is_refused_as_too_old_to_tell() {
    EventMemory memory = filled(EventMemory.IDS_MAX, 1);
    for (int i = 0; i < EventMemory.IDS_MAX; i++) {
      LedgerEvent again = deposit("d" + i, i, "1");
      assertThatThrownBy(() -> memory.with(again)).isInstanceOf(IllegalStateException.class);
    }
    LedgerEvent lateButNew = deposit("late", EventMemory.IDS_MAX / 2, "1");
    assertThat(memory.with(lateButNew).latest()).containsKey("late");
    assertThatThrownBy(() -> memory.with(deposit("older", EventMemory.IDS_MAX / 2 - 1, "1")))
        .hasMessageContaining("too old to tell");
  }

  @Test
  void events_of_the_newest_instant_are_never_forgotten() {
    int events = EventMemory.IDS_MAX + 31;
    EventMemory memory = filled(events, 0);
    assertThat(memory.size()).isEqualTo(events);
    EventMemory later = memory.with(deposit("later", 1, "1"));
    assertThat(later.settled()).containsOnlyKeys("later");
    assertThatThrownBy(() -> later.with(deposit("d0", 0, "1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stays_bounded_over_a_long_history() {
    EventMemory memory = EventMemory.EMPTY;
    for (int i = 0; i < 5_000; i++) {
      memory = memory.with(deposit("d" + i, i, "1"));
      assertThat(memory.size()).isLessThanOrEqualTo(EventMemory.IDS_MAX);
    }
  }
}
