package ffe.trading;

import ffe.canon.Canon;
import ffe.canon.LeftOutWhenEmpty;
import ffe.council.Agenda;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Tick;
import ffe.money.Bps;
import ffe.observation.Holding;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision is a function of. Candles stand by reference, all else by value.
 *
 * @param kind {@link #SLOT} for a cycle of the agent; {@link #MANUAL} and what a person asked, as
 *     canonical text; else what makes an advice unique
 * @param lastTick the last trade known at the slot; empty when there was none
 * @param risk what the gate may know, without the decision's own probability
 * @param slippage what sizing allows for
 * @param agenda what models are asked; empty where none has a seat
 * @param beside candles of a second instrument; empty where no analyst looks at one
 */
public record CycleInputs(
    String kind,
    List<MarketSlice> slices,
    Optional<Tick> lastTick,
    Holding holding,
    RiskInputs risk,
    RiskPolicy policy,
    EnsemblePolicy ensemble,
    VoterWeights weights,
    Bps slippage,
    @LeftOutWhenEmpty Optional<Agenda> agenda,
    @LeftOutWhenEmpty Optional<Beside> beside) {

  /** A cycle of the agent. */
  public static final String SLOT = "slot";

  /** What a person asked follows. */
  public static final String MANUAL = "manual ";

  /** Without models, and without a second instrument. */
  public CycleInputs(
      String kind,
      List<MarketSlice> slices,
      Optional<Tick> lastTick,
      Holding holding,
      RiskInputs risk,
      RiskPolicy policy,
      EnsemblePolicy ensemble,
      VoterWeights weights,
      Bps slippage) {
    this(
        kind,
        slices,
        lastTick,
        holding,
        risk,
        policy,
        ensemble,
        weights,
        slippage,
        Optional.empty(),
        Optional.empty());
  }

  static String kindOf(ManualRequest asked) {
    return MANUAL + Canon.write(asked);
  }

  /** What a person asked, if one did. */
  public Optional<ManualRequest> manual() {
    return kind.startsWith(MANUAL)
        ? Optional.of(Canon.read(kind.substring(MANUAL.length()), ManualRequest.class))
        : Optional.empty();
  }
}
