package ffe.adapter.questdb;

import io.questdb.ServerMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A real QuestDB in this JVM, on a loopback port; it can be stopped and started again. */
public final class RealQuestDb implements AutoCloseable {

  private final Path home;
  private final int port;
  private final Map<String, String> more;
  private Optional<ServerMain> server = Optional.empty();

  public RealQuestDb(Path home, int port) throws IOException {
    this(home, port, Map.of());
  }

  /**
   * @param more of its settings, by their names in its environment
   */
  RealQuestDb(Path home, int port, Map<String, String> more) throws IOException {
    this.home = Files.createDirectories(home);
    this.port = port;
    this.more = more;
  }

  static int free() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  public RealQuestDb start() throws IOException {
    Map<String, String> set = new TreeMap<>();
    set.put("http.bind.to", "127.0.0.1:" + port);
    set.put("http.min.enabled", "false");
    set.put("http.receive.buffer.size", "1m");
    set.put("pg.enabled", "false");
    set.put("line.tcp.enabled", "false");
    set.put("telemetry.enabled", "false");
    set.put("shared.worker.count", "1");
    set.put("metrics.enabled", "false");
    set.putAll(more);
    Path conf = Files.createDirectories(home.resolve("conf"));
    StringBuilder text = new StringBuilder();
    set.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(conf.resolve("server.conf"), text);
    // its lines would go where the runner of the tests speaks
    Files.writeString(
        conf.resolve("log.conf"),
        """
        writers=file
        w.file.class=io.questdb.log.LogFileWriter
        w.file.location=${log.dir}/questdb.log
        w.file.level=CRITICAL,ERROR
        """);
    ServerMain main = new ServerMain("-d", home.toString());
    main.start();
    server = Optional.of(main);
    return this;
  }

  public void stop() {
    server.ifPresent(ServerMain::close);
    server = Optional.empty();
  }

  QuestDbPlace place() {
    return new QuestDbPlace(
        URI.create("http://127.0.0.1:" + port),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** As somebody who looks; what was taken is there a moment later. */
  public List<List<String>> ask(String sql) {
    return new QuestDb(place(), Duration.ofSeconds(20)).ask(sql);
  }

  /** Takes away what the tests before left. */
  void empty() {
    for (Table table : Table.values()) {
      ask("DROP TABLE IF EXISTS " + table.title());
    }
  }

  /** When so many rows are there, or after half a minute as many as there are. */
  public List<List<String>> ask(String sql, int rows) throws InterruptedException {
    List<List<String>> found = ask(sql);
    for (int i = 0; i < 300 && found.size() < rows; i++) {
      Thread.sleep(100);
      found = ask(sql);
    }
    return found;
  }

  @Override
  public void close() {
    stop();
  }
}
