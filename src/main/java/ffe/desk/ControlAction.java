package ffe.desk;

import java.time.Clock;
import java.time.Instant;

/**
 * Somebody told the engine something.
 *
 * @param effect what was read again afterwards
 */
public record ControlAction(
    String account,
    Instant wallAt,
    Instant marketAt,
    String actor,
    String door,
    String command,
    String effect) {

  /** Of the account and the market time of now. */
  public static ControlAction of(
      Actor actor, Cockpit cockpit, Clock wall, String command, String effect) {
    return new ControlAction(
        cockpit.lane().account(),
        wall.instant(),
        cockpit.status().marketNow(),
        actor.name(),
        actor.door(),
        command,
        effect);
  }
}
