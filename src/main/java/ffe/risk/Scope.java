package ffe.risk;

import ffe.order.OrderProposal.Purpose;
import ffe.order.Protection;
import ffe.order.Side;
import java.util.Optional;

/** What is judged: an order by its purpose, or that a person moves the levels of a position. */
enum Scope {
  ENTRY,
  PROTECTION,
  EXIT,
  FLATTEN,
  /** The stop stays or comes nearer: no more can be lost than before. */
  MOVE,
  /** More can be lost than before. */
  WIDENING;

  static Scope of(Purpose purpose) {
    return switch (purpose) {
      case ENTRY -> ENTRY;
      case PROTECTION -> PROTECTION;
      case EXIT -> EXIT;
      case FLATTEN -> FLATTEN;
    };
  }

  static Scope ofMove(Optional<Protection> from, Protection to, Side opened) {
    return from.filter(levels -> !levels.isTighter(to, opened)).isPresent() ? MOVE : WIDENING;
  }
}
