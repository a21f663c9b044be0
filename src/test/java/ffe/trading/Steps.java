package ffe.trading;

import java.util.ArrayList;
import java.util.List;

/** What the lane did to the world, step by step; ends the server before a chosen step. */
final class Steps {

  /** The server is gone. */
  static final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private final List<String> done = new ArrayList<>();
  private int count;
  private int at = -1;
  private Runnable happening = () -> {};

  /** Dies before the n-th step from the beginning, counted from 0; once. */
  void crashBefore(int n) {
    beforeStep(
        n,
        () -> {
          throw new Crash();
        });
  }

  /** Something happens before the n-th step; once. */
  void beforeStep(int n, Runnable what) {
    at = n;
    happening = what;
  }

  void step(String what) {
    if (count++ == at) {
      happening.run();
    }
    done.add(what);
  }

  int count() {
    return count;
  }

  List<String> done() {
    return done;
  }

  void forget() {
    done.clear();
  }
}
