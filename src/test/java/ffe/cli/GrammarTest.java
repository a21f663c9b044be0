package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line understands, and how it says that it does not. */
@Tag("cli")
class GrammarTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                              | 2",
        "fly                             | 2",
        "status --loud                   | 2",
        "status --output pdf             | 2",
        "status --timeout 0              | 2",
        "status --timeout x              | 2",
        "status --url ftp://here         | 2",
        "status --url http://u:p@here    | 2",
        "decisions ../keys               | 2",
        "export decision 12              | 2",
        "export                          | 2",
        "status --key-file /nowhere/key  | 6",
        "data import pom.xml             | 2",
        "data import /no --instrument A  | 6",
        "data cancel ../keys             | 2",
        "backtests wait ../keys          | 2",
        "backtests cancel x              | 2",
        "backtests order --set deposit   | 2",
        "walk-forward wait ../keys       | 2",
        "walk-forward order              | 2",
        "optimizations cancel x          | 2",
        "monte-carlo order               | 2",
        "verify                          | 64",
        "verify /nowhere/file            | 6",
        "verify-backup                   | 2",
        "verify-backup /nowhere/file     | 6",
        "verify-backup pom.xml           | 1",
        "restore pom.xml                 | 1",
      })
  void refuses_with_one_line_and_a_stable_code(String line, int exit) {
    Typed typed = Typed.of(line.isEmpty() ? new String[0] : line.split(" +"));
    assertThat(typed.exit()).as(typed.err()).isEqualTo(exit);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).startsWith("ffe: ").hasLineCount(1);
  }

  @Test
  void says_who_does_not_answer() {
    Typed typed = Typed.in(Map.of("FFE_URL", "http://127.0.0.1:9"), "status");
    assertThat(typed.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(typed.err())
        .isEqualToIgnoringNewLines(
            "ffe: nobody answers at http://127.0.0.1:9; is the engine running? else give --url or FFE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "status --help", "export decision -h", "verify --help"})
  void helps_everywhere(String line) {
    Typed typed = Typed.of(line.split(" "));
    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).startsWith("Usage: ffe").endsWith("\n");
  }
}
