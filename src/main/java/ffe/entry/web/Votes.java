package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.council.Seat;
import ffe.decision.Vote;
import java.util.ArrayList;
import java.util.List;

/**
 * Votes as small marks and as words: for above the line, against below it, abstained and not
 * counted dashed.
 */
final class Votes {

  private Votes() {}

  static HtmlContainer marks(List<Vote> votes, String action) {
    HtmlContainer marks = Tags.of("span", "votes");
    for (Vote vote : votes) {
      marks.add(Tags.of("i", kind(vote, action)));
    }
    marks.getElement().setAttribute("role", "img");
    marks.getElement().setAttribute("aria-label", words(votes, action));
    marks.getElement().setAttribute("title", words(votes, action));
    return marks;
  }

  /** {@code 2 for, 1 against, 1 abstained} */
  static String words(List<Vote> votes, String action) {
    long supporting = votes.stream().filter(v -> kind(v, action).equals("for")).count();
    long against = votes.stream().filter(v -> kind(v, action).equals("against")).count();
    long uncounted = votes.stream().filter(v -> v.uncounted().isPresent()).count();
    long out = votes.size() - supporting - against - uncounted;
    List<String> parts = new ArrayList<>();
    parts.add(Words.of("votes.for", supporting));
    parts.add(Words.of("votes.against", against));
    parts.add(Words.of("votes.abstained", out));
    if (uncounted > 0) {
      parts.add(Words.of("votes.uncounted", uncounted));
    }
    return String.join(", ", parts);
  }

  /** Says so where one of them is that of no model; else empty. */
  static String label(List<Vote> votes) {
    return votes.stream()
        .filter(vote -> vote.reason().equals(Seat.STAND_IN_VIEW))
        .findFirst()
        .map(vote -> Words.of("votes.not-a-model", vote.analyst()))
        .orElse("");
  }

  private static String kind(Vote vote, String action) {
    return vote.action()
        .filter(any -> vote.counts())
        .map(a -> a.name().equals(action) ? "for" : "against")
        .orElse("out");
  }
}
