package ffe.council;

import ffe.decision.Debate;
import ffe.decision.DebateRole;
import ffe.decision.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bull and bear at the same time, each told to argue its side; then the judge, who reads both. A
 * judge is asked only where both sides have a view, and nobody where one of the three has no seat:
 * without them the rest decides, see {@link Debate}. Other seats are not asked.
 */
record Debating(Agenda agenda, Hearing hearing) implements Procedure {

  private static final List<DebateRole> SIDES = List.of(DebateRole.BULL, DebateRole.BEAR);

  private Debate debate() {
    return hearing.policy().debate().orElseThrow();
  }

  private Seating seating() {
    return agenda.seating();
  }

  private Scripts scripts() {
    return agenda.scripts().orElse(Scripts.NEWEST);
  }

  private Optional<Seat> seat(String provider) {
    return seating().seats().stream().filter(s -> s.provider().equals(provider)).findFirst();
  }

  private List<String> empty() {
    return debate().seated().stream().filter(name -> seat(name).isEmpty()).toList();
  }

  private Asked asked(DebateRole role, List<OutsideText> arguments) {
    Debate debate = debate();
    String who =
        switch (role) {
          case BULL -> debate.bull();
          case BEAR -> debate.bear();
          case JUDGE -> debate.judge();
        };
    return new Asked(
        seat(who).orElseThrow(),
        Prompt.of(scripts().of(role), hearing.situation(), seating().promptTokensMax(), arguments));
  }

  @Override
  public List<Asked> first() {
    return empty().isEmpty()
        ? SIDES.stream().map(side -> asked(side, List.of())).toList()
        : List.of();
  }

  @Override
  public Optional<Next> second(List<Opinion> heard) {
    if (!empty().isEmpty()) {
      return ends("SEAT_EMPTY", String.join(", ", empty()) + " has no seat; nobody is asked.");
    }
    List<OutsideText> arguments = new ArrayList<>();
    for (int i = 0; i < SIDES.size(); i++) {
      if (heard.get(i) instanceof Opinion.View view) {
        arguments.add(Argument.of(SIDES.get(i), view, hearing.situation()));
      }
    }
    if (arguments.size() < SIDES.size()) {
      return ends(
          "SIDE_SILENT",
          heard.stream()
              .filter(Opinion.Abstention.class::isInstance)
              .map(o -> o.analyst() + " (" + o.reason() + ")")
              .collect(
                  Collectors.joining(
                      " and ", "A side has no view: ", "; the judge is not asked.")));
    }
    return Optional.of(
        new Next(
            new Interim(
                "BOTH_HEARD",
                "Bull " + debate().bull() + " and bear " + debate().bear() + " have argued."),
            List.of(asked(DebateRole.JUDGE, arguments))));
  }

  private static Optional<Next> ends(String reason, String detail) {
    return Optional.of(new Next(new Interim(reason, detail), List.of()));
  }
}
