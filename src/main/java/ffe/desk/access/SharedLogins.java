package ffe.desk.access;

import java.time.Duration;
import java.util.Optional;

/**
 * Where servers over one database keep who is logged in; nothing comes back where there is none.
 */
public interface SharedLogins {

  /** This server is alone. */
  SharedLogins NONE =
      new SharedLogins() {
        @Override
        public boolean keep(String name, String text, Duration life) {
          return false;
        }

        @Override
        public Optional<String> find(String name) {
          return Optional.empty();
        }

        @Override
        public void forget(String name) {
          // nothing was kept
        }
      };

  /** False if it could not be kept. */
  boolean keep(String name, String text, Duration life);

  Optional<String> find(String name);

  void forget(String name);
}
