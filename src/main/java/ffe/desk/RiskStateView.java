package ffe.desk;

import ffe.risk.KillSwitch;
import ffe.risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the limits remember, and how much of each is used.
 *
 * @param halted what halts new risk now
 * @param coolDownUntil until when no entry is made after a loss, if that is so now
 */
public record RiskStateView(
    Instant marketNow,
    List<HeadroomView> headroom,
    Optional<RiskState> state,
    List<KillSwitch.Halt> halted,
    Optional<Instant> coolDownUntil) {

  public RiskStateView {
    headroom = List.copyOf(headroom);
    halted = List.copyOf(halted);
  }
}
