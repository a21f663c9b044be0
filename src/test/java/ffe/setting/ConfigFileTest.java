package ffe.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ConfigFileTest {
  private static final Key<Integer> SPEED =
      Key.whole("ffe.replay.speed", 60, 1, 100).means("how fast");
  private static final Key<Secret> TOKEN = Key.secret("ffe.some.token", 4).means("a token");
  private static final Key<Integer> PORT = Key.whole("ffe.http.port", 1, 1, 9).forServer();
  private static final List<Key<?>> KEYS = List.of(SPEED, TOKEN, PORT);

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name_it() {
    path = ConfigFile.in(directory);
  }

  @Test
  void finds_what_a_line_says_and_which_line() throws IOException {
    write("\uFEFF# settings\r\n\r\n  ffe.replay.speed = 70 = 7 \r\nffe.empty=\n");
    ConfigFile file = ConfigFile.read(path);
    assertThat(file.find("ffe.replay.speed"))
        .contains(new Given("70 = 7", Given.Place.FILE, "line 3"));
    assertThat(file.find("ffe.empty")).isEmpty();
    assertThat(file.find("ffe.other")).isEmpty();
  }

  @Test
  void is_empty_where_there_is_none() {
    assertThat(ConfigFile.read(path).names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ffe.some.token hunter2secret, has no '=' between a key and its value",
    "=hunter2secret, has no key before '='",
    "ffe some token=hunter2secret, has no key before '='",
    "ffe.some.token=hunter2secret\\, ends with",
    "ffe.replay.speed=hunter2secret, 'says ffe.replay.speed again, after line 2'",
    "ffe.some.token=hunter2secret\u0007x, has a control character in its value",
  })
  void refuses_a_line_by_its_number_and_never_repeats_it(String line, String wrong)
      throws IOException {
    write("# first\nffe.replay.speed=1\n" + line + "\n");
    assertThatThrownBy(() -> ConfigFile.read(path))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 3 of ")
        .hasMessageContaining(wrong)
        .hasMessageNotContaining("hunter2secret")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void refuses_what_is_not_utf_8_by_its_line() throws IOException {
    write("");
    Files.write(path, "a=b\nc=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ConfigFile.read(path)).hasMessageContaining("line 2 of");
  }

  @Test
  void refuses_a_directory_and_a_file_without_end() throws IOException {
    Files.createDirectories(path);
    assertThatThrownBy(() -> ConfigFile.read(path)).isInstanceOf(Refusal.class);
    Files.delete(path);
    Files.writeString(path, "#".repeat(70_000));
    assertThatThrownBy(() -> ConfigFile.read(path)).hasMessageContaining("65536");
  }

  @Test
  void refuses_a_key_that_the_server_reads_before_the_file() throws IOException {
    write("\nffe.http.port=2\n");
    ConfigFile file = ConfigFile.read(path);
    assertThatThrownBy(() -> file.refuseServerKeys(KEYS))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("set FFE_HTTP_PORT in the environment");
  }

  @Test
  void a_written_template_is_read_as_nothing_said_and_is_the_owners_alone() throws IOException {
    Template.write(path, KEYS);
    assertThat(ConfigFile.read(path).names()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(path))
        .contains("\n# how fast\n# allowed: a whole number from 1 to 100\n")
        .contains("\n#ffe.replay.speed=60\n", "\n#ffe.some.token=\n#ffe.some.token.file=\n")
        .contains("FFE_HTTP_PORT")
        .doesNotContain("ffe.http.port=");
  }

  @Test
  void a_template_never_replaces_a_file() throws IOException {
    write("ffe.replay.speed=7\n");
    Template.write(path, KEYS);
    assertThat(Files.readString(path)).isEqualTo("ffe.replay.speed=7\n");
  }

  @Test
  void each_default_of_the_template_can_be_switched_on() throws IOException {
    Template.write(path, List.of(SPEED));
    Files.writeString(path, Files.readString(path).replace("#ffe.", "ffe."));
    assertThat(new Source(ConfigFile.read(path)::find).get(SPEED)).isEqualTo(60);
  }

  @Test
  void names_what_is_no_setting_with_the_nearest_that_is_one() throws IOException {
    write("ffe.replay.sped=hunter2secret\nffe.some.token.file=/x\n");
    List<String> lines =
        new Unknown(KEYS, Set.of())
                .find(
                    Set.of("FFE_SOME_TOKN", "FFE_SOME_TOKEN_FILE", "FFE_HTTP_PORT", "HOME"),
                    ConfigFile.read(path))
                .stream()
                .map(Unknown.Stranger::line)
                .toList();
    assertThat(lines)
        .containsExactly(
            "FFE_SOME_TOKN in the environment is no setting; the nearest is FFE_SOME_TOKEN",
            "ffe.replay.sped in line 1 of ffe.properties is no setting;"
                + " the nearest is ffe.replay.speed");
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
  void counts_the_letters_to_change(String a, String b, int distance) {
    assertThat(Unknown.distance(a, b)).isEqualTo(distance);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
