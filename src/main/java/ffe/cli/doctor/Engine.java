package ffe.cli.doctor;

import java.util.Optional;
import java.util.function.Function;

/** The engine as it answers, if it does. */
public interface Engine {

  /** Empty when nobody answers in time. */
  Optional<Answer> get(String path);

  /**
   * @param date header of that name; empty text without one
   * @param member value at a path of names with dots
   */
  record Answer(int status, String date, Function<String, Optional<Object>> member) {

    boolean isOk() {
      return status == 200;
    }

    String text(String path) {
      return member.apply(path).map(Object::toString).orElse("");
    }
  }
}
