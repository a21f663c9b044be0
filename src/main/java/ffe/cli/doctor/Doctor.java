package ffe.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at everything, in the order in which things are to be put right. */
public final class Doctor {

  private static final List<Check> SETTINGS =
      Stream.of(TableChecks.ALL, SettingChecks.ALL, FileChecks.SETTINGS)
          .flatMap(List::stream)
          .toList();

  private static final List<Check> ALL =
      Stream.of(
              HostChecks.ALL,
              SETTINGS,
              FileChecks.ALL,
              DatabaseChecks.ALL,
              EngineChecks.ALL,
              StorageChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Doctor() {}

  public static List<Finding> examine(Site site) {
    return ALL.stream().flatMap(check -> check.look(site)).toList();
  }

  /** Settings only: environment, configuration file, files of secrets. */
  public static List<Finding> examineSettings(Site site) {
    return SETTINGS.stream().flatMap(check -> check.look(site)).toList();
  }

  /** A configuration file by itself. */
  public static List<Finding> examineFile(Path file) {
    return TableChecks.examine(file);
  }

  public static int checks() {
    return ALL.size();
  }
}
