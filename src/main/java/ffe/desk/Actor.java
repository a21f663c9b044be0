package ffe.desk;

import java.util.Optional;

/**
 * Who asks, and of which account.
 *
 * @param name key name, user, or {@code login-link}
 * @param door rest, web or engine
 * @param account the one spoken of; empty for the engine's own
 */
public record Actor(String name, Role role, String door, Optional<String> account) {

  public Actor(String name, Role role, String door) {
    this(name, role, door, Optional.empty());
  }

  /** The same person, of an account; of the engine's own when none is named. */
  public Actor on(Optional<String> named) {
    return new Actor(name, role, door, named);
  }
}
