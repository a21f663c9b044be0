package ffe.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the agent something and shows its state as it was read again afterwards. */
@Command
class ControlCommand extends Asking {

  /** What can be told without more words. */
  enum Word {
    START("Starts deciding and trading."),
    HALT("Takes no new risk until an admin lifts it; protection stays."),
    PAUSE("Makes no new decisions; protection stays."),
    RESUME("Goes on after a pause."),
    LIFT("Ends a halt (admin); start it afterwards.");

    private final String description;

    Word(String description) {
      this.description = description;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--dry-run", description = "Only say what would be sent.")
  private boolean dry;

  private final String word;

  ControlCommand(Ffe ffe, String word) {
    super(ffe);
    this.word = word;
  }

  static void addTo(CommandLine line, Ffe ffe, Word word) {
    CommandLine command = new CommandLine(new ControlCommand(ffe, word.text()));
    command.getCommandSpec().usageMessage().description(word.description);
    line.addSubcommand(word.text(), command);
  }

  String word() {
    return word;
  }

  @Override
  public Integer call() {
    String path = ffe.ofAccount("/api/v1/bot/" + word());
    if (dry) {
      ffe.out().println("would POST " + ffe.server().base() + path);
      return Exit.OK;
    }
    ffe.show(
        ffe.server().post(path, "").orTrouble(),
        json ->
            Sheet.ofFields(
                json,
                "agent=state",
                "because=status_description",
                "account=detail.account",
                "new risk refused=detail.halt_reason",
                "open positions=active_positions"));
    return Exit.OK;
  }

  /** Stops; with --flatten it sells everything first. */
  @Command(name = "stop", description = "Stops deciding; protection stays.")
  static final class Stop extends ControlCommand {

    @Option(
        names = "--flatten",
        description = "Cancel entries and sell everything; the agent is then halted.")
    private boolean flatten;

    Stop(Ffe ffe) {
      super(ffe, "stop");
    }

    @Override
    String word() {
      return flatten ? "flatten" : "stop";
    }
  }
}
