package ffe.cli;

import picocli.CommandLine;

/** Every command there is, in the order of the help. */
final class Commands {

  private Commands() {}

  static void addTo(CommandLine line, Ffe ffe) {
    line.addSubcommand(new StatusCommand(ffe))
        .addSubcommand(new DecisionsCommand(ffe))
        .addSubcommand(new CommandLine(new Groups.Export()).addSubcommand(new ExportDecision(ffe)))
        .addSubcommand(new VerifyCommand(ffe));
  }
}
