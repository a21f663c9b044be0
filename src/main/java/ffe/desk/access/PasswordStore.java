package ffe.desk.access;

import java.time.Instant;
import java.util.Optional;

/** The stored web password; only its hash. */
public interface PasswordStore {

  Optional<String> hash();

  void set(String hash, Instant at);

  /** False when there was none. */
  boolean clear();
}
