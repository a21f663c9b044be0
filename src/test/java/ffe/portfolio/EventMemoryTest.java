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
  void a_full_memory_refuses_every_repetition() {
    EventMemory memory = filled(EventMemory.IDS_MAX, 1);
    assertThat(memory.ids()).hasSize(EventMemory.IDS_MAX);
    for (int i = 0; i < EventMemory.IDS_MAX; i++) {
      LedgerEvent again = deposit("d" + i, i, "1");
      assertThatThrownBy(() -> memory.with(again)).hasMessageContaining("booked once");
    }
  }

  @Test
  void one_event_more_forgets_the_older_half() {
    EventMemory memory = filled(EventMemory.IDS_MAX + 1, 1);
    assertThat(memory.ids()).hasSize(EventMemory.IDS_MAX / 2);
    assertThat(memory.forgottenUntil()).isEqualTo(T0.plusSeconds(EventMemory.IDS_MAX / 2));
  }

  @Test
  void a_forgotten_event_is_refused_as_too_old_to_tell() {
    EventMemory memory = filled(EventMemory.IDS_MAX + 1, 1);
    for (int i = 0; i <= EventMemory.IDS_MAX; i++) {
      LedgerEvent again = deposit("d" + i, i, "1");
      assertThatThrownBy(() -> memory.with(again)).isInstanceOf(IllegalStateException.class);
    }
    LedgerEvent lateButNew = deposit("late", EventMemory.IDS_MAX / 2 + 1, "1");
    assertThat(memory.with(lateButNew).ids()).containsKey("late");
    assertThatThrownBy(() -> memory.with(deposit("older", EventMemory.IDS_MAX / 2, "1")))
        .hasMessageContaining("too old to tell");
  }

  @Test
  void events_of_the_newest_instant_are_never_forgotten() {
    EventMemory memory = filled(EventMemory.IDS_MAX + 10, 0);
    assertThat(memory.ids()).hasSize(EventMemory.IDS_MAX + 10);
    EventMemory later = memory.with(deposit("later", 1, "1"));
    assertThat(later.ids().keySet()).containsExactly("later");
    assertThatThrownBy(() -> later.with(deposit("d0", 0, "1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stays_bounded_over_a_long_history() {
    EventMemory memory = filled(5_000, 1);
    assertThat(memory.ids().size()).isLessThanOrEqualTo(EventMemory.IDS_MAX);
  }
}
