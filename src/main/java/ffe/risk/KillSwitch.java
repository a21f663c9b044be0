package ffe.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The halts in force, oldest first, at most one of each code. While there is one, no new risk is
 * taken; protection, exits and flattening go on.
 *
 * <p>Several halts may stand at once, and one that ends does not end another.
 */
public record KillSwitch(List<Halt> halts) {

  public static final KillSwitch RUNNING = new KillSwitch(List.of());

  /** Whether new risk may be taken. */
  public enum State {
    RUNNING,
    HALTED
  }

  /** Why trading halted, and how the halt ends. */
  public enum Code {
    MANUAL,
    /** Ends by itself at the next risk day. */
    DAILY_LOSS,
    /** Ends by itself at the next risk week. */
    WEEKLY_LOSS,
    DRAWDOWN_HALT,
    /** Everything is to be closed, too. */
    DRAWDOWN_FLATTEN,
    /** A holding had no protective order in time. */
    UNPROTECTED,
    /** The venue and our books disagree. */
    RECONCILIATION,
    /** Equity fell below the maintenance margin: everything is to be closed. */
    LIQUIDATION;

    /** True when only an admin ends the halt. */
    public boolean isLatched() {
      return this != DAILY_LOSS && this != WEEKLY_LOSS;
    }
  }

  /**
   * One halt.
   *
   * @param reason for people
   * @param since session time at which it tripped
   * @param until session time at which it ends by itself; empty when only an admin ends it
   */
  public record Halt(Code code, String reason, Instant since, Optional<Instant> until) {

    public Halt {
      if (code.isLatched() == until.isPresent()) {
        throw new IllegalArgumentException(
            code + (code.isLatched() ? " ends only by an admin" : " ends at an instant"));
      }
    }

    public boolean isInForce(Instant at) {
      return until.isEmpty() || at.isBefore(until.get());
    }
  }

  public KillSwitch {
    halts = List.copyOf(halts);
    if (halts.stream().map(Halt::code).distinct().count() != halts.size()) {
      throw new IllegalArgumentException("one halt of each code at most: " + halts);
    }
  }

  public State state(Instant at) {
    return inForce(at).isEmpty() ? State.RUNNING : State.HALTED;
  }

  public boolean isHalted(Instant at) {
    return state(at) == State.HALTED;
  }

  /** The halts that have not ended by themselves at an instant. */
  public List<Halt> inForce(Instant at) {
    return halts.stream().filter(h -> h.isInForce(at)).toList();
  }

  /** All reasons in force, for people; empty when trading runs. */
  public String reason(Instant at) {
    return inForce(at).stream()
        .map(h -> h.code() + ": " + h.reason())
        .collect(Collectors.joining("; "));
  }

  /** Session time of the oldest halt in force. */
  public Optional<Instant> since(Instant at) {
    return inForce(at).stream().map(Halt::since).min(Instant::compareTo);
  }

  public boolean has(Code code) {
    return halts.stream().anyMatch(h -> h.code() == code);
  }

  /** Adds a halt; one of the same code that already stands is kept as it is. */
  KillSwitch with(Halt halt) {
    if (has(halt.code())) {
      return this;
    }
    List<Halt> more = new ArrayList<>(halts);
    more.add(halt);
    return new KillSwitch(more);
  }

  /** Without the halts that ended by themselves. */
  KillSwitch rolledTo(Instant at) {
    return new KillSwitch(inForce(at));
  }

  /** Without the halts that an admin ends. */
  KillSwitch lifted() {
    return new KillSwitch(halts.stream().filter(h -> !h.code().isLatched()).toList());
  }
}
