package ffe.cli.doctor;

import ffe.setting.AccessKeys;
import ffe.setting.ConfigFile;
import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.Keys;
import ffe.setting.Refusal;
import ffe.setting.Source;
import ffe.setting.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the engine's own table of settings says of what was given, in the engine's own words. */
final class TableChecks {

  static final List<Check> ALL =
      List.of(TableChecks::unknown, TableChecks::file, TableChecks::refused);

  /** Variables of secrets; each may also be given as a file. */
  static final List<String> SECRETS =
      Keys.all().stream()
          .filter(key -> key.kind().isSecret())
          .flatMap(key -> Stream.of(key.name(), key.alias()))
          .filter(name -> !name.isEmpty())
          .map(Key::variable)
          .toList();

  /** Settings with a check of their own, which says more. */
  private static final Set<Key<?>> ELSEWHERE =
      Set.of(Keys.PORT, AccessKeys.ADMIN_KEY, AccessKeys.ORIGINS);

  /** Beside those of the table; named by tests only. */
  private static final String TEST_DATA = "FFE_TEST_DATA";

  private TableChecks() {}

  /** A file by itself, whatever the environment says. */
  static List<Finding> examine(Path path) {
    Optional<Finding> wrong = wrong(path);
    if (wrong.isPresent()) {
      return List.of(wrong.get());
    }
    ConfigFile file = ConfigFile.read(path);
    List<Finding> found = new ArrayList<>(unknown(Set.of(), file).toList());
    Keys.all().forEach(key -> refused(key, file::find).ifPresent(found::add));
    return found;
  }

  private static Stream<Finding> unknown(Site site) {
    Set<String> environment = new TreeSet<>(site.environment().keySet());
    environment.remove(TEST_DATA);
    // a file that cannot be read has a finding of its own
    return wrong(site.configFile()).isPresent()
        ? Stream.empty()
        : unknown(environment, ConfigFile.read(site.configFile()));
  }

  private static Stream<Finding> unknown(Set<String> environment, ConfigFile file) {
    return new Unknown(Keys.all(), Keys.COMMAND_LINE)
        .find(environment, file).stream()
            .map(
                stranger ->
                    new Finding(
                        "UNKNOWN_SETTING",
                        stranger.name() + " in " + stranger.where() + " is no setting",
                        "it has no effect, and the default is in force",
                        "did you mean " + stranger.nearest() + "?"));
  }

  private static Stream<Finding> file(Site site) {
    return wrong(site.configFile()).stream();
  }

  private static Optional<Finding> wrong(Path path) {
    try {
      ConfigFile.read(path).refuseServerKeys(Keys.all());
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(finding("CONFIG_FILE_REFUSED", refusal, "put this line right"));
    }
  }

  private static Stream<Finding> refused(Site site) {
    if (wrong(site.configFile()).isPresent()) {
      return Stream.empty();
    }
    ConfigFile file = ConfigFile.read(site.configFile());
    return Keys.all().stream()
        .filter(key -> !ELSEWHERE.contains(key))
        .flatMap(key -> refused(key, name -> given(site, file, name)).stream());
  }

  private static Optional<Given> given(Site site, ConfigFile file, String name) {
    String variable = Key.variable(name);
    if (variable.endsWith("_FILE")) {
      // files of secrets have a check of their own
      return Optional.empty();
    }
    return site.setting(variable)
        .map(text -> new Given(text, Given.Place.ENVIRONMENT, variable))
        .or(() -> file.find(name));
  }

  private static Optional<Finding> refused(Key<?> key, Function<String, Optional<Given>> lookup) {
    try {
      new Source(lookup).check(key);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(finding("SETTING_REFUSED", refusal, "give it a value that is allowed"));
    }
  }

  private static Finding finding(String code, Refusal refusal, String fix) {
    return new Finding(code, refusal.what(), "the engine refuses to start (code 78)", fix);
  }
}
