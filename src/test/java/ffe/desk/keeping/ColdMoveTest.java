package ffe.desk.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ColdMoveTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  private final MemoryCold cold = new MemoryCold();

  private ColdMove move() {
    return new ColdMove(
        cold,
        cold,
        new ColdMove.Plan(true, Optional.of(Duration.ofDays(90))),
        HeldClock.telling(() -> NOW));
  }

  private void threeMonthsOfTwo() {
    for (String source : List.of("kraken", "tape")) {
      cold.put(source, 2024, 1, 5);
      cold.put(source, 2024, 2, 4);
      cold.put(source, 2024, 3, 3);
    }
    cold.neededFrom = YearMonth.of(2024, 3);
  }

  @Test
  void moves_whole_months_that_are_not_needed_and_tells_the_counts_before_and_after() {
    threeMonthsOfTwo();
    ColdMove move = move();
    assertThat(move.last()).isEmpty();
    move.run();
    assertThat(cold.rows).hasSize(6);
    assertThat(cold.known).hasSize(4);
    assertThat(move.last())
        .contains(
            new ColdMove.Run(
                NOW,
                Optional.of(NOW),
                MemoryCold.series("tape").toString(),
                4,
                18,
                24,
                6,
                Optional.empty()));
    assertThat(move.view().series()).hasSize(4);
    assertThat(move.view().run()).isEqualTo(move.last());
    assertThat(move.view().afterDays()).contains(90L);
    move.run();
    assertThat(cold.known).hasSize(4);
    assertThat(move.last().orElseThrow().files()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8})
  void loses_and_doubles_nothing_wherever_a_server_dies(int step) {
    threeMonthsOfTwo();
    List<MemoryCold.Row> before = List.copyOf(cold.all());
    cold.diesAt = step;
    assertThatThrownBy(() -> move().run()).isInstanceOf(MemoryCold.Died.class);
    assertThat(cold.all()).containsExactlyInAnyOrderElementsOf(before);
    cold.diesAt = 0;
    move().run();
    assertThat(cold.all()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(cold.rows).hasSize(6);
    assertThat(cold.files.keySet()).as("no second file").hasSize(4);
  }

  @Test
  void a_run_that_fails_says_so_and_keeps_what_it_moved() {
    threeMonthsOfTwo();
    cold.diesAt = -3;
    ColdMove move = move();
    assertThatThrownBy(move::run).isInstanceOf(MemoryCold.Died.class);
    ColdMove.Run last = move.last().orElseThrow();
    assertThat(last.endedAt()).contains(NOW);
    assertThat(last.trouble()).isPresent();
    assertThat(last.files()).isEqualTo(1);
    assertThat(last.before()).isEqualTo(12);
    assertThat(last.after()).isEqualTo(7);
  }

  @Test
  void moves_a_bounded_number_of_months_a_day() {
    for (int month = 0; month < ColdMove.FILES_MAX + 1; month++) {
      cold.put("tape", 1950 + month / 12, 1 + month % 12, 1);
    }
    ColdMove move = move();
    move.run();
    assertThat(cold.rows).hasSize(1);
    move.run();
    assertThat(cold.rows).isEmpty();
  }

  @Test
  void moves_nothing_without_an_age() {
    threeMonthsOfTwo();
    ColdMove.Plan plan = new ColdMove.Plan(true, Optional.empty());
    ColdMove move = new ColdMove(cold, cold, plan, HeldClock.telling(() -> NOW));
    move.run();
    assertThat(cold.rows).hasSize(24);
    assertThat(move.last()).isEmpty();
  }
}
