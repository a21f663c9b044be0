package ffe.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Jobs of one kind that the engine runs: ordered, listed, waited for, cancelled. */
final class JobCommands {

  private static final long POLL_MILLIS = 500;

  /** Polls of a run that show the same progress before giving up: ten minutes. */
  private static final int STILL_MAX = 1_200;

  private JobCommands() {}

  static CommandLine all(Ffe ffe, JobKind kind) {
    return all(ffe, kind, order(new Order(ffe, kind), kind));
  }

  /** With a command of its own to order one. */
  static CommandLine all(Ffe ffe, JobKind kind, CommandLine order) {
    CommandLine group =
        new CommandLine(new Group())
            .addSubcommand(new All(ffe, kind))
            .addSubcommand(order)
            .addSubcommand(new Wait(ffe, kind))
            .addSubcommand(new Cancel(ffe, kind));
    group.getCommandSpec().name(kind.name()).usageMessage().description(kind.about().group());
    return group;
  }

  private static CommandLine order(Order order, JobKind kind) {
    CommandLine line = new CommandLine(order);
    line.getCommandSpec()
        .usageMessage()
        .description(
            "Has the engine run it and waits for its end. " + kind.about().words(),
            "Exit code 1: it did not come to its end.");
    return line;
  }

  @Command(name = "jobs")
  static final class Group {}

  /**
   * Asks until it has ended, or its run has not moved for long. What waits in the queue is waited
   * for: those before it may take long.
   */
  static Reply awaited(Ffe ffe, JobKind kind, String id) {
    Reply now = ffe.server().get(kind.path() + "/" + id).orTrouble();
    String said = "";
    int still = 0;
    while (kind.isOpen(now) && still < STILL_MAX) {
      String line = kind.moved(now);
      if (!line.equals(said)) {
        ffe.say(line);
      }
      still = line.equals(said) && !kind.isQueued(now) ? still + 1 : 0;
      said = line;
      sleep(kind);
      now = ffe.server().get(kind.path() + "/" + id).orTrouble();
    }
    if (kind.isOpen(now)) {
      ffe.say(
          "it has not moved for ten minutes and goes on; see: ffe " + kind.name() + " wait " + id);
    }
    return now;
  }

  private static void sleep(JobKind kind) {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(
          Exit.UNREACHABLE, "interrupted; it goes on, see: ffe " + kind.name() + " list");
    }
  }

  @Command(name = "list", description = "The last ones, newest first.")
  static final class All extends Asking {

    private final JobKind kind;

    @Option(names = "--limit", paramLabel = "N", description = "1 to 100 (20).")
    private int limit = 20;

    All(Ffe ffe, JobKind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      ffe.show(ffe.server().get(kind.path() + "?limit=" + limit).orTrouble(), kind::sheetOfAll);
      return Exit.OK;
    }
  }

  @Command(name = "order")
  static final class Order extends Asking {

    private final JobKind kind;

    @Parameters(paramLabel = "WHAT", description = "See above.")
    private String about = "";

    @Option(
        names = "--set",
        paramLabel = "FIELD=VALUE",
        description = "Any other field, as the REST interface names it.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(names = "--no-wait", description = "Ends when it stands in the queue.")
    private boolean leaves;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Order(Ffe ffe, JobKind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      Map<String, String> fields = new LinkedHashMap<>(others);
      fields.put(kind.about().field(), about);
      String json =
          fields.entrySet().stream()
              .map(e -> Json.quote(e.getKey()) + ":" + Json.quote(e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      if (dry) {
        ffe.out()
            .println(
                "would POST " + Sheet.clean(json) + " to " + ffe.server().base() + kind.path());
        return Exit.OK;
      }
      Reply reply = ffe.server().post(kind.path(), json).orTrouble();
      if (!leaves) {
        reply = awaited(ffe, kind, kind.id(Json.text(reply.json(), "id")));
      }
      ffe.show(reply, kind::sheet);
      return leaves ? kind.exitOfOrder(reply) : kind.exitOfEnd(reply);
    }
  }

  @Command(name = "wait", description = "Waits for its end. Exit code 1: it did not end well.")
  static final class Wait extends Asking {

    private final JobKind kind;

    @Parameters(paramLabel = "ID", description = "As the list shows it.")
    private String id = "";

    Wait(Ffe ffe, JobKind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      Reply reply = awaited(ffe, kind, kind.id(id));
      ffe.show(reply, kind::sheet);
      return kind.exitOfEnd(reply);
    }
  }

  @Command(name = "cancel", description = "Ends one that waits or runs.")
  static final class Cancel extends Asking {

    private final JobKind kind;

    @Parameters(paramLabel = "ID", description = "As the list shows it.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Cancel(Ffe ffe, JobKind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      String path = kind.path() + "/" + kind.id(id);
      if (dry) {
        ffe.out().println("would DELETE " + ffe.server().base() + path);
        return Exit.OK;
      }
      ffe.show(ffe.server().delete(path).orTrouble(), kind::sheet);
      return Exit.OK;
    }
  }
}
