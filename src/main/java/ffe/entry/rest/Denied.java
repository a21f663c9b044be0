package ffe.entry.rest;

import ffe.desk.TicketView;
import ffe.risk.Denial;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request by hand that was denied, as an error with the gate's code. */
final class Denied {

  private static final int CONFLICT = 409;
  private static final int OUT_OF_RANGE = 422;

  /** Denials by what was asked, with the field that says it; all others are by the state. */
  private static final Map<String, String> BY_FIELD =
      new TreeMap<>(
          Map.of(
              "STOP_MISSING", "stop_loss",
              "STOP_DISTANCE", "stop_loss",
              "TARGET_REACHED", "take_profit",
              "REWARD_TO_RISK", "take_profit",
              "RISK_PER_TRADE", "quantity",
              "POSITION_CAP", "quantity",
              "BELOW_MINIMUM", "quantity",
              "EXCEEDS_HOLDING", "quantity",
              "OFF_GRID", ""));

  private Denied() {}

  /** The answer, or the error when it was denied; both name the decision. */
  static JsonValue unless(TicketView view) {
    if (!view.isDenied()) {
      return PlainJson.of(view);
    }
    Denial first = view.denials().get(0);
    String code = first.code().equals("HALTED") ? "TRADING_HALTED" : first.code();
    boolean noTarget = code.equals(Denial.INPUT_MISSING) && first.measured().contains("target");
    String field = noTarget ? "take_profit" : BY_FIELD.getOrDefault(code, "");
    boolean byAsked = noTarget || BY_FIELD.containsKey(code);
    throw new ApiException(
        byAsked ? OUT_OF_RANGE : CONFLICT,
        code,
        first.sentence() + " Decision " + view.decisionId() + " has every gate.",
        Optional.of(field).filter(name -> !name.isEmpty()));
  }
}
