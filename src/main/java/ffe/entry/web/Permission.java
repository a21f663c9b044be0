package ffe.entry.web;

import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.trading.AgentState;

/** Why a command cannot be given now, in words; empty when it can. The desk checks again. */
final class Permission {

  private Permission() {}

  static String forbids(Actor actor, StatusView status, AgentState.Command command) {
    Role needed = command == AgentState.Command.LIFT ? Role.ADMIN : Role.TRADER;
    String general = forbids(actor, status, needed);
    if (!general.isEmpty()) {
      return general;
    }
    return status.agent().after(command).filter(next -> changes(status, command, next)).isEmpty()
        ? "No effect while the agent is " + Format.words(status.agent().name()) + "."
        : "";
  }

  /** What any command needs: the role, and that this server trades the account. */
  static String forbids(Actor actor, StatusView status, Role needed) {
    if (!actor.role().includes(needed)) {
      return "Needs the role "
          + Format.words(needed.name())
          + "; you are "
          + Format.words(actor.role().name())
          + ".";
    }
    if (!status.holder()) {
      return "This server is passive; another one trades this account.";
    }
    return status.trouble().map(why -> "The engine does not run: " + why + ".").orElse("");
  }

  /** A second HALT while flattening means nothing, nor does START while running. */
  private static boolean changes(StatusView status, AgentState.Command command, AgentState next) {
    return next != status.agent()
        || (command == AgentState.Command.FLATTEN && status.openPositions() > 0);
  }
}
