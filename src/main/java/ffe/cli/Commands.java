package ffe.cli;

import java.time.Clock;
import picocli.CommandLine;

/** Every command there is, in the order of the help. */
final class Commands {

  private Commands() {}

  static void addTo(CommandLine line, Ffe ffe) {
    line.addSubcommand(new StatusCommand(ffe))
        .addSubcommand(new BookCommands.Positions(ffe))
        .addSubcommand(new BookCommands.Orders(ffe))
        .addSubcommand(new DecisionsCommand(ffe))
        .addSubcommand(new BookCommands.Analyze(ffe))
        .addSubcommand(new ControlCommand.Stop(ffe));
    for (ControlCommand.Word word : ControlCommand.Word.values()) {
      ControlCommand.addTo(line, ffe, word);
    }
    BackupCommands.all(ffe).forEach(line::addSubcommand);
    line.addSubcommand(
            new CommandLine(new Groups.Export())
                .addSubcommand(new ExportDecision(ffe))
                .addSubcommand(new ExportDecisions(ffe)))
        .addSubcommand(new VerifyCommand(ffe))
        .addSubcommand(new RunCommands.Backtests(ffe))
        .addSubcommand(new OptimizeCommand(ffe, Clock.systemUTC()))
        .addSubcommand(
            "backtests",
            JobCommands.all(
                ffe, JobKind.backtests(), new CommandLine(new BacktestOrderCommand(ffe))))
        .addSubcommand("optimizations", JobCommands.all(ffe, JobKind.optimizations()))
        .addSubcommand("walk-forward", JobCommands.all(ffe, JobKind.walkForward()))
        .addSubcommand("monte-carlo", JobCommands.all(ffe, JobKind.monteCarlo()))
        .addSubcommand(DataCommands.all(ffe))
        .addSubcommand(KeyCommands.all(ffe))
        .addSubcommand(new LoginLinkCommand(ffe, Clock.systemUTC()))
        .addSubcommand(
            new CommandLine(new Groups.Config())
                .addSubcommand("check", new ConfigCheckCommand(ffe)))
        .addSubcommand("doctor", new DoctorCommand(ffe, false));
  }
}
