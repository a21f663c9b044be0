package ffe.desk.access;

import ffe.desk.Actor;
import java.util.Optional;

/** Bearers that somebody else vouches for, beside the keys of {@link Doorkeeper}. */
@FunctionalInterface
public interface Tokens {

  /**
   * Whose it is; empty for whatever opens nothing. Any thread may call; answers within seconds.
   *
   * @throws UncheckedTokenException when it cannot be told whether it is good
   */
  Optional<Actor> find(String bearer);
}
