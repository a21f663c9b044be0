package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.Keys;
import ffe.setting.SettingView;
import ffe.setting.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class KeysTest {

  @Test
  void every_setting_of_the_table_is_read_and_shown_with_its_meaning() {
    Source source = new Source(key -> Optional.empty());
    Settings settings = new SettingsReader(source).read();
    List<SettingView> views = source.views(Keys.all());
    assertThat(views.stream().map(SettingView::key))
        .containsExactlyElementsOf(Keys.all().stream().map(Key::name).toList())
        .doesNotHaveDuplicates();
    assertThat(views).allSatisfy(view -> assertThat(view.meaning()).isNotBlank());
    assertThat(settings.agent().autostart()).isTrue();
  }

  @Test
  void every_default_is_in_its_own_range() {
    Source source =
        new Source(
            name ->
                Keys.all().stream()
                    .filter(key -> key.name().equals(name) && !key.equals(Keys.AUTOSTART))
                    .map(key -> new Given(key.fallback(), Given.Place.FILE, "line 1"))
                    .findFirst());
    assertThat(new SettingsReader(source).read())
        .isEqualTo(new SettingsReader(new Source(key -> Optional.empty())).read());
  }

  @Test
  void the_server_reads_no_setting_that_the_table_leaves_to_the_file() throws Exception {
    String engine = Files.readString(Path.of("liberty/engine.xml"));
    List<String> read =
        new TreeSet<>(
                Pattern.compile("\\$\\{(ffe[.][a-z.-]+)}")
                    .matcher(engine)
                    .results()
                    .map((MatchResult found) -> found.group(1).replaceAll("[.]file$", ""))
                    .toList())
            .stream().toList();
    assertThat(read).contains("ffe.data.dir", "ffe.db.password", "ffe.http.port");
    // what its telemetry reads comes by way of this
    read = Stream.concat(read.stream(), Stream.of(TelemetrySource.NAME)).toList();
    assertThat(Keys.all())
        .filteredOn(key -> key.kind().name().startsWith("SERVER"))
        .extracting(Key::name)
        .containsExactlyInAnyOrderElementsOf(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docker/compose.yaml",
        "docker/Dockerfile",
        "kubernetes/README.md",
        "kubernetes/base/kustomization.yaml",
        "kubernetes/base/deployment.yaml",
        "src/assembly/bin/ffe-server"
      })
  void names_no_variable_that_is_none(String file) throws Exception {
    List<String> known =
        Stream.concat(
                Keys.COMMAND_LINE.stream(),
                Keys.all().stream()
                    .flatMap(key -> Stream.of(key.variable(), key.variable() + "_FILE")))
            .toList();
    List<String> named =
        Pattern.compile("\\bFFE_[A-Z_]+")
            .matcher(Files.readString(Path.of(file)))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }
}
