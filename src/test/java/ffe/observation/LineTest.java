package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LineTest {

  @Test
  void a_value_that_nobody_reads_is_not_computed_and_one_that_is_read_once() {
    List<Integer> computed = new ArrayList<>();
    Line line =
        Line.each(
            10,
            3,
            i -> {
              computed.add(i);
              return i * 2;
            });
    assertThat(line.last()).isEqualTo(18);
    assertThat(line.at(9)).isEqualTo(18);
    assertThat(line.at(5)).isEqualTo(10);
    assertThat(computed).containsExactly(9, 5);
    assertThat(line.all()).endsWith(6, 8, 10, 12, 14, 16, 18);
    assertThat(computed).doesNotHaveDuplicates().doesNotContain(0, 1, 2);
  }

  @Test
  void warms_up_either_way() {
    for (Line line : List.of(Line.each(5, 3, i -> i), Line.of(new double[] {0, 1, 2, 3, 4}, 3))) {
      assertThat(line.isWarm()).isTrue();
      assertThat(line.size()).isEqualTo(5);
      assertThat(line.at(3)).isEqualTo(3);
      assertThatThrownBy(() -> line.at(2)).isInstanceOf(IllegalStateException.class);
      for (int outside : new int[] {-1, 5}) {
        assertThatThrownBy(() -> line.at(outside))
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("no value " + outside + " in a line of 5");
      }
    }
    assertThatThrownBy(() -> Line.each(3, 3, i -> i).last())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobody_reads_what_is_not_finite() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Line line = Line.each(5, 0, i -> i == 4 ? odd : i);
      assertThat(line.at(3)).isEqualTo(3);
      assertThatThrownBy(line::last)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not finite");
      assertThatThrownBy(() -> Line.of(new double[] {1, odd}, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(Line.of(new double[] {odd, 1}, 1).last()).as("before it is warm").isEqualTo(1);
    }
  }
}
