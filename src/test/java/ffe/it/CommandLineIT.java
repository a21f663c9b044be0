package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people run it: the built jar, another directory, the real engine. */
@Tag("cli")
class CommandLineIT {

  @TempDir Path directory;

  private FfeJar admin;

  @BeforeEach
  void know_the_engine() {
    admin = new FfeJar(directory, environment(ServerUnderTest.adminKey()));
  }

  private static Map<String, String> environment(String key) {
    return new TreeMap<>(Map.of("FFE_URL", ServerUnderTest.base().toString(), "FFE_API_KEY", key));
  }

  /** No address and no key: it cannot ask anybody. */
  private FfeJar elsewhere() {
    return new FfeJar(
        directory,
        Map.of("TZ", "Pacific/Chatham", "LC_ALL", "C", "FFE_URL", "http://127.0.0.1:9"),
        "-Duser.timezone=Pacific/Chatham",
        "-Duser.language=tr",
        "-Duser.country=TR",
        "-Dfile.encoding=ISO-8859-9");
  }

  private Path exported(String id) {
    String file = admin.run("export", "decision", id).ok().strip();
    assertThat(file).isEqualTo("decision-" + id + ".json");
    return directory.resolve(file);
  }

  @Test
  void tells_the_status_as_a_table_and_as_rest_said_it() {
    assertThat(admin.run("status").ok()).contains("account", "main", "BTC-USD", "market time");
    JsonObject json = Books.json(admin.run("status", "--output", "json").ok());
    assertThat(json.keySet()).isEqualTo(Books.get("/api/v1/status").keySet());
    for (String command : List.of("status", "positions", "orders", "decisions", "pause")) {
      assertThat(admin.run(command, "--account", "no such").refused(2)).contains("account");
    }
  }

  @Test
  void lists_decisions_and_explains_one() {
    String id = Books.firstDecision();
    String list = admin.run("decisions", "--limit", "1", "-o", "csv").ok();
    assertThat(list.split("\r\n", -1)).hasSize(3);
    assertThat(list).startsWith("time (UTC),id,action,confidence,result,reason,why\r\n");
    assertThat(admin.run("decisions", id).ok()).contains(id, "analyst momentum", "digest");
    assertThat(admin.run("orders", "-o", "markdown").ok()).startsWith("| changed (UTC) | id |");
    assertThat(admin.run("positions").ok()).startsWith("instrument");
  }

  @Test
  void verifies_an_exported_decision_anywhere_without_engine_or_network() throws IOException {
    String id = Books.firstDecision();
    Path file = exported(id);
    String digest = Books.get("/api/v1/decisions/" + id).getString("digest");
    Files.move(file, directory.resolve("d.json"));
    for (FfeJar jar : List.of(admin, elsewhere())) {
      assertThat(jar.run("verify", "d.json", "--digest", digest).ok())
          .isEqualTo("IDENTICAL " + digest + System.lineSeparator());
      assertThat(Books.json(jar.run("verify", "d.json", "-o", "json").ok()).getString("answer"))
          .isEqualTo("IDENTICAL");
    }
  }

