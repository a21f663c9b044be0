package ffe.adapter.questdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers in QuestDB's place, otherwise than it does. */
final class OddServer implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean isMended;

  /** An answer. */
  record Answer(int status, String body) {}

  private OddServer(Function<HttpExchange, Answer> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, answers.apply(exchange));
        });
    server.start();
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() / 100 == 3) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  static OddServer saying(int status, String body) throws IOException {
    return new OddServer(
        exchange -> {
          text(exchange);
          return new Answer(status, body);
        });
  }

  /** Hands all to the real one; until it is mended it says of what was written that it failed. */
  static OddServer taking(RealQuestDb real) throws IOException {
    OddServer[] self = new OddServer[1];
    self[0] =
        new OddServer(
            exchange -> {
              String lines = text(exchange);
              QuestDb db = new QuestDb(real.place(), QuestDbSink.ANSWER_MAX);
              if (exchange.getRequestMethod().equals("POST")) {
                db.write(lines);
                return self[0].isMended ? new Answer(204, "") : new Answer(502, "<html>gone");
              }
              String query = exchange.getRequestURI().getQuery().substring("query=".length());
              return new Answer(200, json(db, query.replace('+', ' ')));
            });
    return self[0];
  }

  private static String json(QuestDb db, String sql) {
    StringBuilder rows = new StringBuilder();
    db.ask(sql)
        .forEach(
            row -> {
              rows.append(rows.isEmpty() ? "" : ",").append('[');
              for (int i = 0; i < row.size(); i++) {
                rows.append(i == 0 ? "" : ",")
                    .append(i == 3 ? row.get(i) : '"' + row.get(i).replace("\"", "\\\"") + '"');
              }
              rows.append(']');
            });
    return "{\"dataset\":[" + rows + "]}";
  }

  private static String text(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requests so far. */
  int asked() {
    return asked.get();
  }

  void mend() {
    isMended = true;
  }

  QuestDbPlace place() {
    return new QuestDbPlace(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
