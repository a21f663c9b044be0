package ffe.cli.doctor;

import java.util.stream.Stream;

/** One look at one thing. */
interface Check {
  Stream<Finding> look(Site site);

  /** A finding if it is so. */
  static Stream<Finding> when(boolean wrong, String code, String what, String why, String fix) {
    return wrong ? Stream.of(new Finding(code, what, why, fix)) : Stream.empty();
  }
}
