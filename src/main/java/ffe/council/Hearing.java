package ffe.council;

import ffe.decision.Decision;
import ffe.decision.Ensemble;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.VoterWeights;
import java.util.List;

/**
 * On what a council is convened: what is so, what the rules said of it, and how opinions will be
 * counted. With agenda and replies it says who is asked.
 *
 * @param rules opinions of those that are no models; they are asked before
 */
public record Hearing(
    Situation situation, List<Opinion> rules, EnsemblePolicy policy, VoterWeights weights) {

  public Hearing {
    rules = List.copyOf(rules);
  }

  /** What would be decided if nobody else were asked. */
  Decision decided(List<Opinion> models) {
    return Ensemble.decide(Council.byName(rules, models), weights, policy, situation.seen());
  }
}
