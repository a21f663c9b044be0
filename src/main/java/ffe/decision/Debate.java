package ffe.decision;

import java.util.List;
import java.util.Optional;

/**
 * Who sits where in a debate. Bull and bear say what they were told to argue, so their views are
 * kept and never counted; the judge has read them.
 */
public record Debate(String bull, String bear, String judge) {

  public Debate {
    List<String> seated = List.of(bull, bear, judge);
    seated.forEach(Wording::name);
    if (seated.stream().distinct().count() < seated.size()) {
      throw new IllegalArgumentException("a debate needs three analysts: " + seated);
    }
  }

  /** Where an analyst sits; empty for one that is not part of the debate. */
  Optional<DebateRole> role(String analyst) {
    if (analyst.equals(judge)) {
      return Optional.of(DebateRole.JUDGE);
    } else if (analyst.equals(bull)) {
      return Optional.of(DebateRole.BULL);
    }
    return analyst.equals(bear) ? Optional.of(DebateRole.BEAR) : Optional.empty();
  }
}
