package ffe.desk.models;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ModelDeskTest {

  private final MemorySpending spending = new MemorySpending();
  private Instant now = Instant.parse("2026-11-22T23:00:00Z");

  private ModelDesk desk(String budget) {
    return new ModelDesk(
        spending,
        new Roster() {
          @Override
          public List<Entry> entries() {
            return List.of();
          }

          @Override
          public BigDecimal dailyBudget() {
            return new BigDecimal(budget);
          }
        },
        new Agreements() {
          @Override
          public SortedMap<String, Agreement> since(Instant written, List<String> voters) {
            return new TreeMap<>();
          }

          @Override
          public List<Habit> judges(Instant written) {
            return List.of(new Habit("gemini", 29, 20, 3), new Habit("xai", 30, 20, 3));
          }

          @Override
          public long decisions(Instant written, List<String> voters) {
            return 0;
          }
        },
        TreeMap::new,
        HeldClock.telling(() -> now));
  }

  private void reserve(String id, String worst) {
    spending.reserve(
        new Spending.Opened(id, now, "openai", "gpt", new BigDecimal(worst)), new BigDecimal(100));
  }

  @Test
  void a_judge_of_fewer_than_thirty_debates_is_marked_as_too_few_to_tell() {
    assertThat(desk("5").today().judges())
        .containsExactly(
            new ModelsView.Judge("gemini", 29, 20, 3, true),
            new ModelsView.Judge("xai", 30, 20, 3, false));
  }

  @Test
  void what_is_left_is_not_known_before_somebody_looked() {
    assertThat(desk("5").left()).isEmpty();
  }

  @Test
  void what_is_left_is_the_budget_without_what_is_held_today() {
    ModelDesk desk = desk("5");
    reserve("a", "1.25");
    desk.tick();
    assertThat(desk.left()).hasValue(3.75);
    reserve("b", "9");
    desk.tick();
    assertThat(desk.left()).hasValue(0);
    now = now.plus(Duration.ofHours(2));
    desk.tick();
    assertThat(desk.left()).hasValue(5);
  }

  @Test
  void without_a_budget_nothing_is_left_or_missing() {
    ModelDesk desk = desk("0");
    desk.tick();
    assertThat(desk.left()).isEmpty();
  }
}
