package ffe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decisions", description = "The last decisions, or one with its reasons.")
final class DecisionsCommand extends Asking {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "One decision.")
  private @Nullable String id;

  @Option(names = "--action", paramLabel = "ACTION", description = "BUY, SELL or HOLD only.")
  private @Nullable String action;

  @Option(names = "--from", paramLabel = "TIME", description = "UTC, as 2013-11-27T12:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "UTC, as 2013-11-27T12:00:00Z.")
  private @Nullable String to;

  @Option(names = "--cursor", paramLabel = "NEXT", description = "What the former page gave.")
  private @Nullable String cursor;

  @Option(names = "--limit", paramLabel = "N", description = "1 to 100 (10).")
  private String limit = "10";

  DecisionsCommand(Ffe ffe) {
    super(ffe);
  }

  @Override
  public Integer call() {
    if (id != null) {
      ffe.show(
          ffe.server().get(ffe.ofAccount("/api/v1/decisions/" + Ids.decision(id))).orTrouble(),
          DecisionSheet::of);
    } else {
      ffe.show(ffe.server().get(ffe.ofAccount(query())).orTrouble(), this::list);
    }
    return Exit.OK;
  }

  private String query() {
    return new Query()
        .with("limit", limit)
        .with("action", action)
        .with("from", from)
        .with("to", to)
        .with("cursor", cursor)
        .of("/api/v1/decisions");
  }

  private Sheet list(Object json) {
    String next = Json.text(json, "next");
    if (!next.isEmpty()) {
      ffe.say("more with --cursor " + Sheet.clean(next));
    }
    return Sheet.of(
        Json.list(json, "decisions"),
        "time (UTC)=market_time",
        "id=decision_id",
        "action=action",
        "confidence=confidence",
        "result=result",
        "reason=reason",
        "why=reasoning");
  }
}
