package ffe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is held and ordered, and advice. */
final class BookCommands {

  private BookCommands() {}

  @Command(name = "positions", description = "What is held, with its protection.")
  static final class Positions extends Asking {

    Positions(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(ffe.ofAccount("/api/v1/positions")).orTrouble(),
          json ->
              Sheet.of(
                  Json.list(json, "positions"),
                  "instrument=instrument",
                  "quantity=quantity",
                  "average price=average_price",
                  "last price=last_price",
                  "value=value.amount",
                  "unrealised=unrealised.amount",
                  "currency=value.currency",
                  "stop=stop",
                  "target=target",
                  "protected=is_protected",
                  "opened (UTC)=opened_at"));
      return Exit.OK;
    }
  }

  @Command(name = "orders", description = "The last orders, newest first.")
  static final class Orders extends Asking {

    @Option(names = "--limit", paramLabel = "N", description = "1 to 500 (20).")
    private int limit = 20;

    Orders(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(ffe.ofAccount("/api/v1/orders?limit=" + limit)).orTrouble(),
          json ->
              Sheet.of(
                  Json.list(json, "orders"),
                  "changed (UTC)=changed_at",
                  "id=proposal.id",
                  "purpose=proposal.purpose",
                  "side=proposal.side",
                  "type=proposal.type",
                  "instrument=proposal.instrument",
                  "quantity=proposal.quantity",
                  "filled=filled",
                  "state=state",
                  "note=note"));
      return Exit.OK;
    }
  }

  @Command(
      name = "analyze",
      description = "Asks for a decision now, as advice; nothing is acted on.")
  static final class Analyze extends Asking {

    @Parameters(
        arity = "0..1",
        paramLabel = "PAIR",
        description = "Such as BTC-USD (what the agent trades).")
    private @Nullable String pair;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Analyze(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      String path = ffe.ofAccount("/api/v1/decisions");
      if (dry) {
        ffe.out().println("would POST " + ffe.server().base() + path);
        return Exit.OK;
      }
      Server server = ffe.server();
      String asked =
          pair == null
              ? Json.text(
                  server.get(ffe.ofAccount("/api/v1/status")).orTrouble().json(),
                  "detail.instrument")
              : pair;
      ffe.show(
          server.post(path, "{\"asset_pair\":" + Json.quote(asked) + "}").orTrouble(),
          DecisionSheet::of);
      return Exit.OK;
    }
  }
}
