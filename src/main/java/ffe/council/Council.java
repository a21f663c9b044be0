package ffe.council;

import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.portfolio.RoundTrip;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models at the table and how they are reached. Who is asked what is a pure function of agenda,
 * hearing and earlier replies; so opinions are computed again from the {@link Minutes}.
 */
public record Council(Seating seating, Asker asker) {

  /** Opinions of the models that were asked, in the order of asking, and what they are made of. */
  public record Held(List<Opinion> opinions, Minutes minutes) {}

  /** That of a former cycle: nobody is asked again. */
  public static Council recorded(Agenda agenda, Minutes minutes) {
    return new Council(agenda.seating(), minutes.again());
  }

  /**
   * @param recent what sales of the instrument came to, the oldest first; the newest are told
   * @param policy by which opinions will be counted
   */
  public Agenda agenda(List<RoundTrip> recent, EnsemblePolicy policy) {
    int from = Math.max(0, recent.size() - Briefing.ITEMS_MAX);
    return new Agenda(
        seating,
        new Briefing(recent.subList(from, recent.size()), List.of()),
        policy.debate().map(any -> Scripts.NEWEST));
  }

  /**
   * Asks each seat whose turn it is for its opinion, in two rounds at most.
   *
   * @param hearing with the agenda's briefing
   */
  public Held convene(Agenda agenda, Hearing hearing) {
    Procedure procedure = Procedure.of(agenda, hearing);
    Sitting sitting = new Sitting(asker, agenda.seating(), hearing.situation());
    List<Opinion> heard = sitting.ask(procedure.first(), Optional.empty());
    Optional<Procedure.Next> next = procedure.second(heard);
    next.ifPresent(more -> sitting.ask(more.asked(), Optional.of(2)));
    return sitting.held(next.map(Procedure.Next::interim));
  }

  /** Two lists of opinions as one, in the order of the analysts' names. */
  public static List<Opinion> byName(List<Opinion> some, List<Opinion> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparing(Opinion::analyst))
        .toList();
  }
}
