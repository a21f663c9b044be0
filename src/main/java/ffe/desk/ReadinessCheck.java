package ffe.desk;

import java.util.Optional;

/**
 * One thing that must hold before the engine may be given work. Every bean of this type is asked,
 * in the order of names; any thread may ask at any time.
 */
public interface ReadinessCheck {
  /** A word for people and dashboards, such as {@code database}. */
  String name();

  /** Empty if it holds, else the reason in one line; answers within seconds, never throws. */
  Optional<String> notReady();
}
