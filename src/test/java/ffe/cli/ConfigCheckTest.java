package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.setting.Key;
import ffe.setting.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of settings, looked at as the engine would. */
@Tag("cli")
class ConfigCheckTest {

  @TempDir Path directory;

  private Typed check(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("mine.properties"), text);
    return Typed.of("config", "check", file.toString());
  }

  @Test
  void finds_nothing_in_a_file_that_says_every_default() throws IOException {
    String text =
        Keys.all().stream()
            .filter(key -> !key.kind().isForServer() && !key.kind().isSecret())
            .filter(key -> !key.equals(Keys.AUTOSTART))
            .map(key -> key.name() + "=" + key.fallback())
            .collect(Collectors.joining("\n"));
    Typed typed = check(text);
    assertThat(text).contains("ffe.agent.cycle=5m");
    assertThat(typed.out()).isEqualToIgnoringNewLines("nothing found in the settings");
    assertThat(typed.exit()).isZero();
  }

  @Test
  void names_every_fault_with_its_line_and_no_secret() throws IOException {
    Typed typed =
        check(
            """
            # mine
            ffe.agent.cycle=7m
            ffe.market.sauce=tape
            ffe.admin.api-key=hunter2
            ffe.paper.slippage-bps=-1
            """);
    assertThat(typed.exit()).isEqualTo(Exit.NO);
    assertThat(typed.out())
        .hasLineCount(4)
        .contains("UNKNOWN_SETTING: ffe.market.sauce in line 3", "did you mean ffe.market.source?")
        .contains("ffe.agent.cycle (line 2 of ffe.properties) is '7m', allowed: 1m, 5m")
        .contains("ffe.paper.slippage-bps (line 5 of ffe.properties) is '-1', allowed: ")
        .contains("ffe.admin.api-key (line 4 of ffe.properties) is '(secret)', allowed: at least")
        .doesNotContain("hunter2");
  }

  @Test
  void refuses_each_setting_that_the_server_reads_before_the_file() throws IOException {
    for (Key<?> key : Keys.all()) {
      if (key.kind().isForServer()) {
        Typed typed = check(key.name() + "=x\n");
        assertThat(typed.exit()).as(key.name()).isEqualTo(Exit.NO);
        assertThat(typed.out()).startsWith("CONFIG_FILE_REFUSED").contains(key.variable());
      }
    }
  }

  @Test
  void a_file_of_a_secret_must_be_there() throws IOException {
    Path secret = directory.resolve("pepper");
    String text = "ffe.access.pepper.file=" + secret + "\n";
    assertThat(check(text).out()).startsWith("SETTING_REFUSED").contains("a file this process");
    Files.writeString(secret, "0123456789abcdef\n");
    assertThat(check(text).exit()).isZero();
  }

  @Test
  void finds_the_file_of_a_data_directory_and_leaves_the_environment_aside() throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(config.resolve("ffe.properties"), "ffe.agent.cycle=7m\n");
    Map<String, String> environment = Map.of("FFE_PAPER_SLIPPAGE_BPS", "-1");
    for (Path place : new Path[] {directory, config}) {
      Typed typed = Typed.in(environment, "config", "check", place.toString());
      assertThat(typed.out()).hasLineCount(1).contains("'7m'");
    }
    Typed none = Typed.of("config", "check", directory.resolve("nothing").toString());
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).startsWith("ffe: no file of settings at").hasLineCount(1);
  }
}
