package ffe.trading;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the agent of an account is doing, as one table. Cycles run in RUNNING only. */
public enum AgentState {
  STOPPED,
  RUNNING,
  /** No new decisions; the market is watched, protection stays, resume goes on at once. */
  PAUSED,
  /** Everything is being closed; ends in HALTED when the ledger says flat. */
  FLATTENING,
  /** No new risk until an admin lifts it; protection stays. */
  HALTED,
  /** The recording is over. */
  ENDED;

  /** What people and the market can tell an agent. */
  public enum Command {
    START,
    STOP,
    PAUSE,
    RESUME,
    HALT,
    LIFT,
    FLATTEN,
    /** The books are flat after FLATTEN. */
    FLAT,
    /** The source has ended. */
    END
  }

  private Map<Command, AgentState> next() {
    Map<Command, AgentState> to = new EnumMap<>(Command.class);
    if (this == ENDED) {
      to.put(Command.END, ENDED);
      return to;
    }
    to.put(Command.END, ENDED);
    to.put(Command.HALT, this == FLATTENING ? FLATTENING : HALTED);
    to.put(Command.FLATTEN, FLATTENING);
    switch (this) {
      case STOPPED -> {
        to.put(Command.START, RUNNING);
        to.put(Command.STOP, STOPPED);
      }
      case RUNNING -> {
        to.put(Command.START, RUNNING);
        to.put(Command.STOP, STOPPED);
        to.put(Command.PAUSE, PAUSED);
        to.put(Command.RESUME, RUNNING);
      }
      case PAUSED -> {
        to.put(Command.START, RUNNING);
        to.put(Command.RESUME, RUNNING);
        to.put(Command.PAUSE, PAUSED);
        to.put(Command.STOP, STOPPED);
      }
      case FLATTENING -> to.put(Command.FLAT, HALTED);
      case HALTED -> to.put(Command.LIFT, STOPPED);
      case ENDED -> throw new IllegalStateException("handled above");
    }
    return to;
  }

  /** The state after a command, or empty when the command has no meaning here. */
  public Optional<AgentState> after(Command command) {
    return Optional.ofNullable(next().get(command));
  }
}
