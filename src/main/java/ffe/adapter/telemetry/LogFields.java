package ffe.adapter.telemetry;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Named values that stand beside every line of log of the current thread. */
@FunctionalInterface
interface LogFields {

  /** Sets the values, runs the work, takes the values away again. */
  void with(Map<String, String> fields, Runnable work);

  /**
   * Those of the server, which writes each into its JSON log as {@code ext_NAME}; outside a server
   * the work runs without.
   *
   * <p>By reflection: the class is the server's own and in no public artifact.
   */
  static LogFields ofServer() {
    Optional<Class<?>> context = context();
    if (context.isEmpty()) {
      return (fields, work) -> work.run();
    }
    try {
      Method add = context.get().getMethod("addExtension", String.class, String.class);
      Method remove = context.get().getMethod("removeExtension", String.class);
      return (fields, work) -> {
        fields.forEach((name, value) -> call(add, name, value));
        try {
          work.run();
        } finally {
          fields.keySet().forEach(name -> call(remove, name));
        }
      };
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("the server's LogRecordContext is another one", e);
    }
  }

  /** What stands beside the lines of this thread; nothing outside a server. */
  static Map<String, String> ofThread() {
    Map<String, String> fields = new TreeMap<>();
    context()
        .ifPresent(
            server -> {
              try {
                call(server.getMethod("getExtensions", Map.class), fields);
              } catch (NoSuchMethodException e) {
                throw new IllegalStateException("the server's LogRecordContext is another one", e);
              }
            });
    return fields;
  }

  private static Optional<Class<?>> context() {
    try {
      return Optional.of(Class.forName("com.ibm.websphere.logging.hpel.LogRecordContext"));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static void call(Method method, Object... arguments) {
    try {
      method.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a field of the log could not be set", e);
    }
  }
}
