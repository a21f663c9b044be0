package ffe.trading;

/**
 * Is told how far a cycle has come, on the lane's thread. It is never asked, and what it does
 * changes nothing; it must return at once and not throw.
 */
@FunctionalInterface
public interface CycleWatch {

  CycleWatch NOBODY = step -> {};

  /** What begins now; the one before has ended. */
  enum Step {
    OBSERVE,
    ASK,
    DECIDE,
    /** Left out when nothing is proposed. */
    GATE,
    /** The record is made; commit and sending follow. */
    DONE
  }

  void at(Step step);
}
