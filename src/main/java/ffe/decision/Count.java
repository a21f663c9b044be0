package ffe.decision;

import ffe.money.Price;
import ffe.observation.Observation;
import ffe.order.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The count of a vote whose strategy has what it needs.
 *
 * @param votes all of them, as they are kept
 */
record Count(Tally tally, List<Vote> votes, Observation observation) {

  private static final String NOTHING_TO_SELL = "NOTHING_TO_SELL";
  private static final String NEVER_SHORT = " Nothing is held, and SELL never shorts.";

  /** Why a winner is not followed. */
  private record Objection(String reason, String detail) {}

  /** What is to be done, by whom. */
  private record Ruling(Action action, List<Opinion.View> by, Probability probability) {}

  Decision by(EnsemblePolicy policy) {
    return switch (policy.choice()) {
      case WEIGHTED, TWO_PHASE, LOCAL_FIRST -> plain();
      case MAJORITY -> decide(this::lacksMajority, tally::probability);
      case UNANIMOUS ->
          tally.isOneSided()
              ? plain()
              : hold("NOT_UNANIMOUS", "Not all say the same. " + tally.shares());
      case STACKING -> stacked(policy.stacking().orElseThrow());
      case DEBATE -> judged(policy.debate().orElseThrow());
    };
  }

  Decision plain() {
    return decide(any -> Optional.empty(), tally::probability);
  }

  private Optional<Objection> lacksMajority(Action winner) {
    return 2 * tally.power(winner) > tally.views().size()
        ? Optional.empty()
        : Optional.of(new Objection("NO_MAJORITY", "Nothing has more than half of the votes."));
  }

  private Decision stacked(Stacking rule) {
    Function<Action, Probability> chance = action -> rule.chance(tally.features(action));
    return decide(
        winner ->
            chance.apply(winner).value() >= rule.least()
                ? Optional.empty()
                : Optional.of(
                    new Objection(
                        "UNCONVINCED",
                        "A chance of "
                            + Wording.percent(chance.apply(winner).value())
                            + " is below the "
                            + Wording.percent(rule.least())
                            + " needed.")),
        chance);
  }

  private Decision decide(
      Function<Action, Optional<Objection>> objects, Function<Action, Probability> probability) {
    if (tally.isTied()) {
      return hold(
          "TIE", "Nothing outscores the rest " + tally.winners() + "; a tie is HOLD. " + shares());
    }
    Action winner = tally.winners().get(0);
    if (winner == Action.HOLD) {
      return hold(tally.isOneSided() ? "ALL_HOLD" : "OUTVOTED", shares());
    }
    Optional<Objection> objection = objects.apply(winner);
    if (objection.isPresent()) {
      return hold(objection.get().reason(), objection.get().detail() + " " + shares());
    } else if (isNothingToSell(winner)) {
      return hold(NOTHING_TO_SELL, shares() + NEVER_SHORT);
    }
    Ruling ruling = new Ruling(winner, tally.supporters(winner), probability.apply(winner));
    return decision(ruling, "AGREED", shares());
  }

  private Decision judged(Debate debate) {
    Opinion.View judge =
        tally.views().stream()
            .filter(v -> v.analyst().equals(debate.judge()))
            .findFirst()
            .orElseThrow();
    String heard =
        "The judge "
            + judge.analyst()
            + " says "
            + Wording.lower(judge.action())
            + " with "
            + Wording.percent(judge.probability().value())
            + ". "
            + shares();
    Ruling ruling = new Ruling(judge.action(), List.of(judge), judge.probability());
    if (judge.action() == Action.HOLD) {
      return decision(ruling, "JUDGE_HOLDS", heard);
    }
    Ruling nothing = new Ruling(Action.HOLD, List.of(judge), Probability.ZERO);
    if (judge.probability().value() == 0) {
      return decision(nothing, "TIE", "The judge gives it no chance. " + heard);
    } else if (isNothingToSell(judge.action())) {
      return decision(nothing, NOTHING_TO_SELL, heard + NEVER_SHORT);
    }
    return decision(ruling, "JUDGED", heard);
  }

  private boolean isNothingToSell(Action action) {
    return action == Action.SELL
        && observation.holding().isFlat()
        && !observation.holding().opens(Side.SELL);
  }

  private Decision hold(String reason, String reasoning) {
    return decision(
        new Ruling(Action.HOLD, tally.views(), tally.probability(Action.HOLD)), reason, reasoning);
  }

  private Decision decision(Ruling ruling, String reason, String reasoning) {
    Protections protections = protections(ruling);
    return new Decision(
        ruling.action(),
        ruling.probability(),
        reason,
        reasoning,
        votes,
        protections.stop(),
        protections.target(),
        Turnout.shortest(ruling.by()),
        tally.agreement(ruling.action()),
        minds(ruling.by()));
  }

  /** Of what opens or adds; in a cash account every BUY and no SELL does. */
  private Protections protections(Ruling ruling) {
    Price last = observation.lastPrice();
    return switch (ruling.action()) {
      case BUY ->
          observation.holding().opens(Side.BUY)
              ? Protections.ofBuy(ruling.by(), last)
              : Protections.NONE;
      case SELL ->
          observation.holding().opens(Side.SELL)
              ? Protections.ofShort(ruling.by(), last)
              : Protections.NONE;
      case HOLD -> Protections.NONE;
    };
  }

  private String shares() {
    return tally.shares();
  }

  private static String minds(List<Opinion.View> views) {
    return views.stream()
        .map(v -> v.analyst() + ": " + v.wouldChangeMind())
        .collect(Collectors.joining(" "));
  }
}
