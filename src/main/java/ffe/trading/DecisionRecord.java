package ffe.trading;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.canon.LeftOutWhenEmpty;
import ffe.council.Minutes;
import ffe.decision.Decision;
import ffe.decision.Opinion;
import ffe.order.OrderProposal;
import ffe.risk.Denial;
import ffe.risk.VerdictRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One cycle, whole: what was known, what each analyst said, what was decided, sized and judged. Its
 * digest names it; computing it again from its inputs must give the same digest.
 *
 * @param id derived from lane and slot; of a manual one from lane, person and key
 * @param slot session time of the candle close that made the cycle due
 * @param result how the cycle ended
 * @param reason stable code that explains the result: the ensemble's, or the first denial's
 * @param refusedSize why no order could be proposed, if the decision was to act: most often no size
 * @param codeVersion digest of the core's classes that computed it
 * @param minutes what models were asked and answered; empty where none was asked
 */
public record DecisionRecord(
    String id,
    Lane lane,
    Instant slot,
    String codeVersion,
    CycleInputs inputs,
    List<Opinion> opinions,
    Optional<Decision> decision,
    Optional<Denial> refusedSize,
    Optional<OrderProposal> proposal,
    Optional<VerdictRecord> verdict,
    Result result,
    String reason,
    @LeftOutWhenEmpty Optional<Minutes> minutes) {

  /** Without models. */
  public DecisionRecord(
      String id,
      Lane lane,
      Instant slot,
      String codeVersion,
      CycleInputs inputs,
      List<Opinion> opinions,
      Optional<Decision> decision,
      Optional<Denial> refusedSize,
      Optional<OrderProposal> proposal,
      Optional<VerdictRecord> verdict,
      Result result,
      String reason) {
    this(
        id,
        lane,
        slot,
        codeVersion,
        inputs,
        opinions,
        decision,
        refusedSize,
        proposal,
        verdict,
        result,
        reason,
        Optional.empty());
  }

  /** How a cycle ended. */
  public enum Result {
    /** An order was approved; its intent is in the same commit. */
    ORDERED,
    /** The gate or the sizer said no. */
    DENIED,
    /** Nothing to do, for a reason. */
    HELD,
    /** The market could not be observed. */
    NO_DECISION
  }

  static String idOf(Lane lane, Instant slot, String kind) {
    return Digest.of(lane.source() + "\n" + lane + "\n" + slot + "\n" + kind)
        .hex()
        .substring(0, 24);
  }

  /** The id of what a person asks: the same for the same key, whenever it is asked again. */
  static String idOf(Lane lane, ManualRequest asked) {
    return Digest.of(lane.source() + "\n" + lane + "\nmanual\n" + asked.by() + "\n" + asked.key())
        .hex()
        .substring(0, 24);
  }

  /** Asked for by a person: computed like any other, never acted on by itself. */
  public boolean isAdvice() {
    return !inputs.kind().equals(CycleInputs.SLOT) && !isManual();
  }

  /** Ordered by a person; acted on like a decision of the agent. */
  public boolean isManual() {
    return inputs.kind().startsWith(CycleInputs.MANUAL);
  }

  /** Digest of what was decided, whatever code version computed it. */
  public Digest substance() {
    return new DecisionRecord(
            id,
            lane,
            slot,
            "",
            inputs,
            opinions,
            decision,
            refusedSize,
            proposal,
            verdict,
            result,
            reason,
            minutes)
        .digest();
  }

  public Digest digest() {
    return Canon.digest(this);
  }
}
