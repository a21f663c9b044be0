package ffe.council;

import ffe.decision.Action;
import ffe.observation.Observation;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import java.util.List;

/**
 * All that a prompt may be made of. Values of the core only: settings, keys and persons' words are
 * not among them, so none can reach a prompt.
 */
public record Situation(Observation seen, RiskInputs risk, RiskPolicy policy, Briefing briefing) {

  public Situation {
    briefing.refuseAfter(seen.instant());
  }

  /** What is possible now. */
  public List<Action> legal() {
    return Answer.legal(seen);
  }
}
