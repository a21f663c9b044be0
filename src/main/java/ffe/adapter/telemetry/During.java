package ffe.adapter.telemetry;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which cycle, decision and order a failure belongs to, carried by it as a suppressed exception:
 * who tells of it has left their work already.
 */
public final class During extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> ids;

  private During(Map<String, String> ids) {
    super("during " + new TreeMap<>(ids), null, false, false);
    this.ids = Map.copyOf(ids);
  }

  static <E extends RuntimeException> E noted(E failure, Map<String, String> ids) {
    failure.addSuppressed(new During(ids));
    return failure;
  }

  /** Of the work this thread is at, and of a failure and what caused it. */
  public static Map<String, String> ids(Iterable<Throwable> causes) {
    Map<String, String> found = new TreeMap<>(LogFields.ofThread());
    for (Throwable cause : causes) {
      for (Throwable beside : cause.getSuppressed()) {
        if (beside instanceof During during) {
          found.putAll(during.ids);
        }
      }
    }
    found.keySet().retainAll(CycleLog.NAMES);
    return found;
  }
}
