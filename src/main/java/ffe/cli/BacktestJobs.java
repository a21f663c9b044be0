package ffe.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backtests that the engine runs as jobs. */
final class BacktestJobs {

  private static final String PATH = "/api/v1/backtests";
  private static final long POLL_MILLIS = 500;

  /** Polls that show the same progress before giving up: ten minutes. */
  private static final int STILL_MAX = 1_200;

  private BacktestJobs() {}

  static CommandLine all(Ffe ffe) {
    return new CommandLine(new Group())
        .addSubcommand(new All(ffe))
        .addSubcommand(new Order(ffe))
        .addSubcommand(new Wait(ffe))
        .addSubcommand(new Cancel(ffe));
  }

  @Command(name = "backtests", description = "Backtests that the engine runs as jobs.")
  static final class Group {}

  private static Sheet sheet(Object view) {
    return Sheet.ofFields(
        view,
        "backtest=id",
        "state=state",
        "source=order.source",
        "instrument=order.asset_pair",
        "timeframe=order.timeframe",
        "told up to=progress.told",
        "cycles=progress.cycles",
        "seconds left=progress.seconds_left",
        "field=problem.field",
        "problem=problem.words",
        "verdict=summary.verdict",
        "total return=summary.total",
        "of holding=summary.held",
        "trades=summary.trades",
        "digest=summary.digest",
        "data digest=summary.data",
        "code=summary.code_version");
  }

  private static int exit(Reply reply) {
    String state = Json.text(reply.json(), "state");
    return List.of("done", "queued", "running").contains(state) ? Exit.OK : Exit.NO;
  }

  private static boolean isOpen(Reply reply) {
    return List.of("queued", "running").contains(Json.text(reply.json(), "state"));
  }

  /** Asks until it has ended, or nothing moved for long. */
  private static Reply awaited(Ffe ffe, String id) {
    Reply now = ffe.server().get(PATH + "/" + id).orTrouble();
    String said = "";
    int still = 0;
    while (isOpen(now) && still < STILL_MAX) {
      String line =
          Json.text(now.json(), "state")
              + " "
              + Json.text(now.json(), "progress.told")
              + ", "
              + Json.text(now.json(), "progress.cycles")
              + " cycles";
      still = line.equals(said) ? still + 1 : 0;
      if (still == 0) {
        ffe.say(line);
      }
      said = line;
      sleep();
      now = ffe.server().get(PATH + "/" + id).orTrouble();
    }
    return now;
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Exit.UNREACHABLE, "interrupted; it goes on, see: ffe backtests list");
    }
  }

  private static String id(String text) {
    if (!text.matches("[0-9a-f]{12}")) {
      throw new Trouble(
          Exit.USAGE,
          "'" + Sheet.clean(text) + "': an id is 12 hexadecimal digits; see: ffe backtests list");
    }
    return text;
  }

  @Command(name = "list", description = "The last backtests, newest first.")
  static final class All extends Asking {

    @Option(names = "--limit", paramLabel = "N", description = "1 to 100 (20).")
    private int limit = 20;

    All(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(PATH + "?limit=" + limit).orTrouble(),
          json ->
              Sheet.of(
                  Json.list(json, "backtests"),
                  "ordered (UTC)=ordered_at",
                  "id=id",
                  "state=state",
                  "source=order.source",
                  "instrument=order.asset_pair",
                  "timeframe=order.timeframe",
                  "verdict=summary.verdict",
                  "total return=summary.total",
                  "trades=summary.trades",
                  "problem=problem.words"));
      return Exit.OK;
    }
  }

  @Command(
      name = "order",
      description = {
        "Has the engine run a backtest and waits for its end; without options over the bundled",
        "recording. Exit code 1: it did not come to its end."
      })
  static final class Order extends Asking {

    @Option(names = "--source", paramLabel = "NAME", description = "tape, or import:mine (tape).")
    private @Nullable String source;

    @Option(
        names = "--pair",
        paramLabel = "PAIRS",
        description = "Such as BTC-USD, or BTC-USD,ETH-USD: one account trades them all.")
    private @Nullable String pair;

    @Option(names = "--timeframe", paramLabel = "LENGTH", description = "Of stored candles.")
    private @Nullable String timeframe;

    @Option(names = "--from", paramLabel = "DAY", description = "The oldest there is without it.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The first day left out.")
    private @Nullable String to;

    @Option(names = "--analysts", paramLabel = "NAMES", description = "With commas between them.")
    private @Nullable String analysts;

    @Option(
        names = "--set",
        paramLabel = "FIELD=VALUE",
        description = "Any other field: deposit, taker_fee_bps, trials, position_max ...")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(names = "--no-wait", description = "Ends when it stands in the queue.")
    private boolean leaves;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Order(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      Map<String, String> fields = new LinkedHashMap<>(others);
      put(fields, "source", source);
      put(fields, "asset_pair", pair);
      put(fields, "timeframe", timeframe);
      put(fields, "from", from);
      put(fields, "to", to);
      put(fields, "analysts", analysts);
      String json =
          fields.entrySet().stream()
              .map(e -> Json.quote(e.getKey()) + ":" + Json.quote(e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      if (dry) {
        ffe.out().println("would POST " + Sheet.clean(json) + " to " + ffe.server().base() + PATH);
        return Exit.OK;
      }
      Reply reply = ffe.server().post(PATH, json).orTrouble();
      if (!leaves) {
        reply = awaited(ffe, id(Json.text(reply.json(), "id")));
      }
      ffe.show(reply, BacktestJobs::sheet);
      return exit(reply);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
      if (value != null) {
        fields.put(name, value);
      }
    }
  }

  @Command(
      name = "wait",
      description = "Waits for the end of a backtest. Exit code 1: it did not end well.")
  static final class Wait extends Asking {

    @Parameters(paramLabel = "ID", description = "As 'ffe backtests list' shows it.")
    private String id = "";

    Wait(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      Reply reply = awaited(ffe, id(id));
      ffe.show(reply, BacktestJobs::sheet);
      return exit(reply);
    }
  }

  @Command(name = "cancel", description = "Ends a backtest that waits or runs.")
  static final class Cancel extends Asking {

    @Parameters(paramLabel = "ID", description = "As 'ffe backtests list' shows it.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Cancel(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      String path = PATH + "/" + id(id);
      if (dry) {
        ffe.out().println("would DELETE " + ffe.server().base() + path);
        return Exit.OK;
      }
      ffe.show(ffe.server().delete(path).orTrouble(), BacktestJobs::sheet);
      return Exit.OK;
    }
  }
}
