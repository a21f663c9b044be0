package ffe.trading;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.canon.Digest;
import ffe.council.Agenda;
import ffe.council.Council;
import ffe.council.Minutes;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.risk.RiskGate;
import ffe.strategy.Strategies;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Computes a stored decision again, from its record and the candles it names. */
public final class Replay {

  /** Reasons with which a panel answers for an analyst that did not. */
  private static final List<String> NO_ANSWER = List.of("TIMEOUT", "ERROR");

  private final List<Analyst> analysts;
  private final String codeVersion;
  private final SliceReader slices;

  public Replay(List<Analyst> analysts, String codeVersion, SliceReader slices) {
    this.analysts = List.copyOf(analysts);
    this.codeVersion = codeVersion;
    this.slices = slices;
  }

  /** What came of computing a record again. */
  public enum Answer {
    IDENTICAL,
    DIFFERENT,
    /** Computed by other code: differences are information, not a fault. */
    OTHER_VERSION,
    /** Candles the record names are gone or are not the same any more. */
    INPUT_MISSING
  }

  /**
   * @param digest of what was computed now; of the stored record when inputs are missing
   * @param firstDifference path of the first field that differs, with both values
   */
  public record Result(Answer answer, String digest, Optional<String> firstDifference) {}

  /** Never throws for what a record says; a record that cannot be computed is DIFFERENT. */
  public Result of(DecisionRecord stored) {
    return of(stored, Canon.write(stored));
  }

  /**
   * As {@link #of(DecisionRecord)}.
   *
   * @param text the record's canonical text
   */
  Result of(DecisionRecord stored, String text) {
    CycleInputs inputs = stored.inputs();
    SortedMap<String, CandleSeries> candles = new TreeMap<>();
    Optional<CandleSeries> second = Optional.empty();
    for (Beside named : all(stored)) {
      CandleSeries series = read(slices, named.lane(), named.slice());
      if (!series.digest().equals(named.slice().digest())) {
        return new Result(Answer.INPUT_MISSING, stored.digest().hex(), Optional.of(gone(named)));
      }
      if (inputs.beside().equals(Optional.of(named))) {
        second = Optional.of(series);
      } else {
        candles.put(named.slice().timeframe(), series);
      }
    }
    CycleRules rules =
        new CycleRules(
            Timeframe.M5, inputs.policy(), inputs.ensemble(), inputs.weights(), inputs.slippage());
    RiskGate gate = new RiskGate(inputs.policy(), inputs.policy().calendar());
    TradingCycle cycle =
        new TradingCycle(
            rules,
            new TradingCycle.Asked(
                observation -> answers(stored, observation),
                inputs.agenda().map(agenda -> recorded(agenda, stored))),
            gate,
            codeVersion,
            CycleWatch.NOBODY);
    DecisionRecord again;
    try {
      again =
          stored.isManual()
              ? ManualCycle.compute(stored.lane(), stored.slot(), inputs, gate, codeVersion)
                  .record()
              : cycle
                  .compute(
                      stored.lane(), stored.slot(), inputs, new TradingCycle.Seen(candles, second))
                  .record();
    } catch (CanonException e) {
      return new Result(
          Answer.DIFFERENT, stored.digest().hex(), Optional.of("/inputs/kind: " + e.getMessage()));
    }
    String now = Canon.write(again);
    Optional<String> difference = Difference.first(text, now);
    Answer same = difference.isEmpty() ? Answer.IDENTICAL : Answer.DIFFERENT;
    return new Result(
        stored.codeVersion().equals(codeVersion) ? same : Answer.OTHER_VERSION,
        Digest.of(now).hex(),
        difference);
  }

  /**
   * Those that were asked then are asked again, but for one that gave no answer: that it was late
   * or broke, and who was on the panel, is in the record and nowhere else.
   */
  private List<Opinion> answers(DecisionRecord stored, Observation observation) {
    List<String> asked = stored.opinions().stream().map(Opinion::analyst).toList();
    return Stream.concat(analysts.stream(), asked.stream().flatMap(this::tuned))
        .filter(analyst -> asked.contains(analyst.name()))
        .sorted(Comparator.comparing(Analyst::name))
        .map(
            analyst ->
                stored.opinions().stream()
                    .filter(o -> o.analyst().equals(analyst.name()))
                    .filter(Opinion.Abstention.class::isInstance)
                    .filter(o -> NO_ANSWER.contains(o.reason()))
                    .findFirst()
                    .orElseGet(() -> analyst.opine(observation)))
        .toList();
  }

  /**
   * A rule that was set to something unusual: its name says to what. One that cannot be set so any
   * more gives no opinion, and the record is found to differ.
   */
  private Stream<Analyst> tuned(String name) {
    boolean isKnown = analysts.stream().anyMatch(analyst -> analyst.name().equals(name));
    return isKnown || !name.contains(":") ? Stream.empty() : Strategies.tuned(name).stream();
  }

  private static Council recorded(Agenda agenda, DecisionRecord stored) {
    return Council.recorded(agenda, stored.minutes().orElse(Minutes.NONE));
  }

  /** All candles a decision saw: those of its own lane, and of a second one where there is. */
  static List<Beside> all(DecisionRecord stored) {
    return Stream.concat(
            stored.inputs().slices().stream().map(slice -> new Beside(stored.lane(), slice)),
            stored.inputs().beside().stream())
        .toList();
  }

  static String gone(Beside named) {
    MarketSlice slice = named.slice();
    String from = slice.firstOpensAt().map(Object::toString).orElse("nowhere");
    return "candles " + slice.timeframe() + " from " + from + " are not the ones that were seen";
  }

  static CandleSeries read(SliceReader slices, Lane lane, MarketSlice slice) {
    Timeframe timeframe =
        Timeframe.parse(slice.timeframe())
            .orElseThrow(() -> new IllegalStateException("no timeframe " + slice.timeframe()));
    return slice
        .firstOpensAt()
        .map(first -> slices.candles(lane, timeframe, first, slice.count()))
        .orElseGet(() -> CandleSeries.of(lane.instrument(), timeframe, List.of()));
  }
}
