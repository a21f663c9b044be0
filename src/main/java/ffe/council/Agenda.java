package ffe.council;

import ffe.canon.LeftOutWhenEmpty;
import java.util.Optional;

/**
 * What models are asked of in one cycle: who, within what bounds, and what they are told.
 *
 * @param scripts of a debate, and only of one
 */
public record Agenda(
    Seating seating, Briefing briefing, @LeftOutWhenEmpty Optional<Scripts> scripts) {

  /** Of no debate. */
  public Agenda(Seating seating, Briefing briefing) {
    this(seating, briefing, Optional.empty());
  }
}
