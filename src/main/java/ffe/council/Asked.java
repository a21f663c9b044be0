package ffe.council;

import ffe.decision.Opinion;

/** A seat and the prompt it is asked by. */
record Asked(Seat seat, Prompt prompt) {

  ModelRequest within(Seating bounds) {
    return new ModelRequest(
        seat.provider(),
        seat.model(),
        prompt.system(),
        prompt.user(),
        bounds.answerTokensMax(),
        bounds.limit());
  }

  Opinion opinion(ModelReply reply, Situation situation) {
    return labelled(Answer.opinion(seat.provider(), reply, situation.seen(), situation.legal()));
  }

  /** What is not a model's view says so in the vote, too. */
  private Opinion labelled(Opinion opinion) {
    return seat.isStandIn() && opinion instanceof Opinion.View view
        ? new Opinion.View(
            view.analyst(),
            view.action(),
            view.probability(),
            view.horizon(),
            view.stop(),
            view.target(),
            Seat.STAND_IN_VIEW,
            view.reasoning(),
            view.wouldChangeMind())
        : opinion;
  }
}
