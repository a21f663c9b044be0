package ffe.backtest;

import ffe.canon.Digest;
import ffe.market.Instrument;
import ffe.observation.Regime;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of a decision.
 *
 * @param substance digest of what was decided
 * @param supporters whose views counted for the action
 */
public record DecisionLine(
    Instant slot,
    Instrument instrument,
    Digest substance,
    DecisionRecord.Result result,
    String reason,
    Regime regime,
    List<String> supporters) {

  static DecisionLine of(DecisionRecord record, Regime regime) {
    List<String> supporters =
        record.decision().stream()
            .flatMap(
                d ->
                    d.votes().stream()
                        .filter(v -> v.uncounted().isEmpty())
                        .filter(v -> v.action().filter(a -> a == d.action()).isPresent())
                        .map(v -> v.analyst()))
            .toList();
    return new DecisionLine(
        record.slot(),
        record.lane().instrument(),
        record.substance(),
        record.result(),
        record.reason(),
        regime,
        supporters);
  }

  boolean isOrdered() {
    return result == DecisionRecord.Result.ORDERED;
  }
}
