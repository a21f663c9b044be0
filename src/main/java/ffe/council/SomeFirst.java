package ffe.council;

import ffe.decision.Decision;
import ffe.decision.EnsembleStrategy;
import ffe.decision.Escalation;
import ffe.decision.Opinion;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some seats first; the rest where what they and the rules would decide is not enough.
 *
 * <p>First are those that the policy names. Where it names none of those seated: with local-first
 * the seats that cost nothing; with two-phase those whose dearest possible call costs at most as
 * much as the middle one's, of an even number the cheaper middle.
 */
record SomeFirst(Seating seating, Hearing hearing, List<Seat> early, List<Seat> late)
    implements Procedure {

  static SomeFirst of(Seating seating, Hearing hearing) {
    Predicate<Seat> isEarly = isEarly(seating, hearing);
    return new SomeFirst(
        seating,
        hearing,
        seating.seats().stream().filter(isEarly).toList(),
        seating.seats().stream().filter(isEarly.negate()).toList());
  }

  private static Predicate<Seat> isEarly(Seating seating, Hearing hearing) {
    List<String> named = escalation(hearing).first();
    if (seating.seats().stream().map(Seat::provider).anyMatch(named::contains)) {
      return seat -> named.contains(seat.provider());
    }
    if (hearing.policy().choice() == EnsembleStrategy.LOCAL_FIRST) {
      return seat -> seat.price().isEmpty();
    }
    List<BigDecimal> costs = seating.seats().stream().map(seating::dearest).sorted().toList();
    return seat -> seating.dearest(seat).compareTo(costs.get((costs.size() - 1) / 2)) <= 0;
  }

  private static Escalation escalation(Hearing hearing) {
    return hearing.policy().escalation().orElseThrow();
  }

  /** Without anybody to be first, or anybody after them, all are asked at once. */
  private boolean isOneRound() {
    return early.isEmpty() || late.isEmpty();
  }

  @Override
  public List<Asked> first() {
    return Procedure.asked(seating, hearing.situation(), isOneRound() ? seating.seats() : early);
  }

  @Override
  public Optional<Next> second(List<Opinion> heard) {
    if (isOneRound()) {
      return Optional.empty();
    }
    Decision decision = hearing.decided(heard);
    Optional<Interim> doubt =
        silence(heard)
            .or(() -> lost(decision))
            .or(() -> weakness(decision))
            .or(() -> size(decision));
    List<Asked> more = Procedure.asked(seating, hearing.situation(), late);
    return Optional.of(
        doubt
            .map(why -> new Next(why, more))
            .orElseGet(
                () -> new Next(new Interim(Interim.ENOUGH, words(decision) + "."), List.of())));
  }

  private static Optional<Interim> silence(List<Opinion> heard) {
    return heard.stream().anyMatch(Opinion.View.class::isInstance)
        ? Optional.empty()
        : Optional.of(
            new Interim(
                "FIRST_SILENT",
                heard.stream()
                    .map(o -> o.analyst() + " (" + o.reason() + ")")
                    .collect(
                        Collectors.joining(", ", "None of those asked first has a view: ", "."))));
  }

  private static Optional<Interim> lost(Decision decision) {
    if (decision.fallback().isPresent()) {
      return decision.fallback().map(way -> new Interim(way.reason(), way.detail()));
    }
    return decision.reason().equals("NO_QUORUM")
        ? Optional.of(new Interim("NO_QUORUM", Plain.sentence(decision.reasoning())))
        : Optional.empty();
  }

  private Optional<Interim> weakness(Decision decision) {
    Escalation enough = escalation(hearing);
    if (decision.probability().value() < enough.probability()) {
      return Optional.of(
          new Interim(
              "LOW_PROBABILITY",
              words(decision)
                  + "; a probability of "
                  + share(enough.probability())
                  + " is needed."));
    }
    return decision.agreement() < enough.agreement()
        ? Optional.of(
            new Interim(
                "DISAGREEMENT",
                words(decision) + "; an agreement of " + share(enough.agreement()) + " is needed."))
        : Optional.empty();
  }

  private Optional<Interim> size(Decision decision) {
    Optional<Percent> stake = Stake.of(hearing.situation(), decision);
    Percent limit = escalation(hearing).size();
    if (stake.isEmpty()) {
      return Optional.of(
          new Interim(
              "SIZE_UNKNOWN", "What is at stake is not known: equity or rules are missing."));
    }
    return limit.isAbove(stake.get())
        ? Optional.empty()
        : Optional.of(
            new Interim(
                "SIZE",
                Decimals.percent(stake.get())
                    + " of equity is at stake; from "
                    + Decimals.percent(limit)
                    + " on all are asked."));
  }

  private static String words(Decision decision) {
    return decision.action()
        + " with a probability of "
        + share(decision.probability().value())
        + " and an agreement of "
        + share(decision.agreement());
  }

  private static String share(double ratio) {
    return Decimals.number(ratio * 100, 2) + " %";
  }
}
