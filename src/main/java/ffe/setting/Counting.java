package ffe.setting;

import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.Escalation;
import java.util.List;
import java.util.Locale;

/** How opinions are counted by a strategy, as the settings say. */
public final class Counting {

  private final Source source;
  private final List<String> models;

  private Counting(Source source, List<String> models) {
    this.source = source;
    this.models = models;
  }

  /**
   * @param strategy the word of one
   * @param models names of those that are asked
   * @throws Refusal if they do not suffice for it
   */
  public static EnsemblePolicy of(Source source, String strategy, List<String> models, int quorum) {
    return new Counting(source, models).policy(strategy, quorum);
  }

  private EnsemblePolicy policy(String strategy, int quorum) {
    List<String> seats = lower(EnsembleKeys.DEBATE);
    Escalation escalation = source.get(EnsembleKeys.ESCALATE);
    List<String> first = lower(EnsembleKeys.FIRST);
    if (strategy.equals(EnsembleStrategy.DEBATE.word())) {
      return EnsemblePolicy.of(debate(seats.isEmpty() ? models : seats), quorum);
    }
    EnsemblePolicy policy = new EnsemblePolicy(strategy, quorum);
    return policy.escalation().isEmpty()
        ? policy
        : policy.with(
            new Escalation(
                escalation.probability(), escalation.agreement(), escalation.size(), first));
  }

  private Debate debate(List<String> seats) {
    String there = models.isEmpty() ? "none" : String.join(", ", models);
    if (models.size() < Debate.SEATS) {
      throw new Refusal(
          EnsembleKeys.STRATEGY.name(),
          EnsembleStrategy.DEBATE.word(),
          "with three models that have their key and price; there are "
              + models.size()
              + ": "
              + there);
    }
    return Debate.of(seats)
        .filter(debate -> models.containsAll(debate.seated()))
        .orElseThrow(
            () ->
                new Refusal(
                    EnsembleKeys.DEBATE.name(),
                    seats.equals(models) ? "" : String.join(",", seats),
                    "three of " + there + " as bull,bear,judge"));
  }

  private List<String> lower(Key<List<String>> key) {
    return source.get(key).stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
  }
}
