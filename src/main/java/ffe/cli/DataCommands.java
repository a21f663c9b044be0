package ffe.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Candles and trades that people bring. */
final class DataCommands {

  private static final String PATH = "/api/v1/data/imports";

  private DataCommands() {}

  static CommandLine all(Ffe ffe) {
    return new CommandLine(new Group())
        .addSubcommand(new Import(ffe))
        .addSubcommand(new All(ffe))
        .addSubcommand(new Cancel(ffe));
  }

  @Command(name = "data", description = "Candles and trades from files.")
  static final class Group {}

  private static Sheet sheet(Object view) {
    Sheet sheet =
        Sheet.ofFields(
            view,
            "import=id",
            "state=state",
            "problem=problem",
            "series=source",
            "instrument=instrument",
            "timeframe=timeframe",
            "file=file",
            "rows read=read",
            "added=added",
            "already there=already_there",
            "of them told otherwise=different",
            "refused=refused",
            "minutes made of trades=minutes_made");
    for (Object line : Json.list(view, "refusals")) {
      sheet.row("line " + Json.text(line, "line"), Json.text(line, "reason"));
    }
    return sheet;
  }

  @Command(
      name = "import",
      description = {
        "Sends a file of candles or trades, plain CSV or gz, and waits for its end.",
        "The same file again adds nothing. Exit code 1: rows were refused, or it did not end well."
      })
  static final class Import extends Asking {

    private static final long POLL_MILLIS = 500;

    /** Polls that show the same progress before giving up: ten minutes. */
    private static final int STILL_MAX = 1_200;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, or of Binance or Kraken.")
    private Path file = Path.of("");

    @Option(
        names = "--instrument",
        required = true,
        paramLabel = "PAIR",
        description = "Such as BTC-USD.")
    private String instrument = "";

    @Option(
        names = "--timeframe",
        paramLabel = "LENGTH",
        description = "Of the candles: 1m, 5m, 15m, 1h, 4h or 1d.")
    private String timeframe = "";

    @Option(names = "--trades", description = "The file holds trades; minutes are made of them.")
    private boolean trades;

    @Option(
        names = "--series",
        paramLabel = "NAME",
        description = "Name the rows are kept under (csv): files of one venue, one name.")
    private String series = "csv";

    @Option(names = "--no-wait", description = "Ends when the file was sent.")
    private boolean leaves;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Import(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new Trouble(
            Exit.FILE, "the file " + Sheet.clean(file.toString()) + " cannot be read");
      }
      String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9 ._()+-]", "_");
      String path =
          PATH
              + "?asset_pair="
              + encoded(instrument)
              + (trades ? "&kind=trades" : "&kind=candles")
              + (timeframe.isEmpty() ? "" : "&timeframe=" + encoded(timeframe))
              + "&series="
              + encoded(series)
              + "&file="
              + encoded(name.substring(0, Math.min(name.length(), 100)));
      if (dry) {
        ffe.out().println("would POST " + file + " to " + ffe.server().base() + path);
        return Exit.OK;
      }
      Reply reply = ffe.server().upload(path, file).orTrouble();
      if (!leaves) {
        reply = awaited(Json.text(reply.json(), "id"), reply);
      }
      ffe.show(reply, DataCommands::sheet);
      Object view = reply.json();
      boolean isWell = List.of("done", "running").contains(Json.text(view, "state"));
      return isWell && Json.text(view, "refused").equals("0") ? Exit.OK : Exit.NO;
    }

    private Reply awaited(String id, Reply begun) {
      Reply now = begun;
      String said = "";
      int still = 0;
      while (Json.text(now.json(), "state").equals("running") && still < STILL_MAX) {
        String line =
            Json.text(now.json(), "bytes_read")
                + " of "
                + Json.text(now.json(), "bytes")
                + " bytes, "
                + Json.text(now.json(), "added")
                + " rows added";
        still = line.equals(said) ? still + 1 : 0;
        if (still == 0) {
          ffe.say(line);
        }
        said = line;
        sleep();
        now = ffe.server().get(PATH + "/" + Ids.key(id)).orTrouble();
      }
      return now;
    }

    private static void sleep() {
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Trouble(Exit.UNREACHABLE, "interrupted; the import goes on, see: ffe data list");
      }
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  @Command(name = "list", description = "The last imports, newest first.")
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
                  Json.list(json, "imports"),
                  "began (UTC)=started_at",
                  "id=id",
                  "state=state",
                  "series=source",
                  "instrument=instrument",
                  "timeframe=timeframe",
                  "added=added",
                  "already there=already_there",
                  "refused=refused",
                  "file=file",
                  "problem=problem"));
      return Exit.OK;
    }
  }

  @Command(name = "cancel", description = "Stops an import; what was added stays.")
  static final class Cancel extends Asking {

    @Parameters(paramLabel = "ID", description = "As 'ffe data list' shows it.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Cancel(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      String path = PATH + "/" + Ids.key(id);
      if (dry) {
        ffe.out().println("would DELETE " + ffe.server().base() + path);
        return Exit.OK;
      }
      ffe.show(ffe.server().delete(path).orTrouble(), DataCommands::sheet);
      return Exit.OK;
    }
  }
}
