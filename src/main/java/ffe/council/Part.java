package ffe.council;

import ffe.decision.DebateRole;
import java.util.List;

/** A part of what models are told, in the order in which it is told. */
public enum Part {
  MARKET("the market now"),
  ACCOUNT("the account and its position"),
  RISK("risk limits and what is left of them"),
  TRENDS("indicators per timeframe"),
  COSTS("costs"),
  OUTCOMES("recent outcomes"),
  CANDLES_4H("candles of 4 hours"),
  CANDLES_1H("candles of 1 hour"),
  CANDLES_15M("candles of 15 minutes"),
  CANDLES_5M("candles of 5 minutes"),
  OUTSIDE("texts from outside"),
  /** Of a debate, for its judge only. */
  ARGUMENTS("what bull and bear argue");

  /** What goes first when a prompt is too long, the least valuable first; the rest always stays. */
  public static final List<Part> DROPPED_FIRST =
      List.of(OUTSIDE, CANDLES_4H, CANDLES_1H, CANDLES_15M, OUTCOMES, CANDLES_5M, COSTS, ARGUMENTS);

  private final String words;

  Part(String words) {
    this.words = words;
  }

  /** Whether those who are asked by a template may miss it. */
  boolean isFor(Template template) {
    return this != ARGUMENTS || template.role().filter(DebateRole.JUDGE::equals).isPresent();
  }

  String words() {
    return words;
  }
}
