package ffe.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SourceTest {
  private static final Key<Integer> SPEED =
      Key.whole("ffe.speed", 60, 1, 100).alias("speed").means("how fast");
  private static final Key<Secret> TOKEN = Key.secret("ffe.token", 8).means("a token");
  private static final Key<String> URL = Key.text("ffe.url", "");

  @TempDir Path directory;
  private final Map<String, Given> given = new HashMap<>();
  private final Source source = new Source(name -> Optional.ofNullable(given.get(name)));

  @Test
  void tells_of_each_value_where_it_came_from() {
    assertThat(source.get(SPEED)).isEqualTo(60);
    assertThat(view(SPEED).source()).isEqualTo("default");
    give("ffe.speed", "7", Given.Place.FILE, "line 3");
    assertThat(source.get(SPEED)).isEqualTo(7);
    assertThat(view(SPEED))
        .isEqualTo(
            new SettingView(
                "ffe.speed",
                "FFE_SPEED",
                "7",
                "file, line 3",
                "60",
                "a whole number from 1 to 100",
                "how fast",
                false));
  }

  @Test
  void takes_an_alias_unless_the_name_itself_is_given_as_strongly() {
    give("speed", "8", Given.Place.ENVIRONMENT, "SPEED");
    give("ffe.speed", "7", Given.Place.FILE, "line 3");
    assertThat(source.get(SPEED)).isEqualTo(8);
    give("ffe.speed", "9", Given.Place.ENVIRONMENT, "FFE_SPEED");
    assertThat(source.get(SPEED)).isEqualTo(9);
  }

  @Test
  void names_the_place_that_has_to_be_changed() {
    give("ffe.speed", "fast", Given.Place.FILE, "line 3");
    assertThatThrownBy(() -> source.get(SPEED))
        .hasMessage(
            "ffe refuses to start: ffe.speed (line 3 of ffe.properties) is 'fast',"
                + " allowed: a whole number from 1 to 100");
    give("ffe.speed", "fast", Given.Place.ENVIRONMENT, "SPEED");
    assertThatThrownBy(() -> source.get(SPEED)).hasMessageContaining("ffe.speed (SPEED) is 'fast'");
  }

  @Test
  void shows_of_a_secret_only_that_it_is_set() {
    assertThat(source.secret(TOKEN)).isEmpty();
    assertThat(view(TOKEN).value()).isEqualTo("not set");
    give("ffe.token", "hunter2secret", Given.Place.FILE, "line 3");
    assertThat(source.secret(TOKEN).orElseThrow().reveal()).isEqualTo("hunter2secret");
    assertThat(view(TOKEN).value()).isEqualTo("set");
    give("ffe.token", "hunter2", Given.Place.FILE, "line 3");
    assertThatThrownBy(() -> source.secret(TOKEN))
        .hasMessageContaining("(secret)")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void hides_what_an_address_logs_in_with() {
    give("ffe.url", "jdbc:postgresql://h/d?user=u&password=hunter2&ssl=true", env(), "FFE_URL");
    source.find(URL);
    assertThat(view(URL).value())
        .isEqualTo("jdbc:postgresql://h/d?user=u&password=(secret)&ssl=true");
    assertThat(Source.shown("https://me:hunter2@host/x")).isEqualTo("https://(secret)@host/x");
  }

  @Test
  void a_secret_file_of_the_environment_counts_more_than_a_secret_of_the_file() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "in-a-file\n");
    give("ffe.token", "hunter2secret", Given.Place.FILE, "line 3");
    give("ffe.token.file", file.toString(), env(), "FFE_TOKEN_FILE");
    assertThat(source.secret(TOKEN).orElseThrow().reveal()).isEqualTo("in-a-file");
    assertThat(view(TOKEN).source()).isEqualTo("environment FFE_TOKEN_FILE");
    give("ffe.token", "hunter2secret", env(), "FFE_TOKEN");
    assertThat(source.secret(TOKEN).orElseThrow().reveal()).isEqualTo("hunter2secret");
  }

  @Test
  void reads_a_secret_again_when_its_file_has_changed() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "first-token");
    Secret secret = Secret.in(file, text -> text.length() >= 8);
    write(file, "second-token", 1);
    assertThat(secret.reveal()).isEqualTo("second-token");
    assertThat(secret.matches("first-token")).isFalse();
    write(file, "short", 2);
    assertThat(secret.reveal()).isEqualTo("second-token");
    Files.delete(file);
    assertThat(secret.reveal()).isEqualTo("second-token");
    write(file, "third-token", 3);
    assertThat(secret.reveal()).isEqualTo("third-token");
    assertThat(secret).hasToString("(secret)");
  }

  private static void write(Path file, String text, int second) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
  }

  private static Given.Place env() {
    return Given.Place.ENVIRONMENT;
  }

  private void give(String name, String text, Given.Place place, String where) {
    given.put(name, new Given(text, place, where));
  }

  private SettingView view(Key<?> key) {
    return source.views(List.of(key)).get(0);
  }
}
