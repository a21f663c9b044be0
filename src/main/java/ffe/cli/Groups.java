package ffe.cli;

import picocli.CommandLine.Command;

/** Words that stand before others. */
final class Groups {

  private Groups() {}

  @Command(name = "export", description = "Writes what the engine keeps to files.")
  static final class Export {}

  @Command(name = "config", description = "The settings.")
  static final class Config {}
}
