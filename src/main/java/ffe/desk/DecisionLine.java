package ffe.desk;

import ffe.decision.Vote;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision as a line of a list.
 *
 * @param action BUY, SELL, HOLD, or NONE when nothing could be observed
 * @param confidencePercent 0 to 100, as the ensemble assigned; not calibrated
 * @param reason stable code
 * @param sentence what a person would say
 * @param wouldChange what would have to change for a trade; empty when it traded
 * @param outcome for people: {@code 0.8521 at 905.60}, or profit of what it closed
 */
public record DecisionLine(
    String id,
    Instant slot,
    String instrument,
    String action,
    double confidencePercent,
    DecisionRecord.Result result,
    String reason,
    String sentence,
    String wouldChange,
    List<Vote> votes,
    Optional<String> outcome) {}
