package ffe;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to a class's log. */
public final class ToldLog {

  private ToldLog() {}

  /** What a class logged meanwhile. */
  public static List<LogRecord> by(Class<?> who, Runnable work) {
    List<LogRecord> told = new ArrayList<>();
    Handler ear = ear(told);
    Logger log = Logger.getLogger(who.getName());
    log.addHandler(ear);
    try {
      work.run();
    } finally {
      log.removeHandler(ear);
    }
    return told;
  }

  private static Handler ear(List<LogRecord> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        told.add(line);
      }

      @Override
      public void flush() {
        // nothing waits
      }

      @Override
      public void close() {
        // nothing is held open
      }
    };
  }
}
