package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same over years of recorded prices, where {@code FFE_TEST_DATA} names their folder. */
@Tag("external-data")
class ExternalScenariosTest {

  private static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("FFE_TEST_DATA", "external-data"));

  static Stream<String> names() {
    return Scenarios.external(FOLDER).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_run_comes_to_what_is_kept(String name) throws IOException {
    assertThat(Scenarios.external(FOLDER).get(name).get().outcome())
        .isEqualTo(Scenarios.kept(Scenarios.EXTERNAL, name));
  }
}
