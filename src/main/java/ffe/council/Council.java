package ffe.council;

import ffe.decision.Opinion;
import ffe.portfolio.RoundTrip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models at the table and how they are reached. Who is asked what is a pure function of agenda,
 * situation and earlier replies; so opinions are computed again from the {@link Minutes}.
 */
public record Council(Seating seating, Asker asker) {

  /** Opinions of the models, in the order of the seats, and what they are made of. */
  public record Held(List<Opinion> opinions, Minutes minutes) {}

  /** That of a former cycle: nobody is asked again. */
  public static Council recorded(Agenda agenda, Minutes minutes) {
    return new Council(agenda.seating(), minutes.again());
  }

  /**
   * @param recent what sales of the instrument came to, the oldest first; the newest are told
   */
  public Agenda agenda(List<RoundTrip> recent) {
    int from = Math.max(0, recent.size() - Briefing.ITEMS_MAX);
    return new Agenda(seating, new Briefing(recent.subList(from, recent.size()), List.of()));
  }

  /**
   * Asks each seat for its opinion.
   *
   * @param situation with the agenda's briefing
   */
  public Held convene(Agenda agenda, Situation situation) {
    Seating asked = agenda.seating();
    Prompt prompt = Prompt.of(asked.wording(), situation, asked.promptTokensMax());
    List<ModelRequest> requests =
        asked.seats().stream().map(seat -> request(asked, seat, prompt)).toList();
    List<ModelReply> replies = asker.ask(requests);
    if (replies.size() != requests.size()) {
      throw new IllegalStateException(
          requests.size() + " requests and " + replies.size() + " replies");
    }
    List<Opinion> opinions = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      Seat seat = asked.seats().get(i);
      calls.add(new Call(seat.provider(), seat.model(), 0, replies.get(i)));
      opinions.add(
          labelled(
              seat,
              Answer.opinion(
                  seat.provider(), replies.get(i), situation.seen(), situation.legal())));
    }
    Minutes.Text sent = new Minutes.Text(prompt.system(), prompt.user());
    return new Held(
        List.copyOf(opinions), new Minutes(calls.isEmpty() ? List.of() : List.of(sent), calls));
  }

  /** What is not a model's view says so in the vote, too. */
  private static Opinion labelled(Seat seat, Opinion opinion) {
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

  /** Two lists of opinions as one, in the order of the analysts' names. */
  public static List<Opinion> byName(List<Opinion> some, List<Opinion> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparing(Opinion::analyst))
        .toList();
  }

  private static ModelRequest request(Seating asked, Seat seat, Prompt prompt) {
    return new ModelRequest(
        seat.provider(),
        seat.model(),
        prompt.system(),
        prompt.user(),
        asked.answerTokensMax(),
        asked.limit());
  }
}
