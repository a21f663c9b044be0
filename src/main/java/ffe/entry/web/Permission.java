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
        ? Words.of("permission.no-effect", Format.words(status.agent()))
        : "";
  }

  /** What any command needs: the role, and that this server trades the account. */
  static String forbids(Actor actor, StatusView status, Role needed) {
    if (!actor.role().includes(needed)) {
      return Words.of("permission.role", Format.words(needed), Format.words(actor.role()));
    }
    if (!status.holder()) {
      return Words.of("permission.passive");
    }
    return status.trouble().map(why -> Words.of("permission.trouble", why)).orElse("");
  }

  /** A second HALT while flattening means nothing, nor does START while running. */
  private static boolean changes(StatusView status, AgentState.Command command, AgentState next) {
    return next != status.agent()
        || (command == AgentState.Command.FLATTEN && status.openPositions() > 0);
  }
}
