package ffe.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An installation where all is well, to plant one fault in. */
final class SoundSite {

  final Map<String, String> environment = new TreeMap<>();
  final SortedMap<String, Object> status = new TreeMap<>();
  final SortedMap<String, Object> breakers = new TreeMap<>();
  String questDb = "none";
  String ticks = "up";
  final Map<String, Object> chain = new TreeMap<>();

  final Map<String, Object> storage =
      new TreeMap<>(
          Map.of(
              "server.timescale",
              "2.23.0",
              "server.usable",
              true,
              "server.used",
              true,
              "jobs",
              List.of(Map.of("name", "refresh_candles", "scheduled", true, "status", "Success"))));
  final Path data;
  final Path limits;
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  Duration engineAhead = Duration.ZERO;
  URI url = URI.create("http://127.0.0.1:8000");
  boolean running = true;
  boolean isEngine = true;
  boolean hasKey = true;
  int keyAnswer = 200;
  int readyAnswer = 200;
  String keyRole = "ADMIN";
  String role = "viewer";
  int feature = 17;
  String user;
  long freeBytes = 1L << 40;

  SoundSite(Path directory) throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    limits = directory.resolve("limits");
    user = Files.getOwner(data).getName();
    Files.writeString(limits, "Max open files            4096      4096      files\n");
    environment.put("FFE_DATA_DIR", data.toString());
    environment.put("FFE_HTTP_PORT", Integer.toString(freePort()));
    environment.put("PATH", "/usr/bin");
    status.put("detail.holder", true);
    status.put("detail.feed", "LIVE");
    status.put("detail.data_stale", false);
    status.put("detail.agent", "RUNNING");
    status.put("detail.agent_reason", "as configured");
    status.put("detail.orders_unknown", 0);
    status.put("detail.unprotected", false);
    breakers.put("kraken", "closed");
    write("config/ffe.properties", "# ffe.http.port = 8000\nffe.market.source = tape\n");
    write("pepper", "0123456789abcdef");
    write("login-link", "http://127.0.0.1:8000/login#x");
    Files.setLastModifiedTime(data.resolve("login-link"), FileTime.from(now.minusSeconds(60)));
  }

  static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Path write(String name, String text) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  Site site() {
    return new Site(
        environment,
        url,
        hasKey,
        role,
        new Machine(feature, user, limits, path -> freeBytes),
        this::answer,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Optional<Engine.Answer> answer(String path) {
    if (!running) {
      return Optional.empty();
    }
    Map<String, Object> members = new TreeMap<>();
    int code = keyAnswer;
    switch (path) {
      case "/live" -> {
        code = isEngine ? 200 : 404;
        members.put("alive", isEngine);
      }
      case "/ready" -> {
        code = readyAnswer;
        members.put("reason", "database: starting");
      }
      case "/api/v1/status" -> members.putAll(status);
      case "/api/v1/health" -> {
        members.put("circuit_breakers", breakers);
        members.put("components.questdb", questDb);
        members.put("components.ticks", ticks);
      }
      case "/api/v1/audit/chain" -> members.putAll(chain);
      case "/api/v1/maintenance" -> members.putAll(storage);
      case "/api/v1/keys/self" -> members.put("role", keyRole);
      default -> code = 404;
    }
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plus(engineAhead).atZone(ZoneOffset.UTC));
    return Optional.of(
        new Engine.Answer(code, date, member -> Optional.ofNullable(members.get(member))));
  }
}
