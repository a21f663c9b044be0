package ffe.adapter.liberty;

import ffe.setting.ConfigFile;
import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.Keys;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import ffe.setting.SettingView;
import ffe.setting.Source;
import ffe.setting.Template;
import ffe.setting.Unknown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** What was configured, out of the environment, the server's own variables, and the file. */
final class Configured {
  private static final int DEFAULTS_ORDINAL = 100;

  private final Config config;
  private final ConfigFile file;
  private final Source source;
  private final Settings settings;

  /** Reads and checks; throws a {@link Refusal} at the first thing that is wrong. */
  Configured(Config config) {
    this.config = config;
    Path dataDir = new Source(this::outside).get(Keys.DATA_DIR);
    this.file = ConfigFile.read(ConfigFile.in(dataDir));
    file.refuseServerKeys(Keys.all());
    this.source = new Source(name -> strongest(outside(name), file.find(name)));
    this.settings = check(new SettingsReader(source).read());
  }

  Settings settings() {
    return settings;
  }

  /** Makes what a lane is made of, so that a lane never fails for a setting. */
  static Settings check(Settings settings) {
    try {
      Rules.fills(settings);
      Rules.of(settings);
      return settings;
    } catch (IllegalArgumentException e) {
      throw new Refusal("ffe", "these settings together", String.valueOf(e.getMessage()));
    }
  }

  /** What was given for each key. */
  Source source() {
    return source;
  }

  /** What was read, in the order of the table. */
  List<SettingView> views() {
    return source.views(Keys.all());
  }

  /** Every secret that was given. */
  @SuppressWarnings("unchecked") // no other key is of this kind
  List<Secret> secrets() {
    return Keys.all().stream()
        .filter(key -> key.kind().isSecret())
        .flatMap(key -> source.secret((Key<Secret>) key).stream())
        .toList();
  }

  /** A line for each name that looks like a setting and is none. */
  List<String> unknown(Set<String> environment) {
    return new Unknown(Keys.all(), Keys.COMMAND_LINE)
        .find(environment, file).stream().map(Unknown.Stranger::line).toList();
  }

  static void writeTemplate(Path dataDir) {
    Path path = ConfigFile.in(dataDir);
    try {
      Template.write(path, Keys.all());
    } catch (IOException e) {
      Refusal refusal =
          new Refusal("ffe.data.dir", dataDir.toString(), "a directory this process can write to");
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static Optional<Given> strongest(Optional<Given> outside, Optional<Given> inFile) {
    return outside.filter(g -> g.place() != Given.Place.DEFAULT).or(() -> inFile).or(() -> outside);
  }

  private Optional<Given> outside(String name) {
    ConfigValue value = config.getConfigValue(name);
    boolean isDefault = value.getSourceOrdinal() < DEFAULTS_ORDINAL;
    // raw: a secret with ${ in it is that text; a default may stand for another name's value
    String text = isDefault ? value.getValue() : value.getRawValue();
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String variable = Key.variable(name);
    Given.Place place =
        isDefault
            ? Given.Place.DEFAULT
            : System.getenv(variable) != null ? Given.Place.ENVIRONMENT : Given.Place.SERVER;
    return Optional.of(new Given(text, place, place == Given.Place.ENVIRONMENT ? variable : name));
  }
}
