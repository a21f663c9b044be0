package ffe.cli;

import java.util.LinkedHashMap;
import java.util.List;
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

  /** Polls that show the same progress before giving up: ten minutes. */
  private static final int STILL_MAX = 1_200;

  /**
   * A kind.
   *
   * @param name of the command
   * @param path of its routes
   * @param list the field of a list
   * @param about the field that an order cannot be without, and what it is in words
   * @param columns of a list
   * @param facts of one
   * @param moving what tells that a run goes on
   */
  record Kind(
      String name,
      String path,
      String list,
      About about,
      List<String> columns,
      List<String> facts,
      List<String> moving) {}

  record About(String field, String words, String group) {}

  private static final List<String> SEARCHED =
      List.of(
          "verdict=summary.words",
          "trials=summary.trials",
          "return of the chosen=summary.total",
          "return in the tests=summary.outside",
          "probability of skill=summary.skill",
          "probability of overfitting=summary.overfitting",
          "digest=summary.digest",
          "data digest=summary.data",
          "code=summary.code_version");

  private static final List<String> STOOD =
      List.of("id=id", "state=state", "field=problem.field", "problem=problem.words");

  private static final List<String> LISTED =
      List.of("ordered (UTC)=ordered_at", "id=id", "state=state");

  private JobCommands() {}

  private static Kind search(String name, String path, String words) {
    return new Kind(
        name,
        path,
        "searches",
        new About("space", "What varies, as momentum.fast=5..20/5,quorum=1..2/1.", words),
        joined(LISTED, List.of("space=order.space", "verdict=summary.verdict")),
        joined(STOOD, SEARCHED),
        List.of("progress.tried", "progress.of"));
  }

  static CommandLine optimizations(Ffe ffe) {
    return all(
        ffe,
        search(
            "optimizations",
            "/api/v1/optimizations",
            "Searches for the best of many variants that the engine runs as jobs."));
  }

  static CommandLine walkForward(Ffe ffe) {
    return all(
        ffe,
        search(
            "walk-forward",
            "/api/v1/walk-forward",
            "What choosing again and again would have come to, as jobs of the engine."));
  }

  static CommandLine monteCarlo(Ffe ffe) {
    return all(
        ffe,
        new Kind(
            "monte-carlo",
            "/api/v1/monte-carlo",
            "monte_carlo",
            new About(
                "backtest",
                "Id of a backtest that is done, as 'ffe backtests list' shows it.",
                "What else chance could have made of a backtest, as jobs of the engine."),
            joined(LISTED, List.of("backtest=order.backtest", "trades=summary.trades")),
            joined(
                STOOD,
                List.of(
                    "backtest=order.backtest",
                    "trades=summary.trades",
                    "returns=summary.returns",
                    "result of returns, low=summary.of_returns.result.low",
                    "result of returns, median=summary.of_returns.result.median",
                    "result of returns, high=summary.of_returns.result.high",
                    "drawdown of returns, high=summary.of_returns.drawdown.high",
                    "result of trades, low=summary.of_trades.result.low",
                    "result of trades, median=summary.of_trades.result.median",
                    "result of trades, high=summary.of_trades.result.high",
                    "drawdown of trades, high=summary.of_trades.drawdown.high",
                    "digest=summary.digest",
                    "run digest=summary.run",
                    "data digest=summary.data",
                    "code=summary.code_version")),
            List.of("progress.share")));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return java.util.stream.Stream.concat(first.stream(), then.stream()).toList();
  }

  private static CommandLine all(Ffe ffe, Kind kind) {
    CommandLine group =
        new CommandLine(new Group())
            .addSubcommand(new All(ffe, kind))
            .addSubcommand(order(new Order(ffe, kind), kind))
            .addSubcommand(new Wait(ffe, kind))
            .addSubcommand(new Cancel(ffe, kind));
    group.getCommandSpec().name(kind.name()).usageMessage().description(kind.about().group());
    return group;
  }

  private static CommandLine order(Order order, Kind kind) {
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

  private static Sheet sheet(Kind kind, Object view) {
    return Sheet.ofFields(view, kind.facts().toArray(new String[0]));
  }

  private static int exit(Reply reply) {
    return List.of("done", "queued", "running").contains(Json.text(reply.json(), "state"))
        ? Exit.OK
        : Exit.NO;
  }

  /** Asks until it has ended, or nothing moved for long. */
  private static Reply awaited(Ffe ffe, Kind kind, String id) {
    Reply now = ffe.server().get(kind.path() + "/" + id).orTrouble();
    String said = "";
    int still = 0;
    while (List.of("queued", "running").contains(Json.text(now.json(), "state"))
        && still < STILL_MAX) {
      Object json = now.json();
      String line =
          Json.text(json, "state")
              + " "
              + kind.moving().stream()
                  .map(f -> Json.text(json, f))
                  .collect(Collectors.joining(" of "));
      still = line.equals(said) ? still + 1 : 0;
      if (still == 0) {
        ffe.say(line);
      }
      said = line;
      sleep(kind);
      now = ffe.server().get(kind.path() + "/" + id).orTrouble();
    }
    return now;
  }

  private static void sleep(Kind kind) {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(
          Exit.UNREACHABLE, "interrupted; it goes on, see: ffe " + kind.name() + " list");
    }
  }

  private static String id(Kind kind, String text) {
    if (!text.matches("[0-9a-f]{12}")) {
      throw new Trouble(
          Exit.USAGE,
          "'"
              + Sheet.clean(text)
              + "': an id is 12 hexadecimal digits; see: ffe "
              + kind.name()
              + " list");
    }
    return text;
  }

  @Command(name = "list", description = "The last ones, newest first.")
  static final class All extends Asking {

    private final Kind kind;

    @Option(names = "--limit", paramLabel = "N", description = "1 to 100 (20).")
    private int limit = 20;

    All(Ffe ffe, Kind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(kind.path() + "?limit=" + limit).orTrouble(),
          json -> Sheet.of(Json.list(json, kind.list()), kind.columns().toArray(new String[0])));
      return Exit.OK;
    }
  }

  @Command(name = "order")
  static final class Order extends Asking {

    private final Kind kind;

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

    Order(Ffe ffe, Kind kind) {
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
        reply = awaited(ffe, kind, id(kind, Json.text(reply.json(), "id")));
      }
      ffe.show(reply, view -> sheet(kind, view));
      return exit(reply);
    }
  }

  @Command(name = "wait", description = "Waits for its end. Exit code 1: it did not end well.")
  static final class Wait extends Asking {

    private final Kind kind;

    @Parameters(paramLabel = "ID", description = "As the list shows it.")
    private String id = "";

    Wait(Ffe ffe, Kind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      Reply reply = awaited(ffe, kind, id(kind, id));
      ffe.show(reply, view -> sheet(kind, view));
      return exit(reply);
    }
  }

  @Command(name = "cancel", description = "Ends one that waits or runs.")
  static final class Cancel extends Asking {

    private final Kind kind;

    @Parameters(paramLabel = "ID", description = "As the list shows it.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Cancel(Ffe ffe, Kind kind) {
      super(ffe);
      this.kind = kind;
    }

    @Override
    public Integer call() {
      String path = kind.path() + "/" + id(kind, id);
      if (dry) {
        ffe.out().println("would DELETE " + ffe.server().base() + path);
        return Exit.OK;
      }
      ffe.show(ffe.server().delete(path).orTrouble(), view -> sheet(kind, view));
      return Exit.OK;
    }
  }
}
