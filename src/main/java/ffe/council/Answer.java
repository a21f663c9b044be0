package ffe.council;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model's answer means: a view if it says all of it and unmistakably, else an abstention
 * that names what is wrong. Nothing is repaired, guessed or filled in.
 *
 * <p>BUY and SELL name a stop and a target; the probability is that the target is reached before
 * the stop within the horizon. For HOLD it is that waiting is right, and there are no levels.
 */
public final class Answer {

  /** What the prompt asks for and providers with structured output enforce. */
  public static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,\
      "required":["reasoning","action","probability","horizon_minutes","stop","target","would_change_mind"],\
      "properties":{\
      "reasoning":{"type":"string"},\
      "action":{"type":"string","enum":["BUY","SELL","HOLD"]},\
      "probability":{"type":"number"},\
      "horizon_minutes":{"type":"integer"},\
      "stop":{"type":["number","null"]},\
      "target":{"type":["number","null"]},\
      "would_change_mind":{"type":"string"}}}""";

  /** Reason of every view that a model has. */
  public static final String REASON = "MODEL_VIEW";

  static final int HORIZON_MINUTES_MAX = 10_080;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Map<?, ?> fields;
  private final Observation seen;

  private Answer(Map<?, ?> fields, Observation seen) {
    this.fields = fields;
    this.seen = seen;
  }

  /**
   * A pure function that never throws.
   *
   * @param legal actions that are possible in the present state
   */
  public static Opinion opinion(
      String analyst, ModelReply reply, Observation seen, List<Action> legal) {
    if (reply instanceof ModelReply.Text text) {
      return opinion(analyst, text.raw(), seen, legal);
    }
    ModelReply.Failure failure = (ModelReply.Failure) reply;
    return new Opinion.Abstention(analyst, failure.reason(), Plain.sentence(failure.detail()));
  }

  /** As {@link #opinion(String, ModelReply, Observation, List)} of an answer's text. */
  static Opinion opinion(String analyst, String raw, Observation seen, List<Action> legal) {
    try {
      if (raw.length() > ModelReply.RAW_MAX) {
        throw new UnclearException(
            ModelReply.TOO_LONG, "the answer has " + raw.length() + " characters");
      }
      Object tree = Json.parse(LastObject.of(raw));
      return new Answer((Map<?, ?>) tree, seen).view(analyst, legal);
    } catch (UnclearException e) {
      return new Opinion.Abstention(analyst, e.reason(), Plain.sentence(e.detail()));
    }
  }

  private Opinion view(String analyst, List<Action> legal) {
    Action action = action(legal);
    Probability probability = probability();
    Duration horizon = horizon();
    String reasoning = text("reasoning");
    String wouldChange = text("would_change_mind");
    Optional<Price> stop = level("stop");
    Optional<Price> target = level("target");
    check(action, stop, target);
    return new Opinion.View(
        analyst, action, probability, horizon, stop, target, REASON, reasoning, wouldChange);
  }

  private Action action(List<Action> legal) {
    String word = string("action");
    for (Action action : Action.values()) {
      if (action.name().equals(word)) {
        if (!legal.contains(action)) {
          throw new UnclearException(
              "ILLEGAL_ACTION", action + " is not possible now, only " + legal);
        }
        return action;
      }
    }
    throw new UnclearException(
        "UNKNOWN_ACTION", "action is BUY, SELL or HOLD, not \"" + Plain.shortly(word) + "\"");
  }

  private Probability probability() {
    BigDecimal value = number("probability");
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new UnclearException(
          "OUT_OF_RANGE", "probability is 0 to 1, a fraction and no per cent, not " + value);
    }
    return new Probability(value.doubleValue());
  }

  private Duration horizon() {
    BigDecimal value = number("horizon_minutes");
    if (value.compareTo(BigDecimal.ONE) < 0
        || value.compareTo(BigDecimal.valueOf(HORIZON_MINUTES_MAX)) > 0
        || value.stripTrailingZeros().scale() > 0) {
      throw new UnclearException(
          "OUT_OF_RANGE",
          "horizon_minutes is a whole number from 1 to " + HORIZON_MINUTES_MAX + ", not " + value);
    }
    return Duration.ofMinutes(value.longValueExact());
  }

  /** From half to twice the last price: what lies beyond is no level of a trade. */
  private Optional<Price> level(String name) {
    Object value = field(name);
    if (value instanceof Optional<?>) {
      return Optional.empty();
    }
    BigDecimal level = number(name);
    BigDecimal last = seen.lastPrice().value();
    if (level.multiply(TWO).compareTo(last) < 0 || level.compareTo(last.multiply(TWO)) > 0) {
      throw new UnclearException(
          "OUT_OF_RANGE",
          name
              + " is from half to twice the last price "
              + last.toPlainString()
              + ", not "
              + level);
    }
    try {
      return Optional.of(new Price(level));
    } catch (IllegalArgumentException e) {
      throw new UnclearException("OUT_OF_RANGE", name + " is no price: " + e.getMessage());
    }
  }

  private void check(Action action, Optional<Price> stop, Optional<Price> target) {
    if (action == Action.HOLD) {
      if (stop.isPresent() || target.isPresent()) {
        throw new UnclearException("LEVELS_OF_HOLD", "a HOLD has stop and target null");
      }
      return;
    }
    if (stop.isEmpty() || target.isEmpty()) {
      throw new UnclearException("MISSING_FIELD", "a " + action + " names a stop and a target");
    }
    Price below = action == Action.BUY ? stop.get() : target.get();
    Price above = action == Action.BUY ? target.get() : stop.get();
    if (!below.isBelow(seen.lastPrice()) || !above.isAbove(seen.lastPrice())) {
      throw new UnclearException(
          "WRONG_SIDE",
          "the last price "
              + seen.lastPrice()
              + " lies between stop "
              + stop.get()
              + " and target "
              + target.get()
              + (action == Action.BUY ? ", the target above" : ", the target below"));
    }
  }

  private String text(String name) {
    String text = Plain.sentence(string(name));
    if (text.isBlank()) {
      throw new UnclearException("MISSING_FIELD", name + " is empty");
    }
    return text;
  }

  private String string(String name) {
    if (field(name) instanceof String text) {
      return text;
    }
    throw new UnclearException("WRONG_TYPE", name + " is a text");
  }

  private BigDecimal number(String name) {
    if (field(name) instanceof BigDecimal number) {
      return number;
    }
    throw new UnclearException("WRONG_TYPE", name + " is a number");
  }

  private Object field(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new UnclearException("MISSING_FIELD", name + " is missing");
    }
    return value;
  }

  /** SELL closes what is held, or opens where the account may be short; else nothing is to sell. */
  public static List<Action> legal(Observation seen) {
    List<Action> legal = new ArrayList<>(List.of(Action.BUY));
    if (!seen.holding().isFlat() || seen.holding().opens(Side.SELL)) {
      legal.add(Action.SELL);
    }
    legal.add(Action.HOLD);
    return List.copyOf(legal);
  }
}
