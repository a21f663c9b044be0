package ffe.decision;

import java.util.List;
import java.util.Optional;

/**
 * Who sits where in a debate. Bull and bear say what they were told to argue, so their views are
 * kept and never counted; the judge has read them.
 */
public record Debate(String bull, String bear, String judge) {

  public static final int SEATS = 3;

  public Debate {
    List<String> seated = List.of(bull, bear, judge);
    seated.forEach(Wording::name);
    if (seated.stream().distinct().count() < seated.size()) {
      throw new IllegalArgumentException("a debate needs three analysts: " + seated);
    }
  }

  /** That of these three, in their order; empty where they are not three. */
  public static Optional<Debate> of(List<String> seated) {
    return seated.size() == SEATS && seated.stream().distinct().count() == SEATS
        ? Optional.of(new Debate(seated.get(0), seated.get(1), seated.get(2)))
        : Optional.empty();
  }

  /** Bull, bear and judge. */
  public List<String> seated() {
    return List.of(bull, bear, judge);
  }

  /** Where an analyst sits; empty for one that is not part of the debate. */
  public Optional<DebateRole> role(String analyst) {
    if (analyst.equals(judge)) {
      return Optional.of(DebateRole.JUDGE);
    } else if (analyst.equals(bull)) {
      return Optional.of(DebateRole.BULL);
    }
    return analyst.equals(bear) ? Optional.of(DebateRole.BEAR) : Optional.empty();
  }
}
