package ffe.desk;

import ffe.market.Instrument;
import java.util.Optional;

/**
 * Who asks, and of which account.
 *
 * @param name key name, user, or {@code login-link}
 * @param door rest, web or engine
 * @param account the one spoken of; empty for the engine's own
 * @param instrument which of those the account trades is spoken of; empty for its first
 * @param key digest of the key that a web session began with, and with which it ends
 */
public record Actor(
    String name,
    Role role,
    String door,
    Optional<String> account,
    Optional<Instrument> instrument,
    Optional<String> key) {

  public Actor(String name, Role role, String door) {
    this(name, role, door, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same person, of an account; of the engine's own when none is named. */
  public Actor on(Optional<String> named) {
    return new Actor(name, role, door, named, instrument, key);
  }

  /** The same person, of an instrument of the account; of its first when none is named. */
  public Actor at(Optional<Instrument> named) {
    return new Actor(name, role, door, account, named, key);
  }
}
