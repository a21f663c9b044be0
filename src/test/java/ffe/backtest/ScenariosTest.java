package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics and digests of many runs, to the last digit. */
@Tag("golden")
class ScenariosTest {

  static Stream<String> names() {
    return Scenarios.invented().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_run_comes_to_what_is_kept(String name) throws IOException {
    assertThat(Scenarios.invented().get(name).get().outcome())
        .isEqualTo(Scenarios.kept(Scenarios.INVENTED, name));
  }

  @Test
  void there_are_thirty_at_least_and_no_two_are_one() throws IOException {
    assertThat(names().count()).isGreaterThanOrEqualTo(30);
    for (String name : names().toList()) {
      assertThat(Scenarios.kept(Scenarios.INVENTED, name)).as(name).isNotEmpty();
    }
    assertThat(names().map(ScenariosTest::digest)).doesNotHaveDuplicates();
  }

  private static String digest(String name) {
    try {
      return Scenarios.kept(Scenarios.INVENTED, name).getOrDefault("digest", "none");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
