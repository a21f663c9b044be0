package ffe.adapter.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A data source that notes each statement sent to the server; a batch is one. */
final class Counter {

  private final DataSource source;
  private final List<String> sent = new ArrayList<>();

  Counter(DataSource source) {
    this.source = source;
  }

  DataSource counted() {
    return proxy(DataSource.class, source, "");
  }

  /** What was sent since the last call. */
  synchronized List<String> drain() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  private synchronized void note(String sql) {
    sent.add(sql);
  }

  private <T> T proxy(Class<T> type, Object target, String sql) {
    InvocationHandler handler =
        (self, method, args) -> {
          String name = method.getName();
          if (name.startsWith("execute")) {
            note(args != null && args[0] instanceof String text ? text : sql);
          }
          Object answer;
          try {
            answer = method.invoke(target, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          String prepared = args != null && args[0] instanceof String text ? text : "";
          return answer instanceof Connection
              ? proxy(Connection.class, answer, "")
              : answer instanceof PreparedStatement
                  ? proxy(PreparedStatement.class, answer, prepared)
                  : answer instanceof Statement ? proxy(Statement.class, answer, "") : answer;
        };
    return type.cast(
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
