package ffe.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A backtest that the engine runs as a job. */
@Command(
    name = "order",
    description = {
      "Has the engine run a backtest and waits for its end; without options over the bundled",
      "recording. Exit code 1: it did not come to its end."
    })
final class BacktestOrderCommand extends Asking {

  private final JobKind kind = JobKind.backtests();

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

  BacktestOrderCommand(Ffe ffe) {
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
      ffe.out()
          .println("would POST " + Sheet.clean(json) + " to " + ffe.server().base() + kind.path());
      return Exit.OK;
    }
    Reply reply = ffe.server().post(kind.path(), json).orTrouble();
    if (!leaves) {
      reply = JobCommands.awaited(ffe, kind, kind.id(Json.text(reply.json(), "id")));
    }
    ffe.show(reply, kind::sheet);
    return leaves ? kind.exitOfOrder(reply) : kind.exitOfEnd(reply);
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
