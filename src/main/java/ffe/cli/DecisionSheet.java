package ffe.cli;

/** One decision for people: what, why, who said what, what came of it. */
final class DecisionSheet {

  private DecisionSheet() {}

  static Sheet of(Object json) {
    Sheet sheet =
        Sheet.ofFields(
            json,
            "id=decision_id",
            "time (UTC)=market_time",
            "instrument=asset_pair",
            "action=action",
            "confidence=confidence",
            "result=result",
            "reason=reason",
            "why=reasoning",
            "would change it=would_change",
            "digest=digest");
    Json.list(json, "record.opinions")
        .forEach(
            o ->
                sheet.row(
                    "analyst " + Json.text(o, "analyst"),
                    (Json.text(o, "action") + " " + Json.text(o, "reason")).strip()));
    Json.list(json, "orders")
        .forEach(
            o ->
                sheet.row(
                    "order " + Json.text(o, "proposal.id"),
                    Json.text(o, "proposal.side")
                        + " "
                        + Json.text(o, "proposal.quantity")
                        + " "
                        + Json.text(o, "state")));
    Json.list(json, "fills")
        .forEach(f -> sheet.row("fill", Json.text(f, "quantity") + " at " + Json.text(f, "price")));
    return sheet;
  }
}