  @Test
  void finds_a_decision_that_was_changed() throws IOException {
    String text = Files.readString(exported(Books.firstDecision()));
    Path file = directory.resolve("changed.json");
    Files.writeString(file, text.replaceFirst("\"trades\":([0-9])", "\"trades\":1$1"));
    assertThat(Files.readString(file)).isNotEqualTo(text);
    FfeJar.Said said = elsewhere().run("verify", "changed.json");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).startsWith("DIFFERENT ").contains("seal");
    Files.write(file, new byte[] {(byte) 0xff, '{', '}'});
    assertThat(admin.run("verify", "changed.json").out()).startsWith("DIFFERENT ");
    Files.writeString(file, text);
    FfeJar.Said other = admin.run("verify", "changed.json", "--digest", "0".repeat(64));
    assertThat(other.exit()).isEqualTo(1);
    admin.run("verify", "no.json").refused(6);
    admin.run("verify").refused(64);
  }

  @Test
  void verifies_many_exported_decisions_and_names_those_that_differ() throws IOException {
    Books.firstDecision();
    assertThat(admin.run("export", "decisions", "--dry-run").ok()).startsWith("would GET ");
    assertThat(admin.run("export", "decisions", "--limit", "2").ok()).contains("decisions.gz: ");
    assertThat(admin.run("export", "decisions").refused(6)).contains("--force");
    assertThat(admin.run("export", "decisions", "--limit", "0").refused(2)).contains("--limit");
    Path file = directory.resolve("decisions.gz");
    String text = unpacked(file);
    int count = (int) text.lines().filter(line -> line.startsWith("\"seal\":")).count();
    assertThat(elsewhere().run("verify", "decisions.gz").ok())
        .startsWith(count + " decisions: " + count + " IDENTICAL, 0 DIFFERENT, 0 OTHER_VERSION");
    assertThat(Books.json(admin.run("verify", "decisions.gz", "-o", "json").ok()))
        .isEqualTo(
            Books.json(
                "{\"decisions\":%d,\"identical\":%d,\"different\":0,\"other_version\":0}"
                    .formatted(count, count)));

    pack(file, text.replaceFirst("\"feedState\":\"LIVE\"", "\"feedState\":\"LATE\""));
    FfeJar.Said changed = elsewhere().run("verify", "decisions.gz");
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out()).contains(" 1 DIFFERENT", "number 1,", "its seal does not fit");
    pack(file, text.substring(0, text.length() - 30));
    assertThat(elsewhere().run("verify", "decisions.gz", "-o", "csv").out())
        .contains(count + ",DIFFERENT");
    byte[] packed = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));
    assertThat(elsewhere().run("verify", "decisions.gz").out()).contains("damaged or cut off");
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void pack(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void keeps_what_is_there_and_says_what_it_would_do() {
    String id = Books.firstDecision();
    exported(id);
    assertThat(admin.run("export", "decision", id).refused(6)).contains("--force");
    admin.run("export", "decision", id, "--force").ok();
    assertThat(admin.run("export", "decision", id, "--to", "x", "--dry-run").ok()).contains("GET");
    assertThat(directory.resolve("x")).doesNotExist();
    admin.run("export", "decision", "0".repeat(24)).refused(1);
  }

  @Test
  void advises_pauses_and_resumes() {
    assertThat(admin.run("analyze").ok()).contains("BTC-USD", "confidence");
    assertThat(admin.run("pause", "--dry-run").ok()).startsWith("would POST ");
    assertThat(Books.get("/api/v1/bot/status").getString("state")).isEqualTo("running");
    assertThat(admin.run("pause").ok()).contains("paused");
    assertThat(admin.run("resume", "-o", "json").ok()).contains("\"state\":\"running\"");
    assertThat(admin.run("lift").refused(1)).contains("NOT_NOW");
  }

  @Test
  void makes_shows_and_revokes_a_key() {
    JsonObject made = Books.json(admin.run("key", "create", "cli it", "-o", "json").ok());
    FfeJar viewer = new FfeJar(directory, environment(made.getString("key")));
    assertThat(viewer.run("key", "self").ok()).contains("VIEWER");
    assertThat(viewer.run("pause").refused(4)).contains("higher role");
    assertThat(viewer.run("doctor", "--role", "trader").out()).contains("KEY_TOO_LOW");
    assertThat(admin.run("key", "list").ok())
        .contains(made.getString("id"))
        .doesNotContain(made.getString("key"));
    admin.run("key", "revoke", made.getString("id")).ok();
    assertThat(viewer.run("status").refused(4)).contains("FFE_API_KEY");
    assertThat(viewer.run("doctor").out()).contains("KEY_WRONG");
  }

  @Test
  void makes_a_backup_proves_it_elsewhere_and_says_how_to_go_on_from_it() throws IOException {
    assertThat(admin.run("backup", "--dry-run").ok()).startsWith("would POST ");
    JsonObject made = Books.json(admin.run("backup", "-o", "json").ok());
    String name = made.getString("name");
    assertThat(admin.run("backup", "--list").ok()).contains(name);
    Path file =
        Files.copy(
            ServerUnderTest.data().resolve("backups").resolve(name), directory.resolve(name));

    assertThat(elsewhere().run("verify-backup", name, "-o", "csv").ok())
        .contains(made.getString("manifest_sha256"), "ledger main");
    assertThat(elsewhere().run("restore", name, "--data-dir", "empty").ok())
        .contains("is intact", "FFE_RESTORE_FROM='" + file, "lands paused");
    assertThat(
            elsewhere()
                .run("restore", name, "--data-dir", ServerUnderTest.data().toString())
                .refused(1))
        .contains("has a database already");

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(elsewhere().run("verify-backup", name).refused(1)).contains("damaged");
    assertThat(elsewhere().run("restore", name, "--data-dir", "empty").refused(1))
        .contains("damaged");
    assertThat(directory.resolve("empty")).doesNotExist();
  }

  @Test
  void imports_a_file_once_and_tells_refused_lines_by_exit_code() throws IOException {
    Path file = directory.resolve("eth 5m.csv.gz");
    try (InputStream in =
        CommandLineIT.class.getResourceAsStream("/data/ta4j_ethusd_binanceus_5m_2023-03.csv.gz")) {
      assertThat(in).isNotNull();
      Files.copy(in, file);
    }
    String series = "cli-" + UUID.randomUUID().toString().substring(0, 8);
    String[] line = {
      "data",
      "import",
      file.toString(),
      "--instrument",
      "ETH/USD",
      "--timeframe",
      "5m",
      "--series",
      series,
      "-o",
      "json"
    };
    assertThat(Books.json(admin.run(line).ok()).getInt("added")).isEqualTo(580);
    JsonObject again = Books.json(admin.run(line).ok());
    assertThat(again.getInt("added")).isZero();
    assertThat(again.getInt("already_there")).isEqualTo(580);
    assertThat(again.getString("file")).isEqualTo("eth 5m.csv.gz");

    Files.writeString(file, "time,open,high,low,close\n1678730400,2,3,1,2\nx,2,3,1,2\n");
    line[line.length - 1] = "table";
    FfeJar.Said said = admin.run(line);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("line 3", "time is not an instant");
    assertThat(said.err()).contains("bytes");
    assertThat(admin.run("data", "list", "-o", "csv").ok()).contains("import:" + series);
    line[6] = "7m";
    assertThat(admin.run(line).refused(2)).contains("1m, 5m");
  }

  @Test
  void has_the_engine_run_a_backtest_waits_for_it_and_tells_what_it_came_to() {
    JsonObject done =
        Books.json(admin.run("backtests", "order", "--set", "trials=2", "-o", "json").ok());
    assertThat(done.getString("state")).isEqualTo("done");
    assertThat(done.getJsonObject("order").getInt("trials")).isEqualTo(2);
    String id = done.getString("id");
    assertThat(admin.run("backtests", "wait", id).ok())
        .contains(done.getJsonObject("summary").getString("digest"));
    assertThat(admin.run("backtests", "list", "-o", "csv").ok()).contains(id);
    assertThat(admin.run("backtests", "cancel", id).refused(1)).contains("ended already");
    assertThat(admin.run("backtests", "order", "--set", "deposit=0").refused(2))
        .contains("deposit is above 0");
    assertThat(admin.run("backtests", "order", "--pair", "ETH-USD", "--dry-run").ok())
        .contains("would POST", "ETH-USD");
  }

  @Test
  void says_who_does_not_answer_and_what_it_does_not_understand() {
    assertThat(elsewhere().run("status").refused(3)).contains("http://127.0.0.1:9");
    assertThat(admin.run("fly").refused(2)).contains("--help");
    assertThat(admin.run("orders", "--limit", "0").refused(2)).contains("limit");
    assertThat(admin.run("--help").ok()).contains("verify", "Exit codes");
  }

  /** The engine's own database, asked with a password that is not its own. */
  @Test
  void names_what_is_wrong_with_the_database_and_the_settings() throws IOException {
    List<String> postmaster =
        Files.readAllLines(ServerUnderTest.data().resolve("pg/cluster/postmaster.pid"));
    Map<String, String> environment = environment(ServerUnderTest.adminKey());
    environment.put(
        "FFE_DB_URL", "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/ffe");
    environment.put("FFE_DB_USER", "ffe_app");
    environment.put("FFE_DB_PASSWORD", "wrong");
    environment.put("FFE_MARKET_SAUCE", "tape");
    FfeJar.Said said = new FfeJar(directory, environment).run("doctor");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("DATABASE_LOGIN_REFUSED", "FFE_MARKET_SOURCE?", "Fix: ");
    FfeJar.Said settings = new FfeJar(directory, environment).run("config", "check", "-o", "csv");
    assertThat(settings.exit()).isEqualTo(1);
    assertThat(settings.out()).contains("UNKNOWN_SETTING").doesNotContain("DATABASE_LOGIN");
  }

  @Test
  void carries_nothing_of_the_server_and_the_server_nothing_of_it() throws IOException {
    try (JarFile jar = new JarFile(FfeJar.JAR.toFile());
        JarFile war = new JarFile(Path.of("target", "ffe.war").toFile())) {
      List<String> inJar = jar.stream().map(JarEntry::getName).toList();
      assertThat(inJar).contains("ffe/cli/Main.class", "ffe/trading/Replay.class");
      // but for the way to models, which records for backtests (ADR 38)
      assertThat(inJar)
          .filteredOn(
              n -> !n.matches("(ffe/adapter/(llm/.*)?|ffe/desk/(models/.*)?|jakarta/(json/.*)?)"))
          .noneMatch(n -> n.matches("(ffe/(adapter|desk|entry|boot)|jakarta|com/vaadin)/.*"));
      assertThat(war.stream().map(JarEntry::getName))
          .noneMatch(n -> n.contains("ffe/cli/") || n.contains("picocli"));
    }
  }
}
