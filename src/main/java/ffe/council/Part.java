package ffe.council;

import ffe.decision.DebateRole;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A part of what models are told, in the order in which it is told. */
public enum Part {
  MARKET("the market now"),
  ACCOUNT("the account and its position"),
  RISK("risk limits and what is left of them"),
  TRENDS("indicators per timeframe"),
  COSTS("costs"),
  OUTCOMES("recent outcomes"),
  CANDLES_1D("candles of 1 day", Timeframe.D1),
  CANDLES_4H("candles of 4 hours", Timeframe.H4),
  CANDLES_1H("candles of 1 hour", Timeframe.H1),
  CANDLES_15M("candles of 15 minutes", Timeframe.M15),
  CANDLES_5M("candles of 5 minutes", Timeframe.M5),
  CANDLES_1M("candles of 1 minute", Timeframe.M1),
  OUTSIDE("texts from outside"),
  /** Of a debate, for its judge only. */
  ARGUMENTS("what bull and bear argue");

  /** What goes first when a prompt is too long, the least valuable first; the rest always stays. */
  public static final List<Part> DROPPED_FIRST =
      List.of(
          OUTSIDE,
          CANDLES_1D,
          CANDLES_4H,
          CANDLES_1H,
          CANDLES_15M,
          OUTCOMES,
          CANDLES_5M,
          CANDLES_1M,
          COSTS,
          ARGUMENTS);

  private final String words;
  private final Optional<Timeframe> candles;

  Part(String words) {
    this.words = words;
    this.candles = Optional.empty();
  }

  Part(String words, Timeframe candles) {
    this.words = words;
    this.candles = Optional.of(candles);
  }

  /** Those of candles that cycles of such a length see. */
  static List<Part> candles(Timeframe cycles) {
    return Arrays.stream(values())
        .filter(part -> part.candles.isPresent() && part.isSeen(cycles))
        .toList();
  }

  private boolean isSeen(Timeframe cycles) {
    return candles
        .filter(timeframe -> !Observation.window(cycles).containsKey(timeframe.label()))
        .isEmpty();
  }

  /** Of a part of candles. */
  Timeframe timeframe() {
    return candles.orElseThrow();
  }

  /** Whether those who are asked by a template in cycles of such a length may miss it. */
  boolean isFor(Template template, Timeframe cycles) {
    return isSeen(cycles)
        && (this != ARGUMENTS || template.role().filter(DebateRole.JUDGE::equals).isPresent());
  }

  String words() {
    return words;
  }
}
