package ffe.council;

import ffe.decision.Opinion;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked in the first round, and who in the second and last one, once the first has answered.
 * A pure function of what it is made of and of the opinions heard.
 */
interface Procedure {

  /**
   * What follows on the first round.
   *
   * @param asked nobody, where the first round is enough
   */
  record Next(Interim interim, List<Asked> asked) {}

  List<Asked> first();

  /**
   * @param heard opinions of the first round, in the order of its seats
   * @return empty where one round is all there is
   */
  Optional<Next> second(List<Opinion> heard);

  static Procedure of(Agenda agenda, Hearing hearing) {
    return switch (hearing.policy().choice()) {
      case WEIGHTED, MAJORITY, UNANIMOUS, STACKING -> atOnce(agenda, hearing.situation());
      case TWO_PHASE, LOCAL_FIRST -> SomeFirst.of(agenda.seating(), hearing);
      case DEBATE -> new Debating(agenda, hearing);
    };
  }

  /** One round of all seats. */
  private static Procedure atOnce(Agenda agenda, Situation situation) {
    return new Procedure() {
      @Override
      public List<Asked> first() {
        return asked(agenda.seating(), situation, agenda.seating().seats());
      }

      @Override
      public Optional<Next> second(List<Opinion> heard) {
        return Optional.empty();
      }
    };
  }

  /** These, all by the same prompt. */
  static List<Asked> asked(Seating bounds, Situation situation, List<Seat> seats) {
    Prompt prompt = Prompt.of(bounds.wording(), situation, bounds.promptTokensMax());
    return seats.stream().map(seat -> new Asked(seat, prompt)).toList();
  }
}
