package ffe.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each planted fault is found, by its own check and by no other. */
@Tag("cli")
class DoctorTest {

  @TempDir Path directory;

  private interface Plant {
    void in(SoundSite site) throws IOException;
  }

  private static Arguments fault(String code, String shown, Plant plant) {
    return Arguments.of(code, shown, plant);
  }

  static Stream<Arguments> faults() {
    return Stream.of(machine(), settings(), files(), engine()).flatMap(List::stream);
  }

  private static List<Arguments> machine() {
    return List.of(
        fault("JAVA_TOO_OLD", "Java 11", s -> s.feature = 11),
        fault("JAVA_TOO_OLD", "JAVA_HOME is Java 8", s -> javaHome(s, "1.8.0_412")),
        fault("JAVA_HOME_WRONG", "/no/jdk", s -> s.environment.put("JAVA_HOME", "/no/jdk")),
        fault("DISK_NEARLY_FULL", "100 MiB", s -> s.freeBytes = 100L << 20),
        fault(
            "FEW_OPEN_FILES",
            "256",
            s -> Files.writeString(s.limits, "Max open files            256      4096   files\n")));
  }

  private static void javaHome(SoundSite site, String version) throws IOException {
    Path java = site.write("jdk/bin/java", "");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    site.write("jdk/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    site.environment.put("JAVA_HOME", site.data.resolve("jdk").toString());
  }

  private static List<Arguments> settings() {
    return List.of(
        fault(
            "UNKNOWN_SETTING", "FFE_HTTPS_PORT?", s -> s.environment.put("FFE_HTTPS_PROT", "8001")),
        fault(
            "UNKNOWN_SETTING",
            "ffe.market.source?",
            s -> s.write("config/ffe.properties", "ffe.market.sauce = tape\n")),
        fault(
            "CONFIG_FILE_REFUSED",
            "line 2",
            s -> s.write("config/ffe.properties", "# mine\nffe.market.source\n")),
        fault(
            "CONFIG_FILE_REFUSED",
            "FFE_HTTP_HOST",
            s -> s.write("config/ffe.properties", "ffe.http.host = 127.0.0.1\n")),
        fault(
            "SETTING_REFUSED", "0 to 1000", s -> s.environment.put("FFE_PAPER_SLIPPAGE_BPS", "-1")),
        fault(
            "SETTING_REFUSED",
            "5m",
            s -> s.write("config/ffe.properties", "ffe.agent.cycle = 7m\n")),
        fault(
            "SETTING_REFUSED",
            "(secret)",
            s -> s.environment.put("FFE_ACCESS_PEPPER", "too short")),
        fault(
            "SETTING_REFUSED",
            "https://KEY@HOST/PROJECT",
            s -> s.environment.put("FFE_SENTRY_DSN", "http://canary@sentry.example/1")),
        fault(
            "TOKENS_HALF_CONFIGURED",
            "FFE_JWT_AUDIENCE",
            s -> s.environment.put("FFE_JWT_ISSUER", "https://issuer.example")),
        fault(
            "TOKENS_HALF_CONFIGURED",
            "both",
            s -> {
              s.environment.put("MP_JWT_VERIFY_ISSUER", "https://issuer.example");
              s.environment.put("FFE_JWT_AUDIENCE", "ffe");
              s.environment.put("FFE_JWT_JWKS_URL", "https://issuer.example/keys");
              s.environment.put("FFE_JWT_PUBLIC_KEY", publicKey(s).toString());
            }),
        fault(
            "SETTING_REFUSED",
            "a PEM file",
            s -> {
              s.environment.put("FFE_JWT_ISSUER", "https://issuer.example");
              s.environment.put("FFE_JWT_AUDIENCE", "ffe");
              s.environment.put("FFE_JWT_PUBLIC_KEY", s.write("empty.pem", "x").toString());
            }),
        fault("OUTWARD_UNPROTECTED", "0.0.0.0", s -> s.environment.put("FFE_HTTP_HOST", "0.0.0.0")),
        fault(
            "EVERYBODY_IS_A_PROXY",
            "0.0.0.0/0",
            s -> s.environment.put("FFE_TRUSTED_PROXIES", "10.0.0.1, 0.0.0.0/0")),
        fault("ADMIN_KEY_TOO_SHORT", "16", s -> s.environment.put("FFE_ADMIN_API_KEY", "secret")),
        fault(
            "ANY_ORIGIN",
            "ALLOWED_ORIGINS",
            s -> s.environment.put("ALLOWED_ORIGINS", "https://a.example,*")),
        fault("PORT_OUT_OF_RANGE", "70000", s -> s.environment.put("FFE_HTTP_PORT", "70000")),
        fault("PORT_OUT_OF_RANGE", "http", s -> s.environment.put("FFE_HTTP_PORT", "http")),
        fault("SETTINGS_CONTRADICT", "FFE_DB_USER", s -> s.environment.put("FFE_DB_USER", "me")),
        fault("SETTINGS_CONTRADICT", "both set", DoctorTest::secretTwice),
        fault(
            "SETTINGS_CONTRADICT",
            "in the file",
            s -> s.environment.put("FFE_MARKET_SOURCE", "kraken")),
        fault("KEY_IN_CLEAR", "ssh -L", s -> s.url = URI.create("http://10.1.2.3:8000")));
  }

  private static Path publicKey(SoundSite site) throws IOException {
    try {
      byte[] key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
      return site.write(
          "key.pem",
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(key)
              + "\n-----END PUBLIC KEY-----\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void secretTwice(SoundSite site) throws IOException {
    site.environment.put("FFE_ADMIN_API_KEY", "0123456789abcdef");
    site.environment.put(
        "FFE_ADMIN_API_KEY_FILE", site.write("key", "0123456789abcdef").toString());
  }

  private static List<Arguments> files() {
    return List.of(
        fault(
            "SECRET_FILE_MISSING",
            "/no/file",
            s -> s.environment.put("FFE_ADMIN_API_KEY_FILE", "/no/file")),
        fault(
            "SECRET_FILE_MISSING",
            "empty",
            s -> s.environment.put("FFE_ACCESS_PEPPER_FILE", s.write("none", " \n").toString())),
        fault("SECRET_READABLE", "ffe.properties", s -> open(s, "config/ffe.properties")),
        fault("SECRET_READABLE", "pepper", s -> open(s, "pepper")),
        fault("SECRET_READABLE", "login-link", s -> open(s, "login-link")),
        fault(
            "DATA_NOT_WRITABLE",
            "cannot be written",
            s -> s.environment.put("FFE_DATA_DIR", "/proc/ffe/data")),
        fault("DATA_OF_ANOTHER_USER", "somebody", s -> s.user = "somebody"),
        fault(
            "DATABASE_LOCK_LEFT_OVER",
            "postmaster.pid",
            s -> s.write("pg/cluster/postmaster.pid", Long.MAX_VALUE + "\n/data\n")),
        fault(
            "LOGIN_LINK_STALE",
            "once and for ten minutes",
            s ->
                Files.setLastModifiedTime(
                    s.data.resolve("login-link"),
                    FileTime.from(s.now.minus(Duration.ofMinutes(11))))));
  }

  private static void open(SoundSite site, String name) throws IOException {
    Files.setPosixFilePermissions(
        site.data.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static List<Arguments> engine() {
    return List.of(
        fault("ENGINE_UNREACHABLE", "http://127.0.0.1:8000", s -> s.running = false),
        fault("NOT_THE_ENGINE", "404", s -> s.isEngine = false),
        fault("ENGINE_NOT_READY", "database: starting", s -> s.readyAnswer = 503),
        fault("CLOCKS_DIFFER", "90 s", s -> s.engineAhead = Duration.ofSeconds(-90)),
        fault("KEY_WRONG", "does not know", s -> s.keyAnswer = 401),
        fault(
            "KEY_MISSING",
            "no key",
            s -> {
              s.keyAnswer = 401;
              s.hasKey = false;
            }),
        fault(
            "KEY_TOO_LOW",
            "viewer, not for a trader",
            s -> {
              s.keyRole = "VIEWER";
              s.role = "trader";
            }),
        fault("TICKS_BEHIND", "9 ticks", s -> s.ticks = "behind since 1: gone; 9 ticks wait"),
        fault("TICKS_BEHIND", "7 were dropped", s -> s.ticks = "up; 7 were dropped"),
        fault("QUESTDB_BEHIND", "9 ticks", s -> s.questDb = "behind since 1: gone; 9 ticks wait"),
        fault("BREAKER_OPEN", "kraken is open", s -> s.breakers.put("kraken", "open")),
        fault(
            "CHAIN_NOT_CONSISTENT",
            "faults: 2",
            s -> {
              s.chain.put("last.consistent", false);
              s.chain.put("last.words", "NOT CONSISTENT, faults: 2");
            }),
        fault("CHAIN_NOT_ANCHORED", "disk full", s -> s.chain.put("anchors.trouble", "disk full")),
        fault(
            "CHAIN_NOT_ANCHORED",
            "answered 503",
            s -> s.chain.put("anchors.post_trouble", "x answered 503")),
        fault("TIMESCALE_UNFIT", "2.17.2", StoredBadly::unfit),
        fault("TIMESCALE_UNUSED", "candles_on_timescale", s -> s.storage.put("server.used", false)),
        fault("STORAGE_JOB_FAILED", "failed", s -> StoredBadly.job(s, "status", "Failed")),
        fault("STORAGE_JOB_FAILED", "is off", s -> StoredBadly.job(s, "scheduled", false)),
        fault(
            "STORAGE_JOB_LATE",
            "refresh_candles",
            s -> StoredBadly.job(s, "next_at", s.now.minusSeconds(1_201).toString())),
        fault("CANDLES_NOT_ROLLED", "log", s -> s.storage.put("roll.trouble", "the log says why")),
        fault("ENGINE_IN_TROUBLE", "gone", s -> s.status.put("detail.trouble", "database gone")),
        fault("ENGINE_PASSIVE", "another engine", s -> s.status.put("detail.holder", false)),
        fault("MARKET_STALE", "LIVE", s -> s.status.put("detail.data_stale", true)),
        fault("MARKET_STALE", "BROKEN", s -> s.status.put("detail.feed", "BROKEN")),
        fault(
            "AGENT_HALTED",
            "drawdown 10 %",
            s -> {
              s.status.put("detail.agent", "HALTED");
              s.status.put("detail.halt_reason", "drawdown 10 %");
            }),
        fault("ORDERS_UNKNOWN", "of 2 orders", s -> s.status.put("detail.orders_unknown", 2)),
        fault("POSITION_UNPROTECTED", "stop", s -> s.status.put("detail.unprotected", true)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void finds_the_planted_fault_and_nothing_else(String code, String shown, Plant plant)
      throws IOException {
    SoundSite site = new SoundSite(directory);
    plant.in(site);
    isOnly(Doctor.examine(site.site()), code, shown);
  }

  static void isOnly(List<Finding> found, String code, String shown) {
    assertThat(found).extracting(Finding::code).containsOnly(code);
    assertThat(found)
        .allSatisfy(f -> assertThat(List.of(f.why(), f.fix())).doesNotContain("").hasSize(2));
    assertThat(found.toString()).contains(shown);
  }

  @Test
  void finds_nothing_on_a_sound_site() throws IOException {
    assertThat(Doctor.examine(new SoundSite(directory).site())).isEmpty();
    assertThat(Doctor.checks()).isGreaterThan(25);
  }

  @Test
  void finds_a_stranger_on_the_port() throws IOException {
    SoundSite site = new SoundSite(directory);
    site.running = false;
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      site.environment.put("FFE_HTTP_PORT", Integer.toString(stranger.getLocalPort()));
      assertThat(Doctor.examine(site.site()))
          .extracting(Finding::code)
          .containsExactly("PORT_TAKEN", "ENGINE_UNREACHABLE");
    }
  }

  @Test
  void looks_at_settings_alone_without_asking_anybody() throws IOException {
    SoundSite site = new SoundSite(directory);
    site.running = false;
    site.environment.put("FFE_ADMIN_API_KEY", "secret");
    isOnly(Doctor.examineSettings(site.site()), "ADMIN_KEY_TOO_SHORT", "16");
  }

  @Test
  void knows_the_settings_of_the_engine_from_its_own_table() throws IOException {
    assertThat(TableChecks.SECRETS)
        .contains("FFE_ADMIN_API_KEY", "FINANCE_FEEDBACK_API_KEY", "FFE_DB_PASSWORD")
        .doesNotContain("FFE_HTTP_PORT", "ALLOWED_ORIGINS");
    SoundSite site = new SoundSite(directory);
    Stream.of(
            "FFE_DATA_DIR",
            "FFE_DB_URL",
            "FFE_HTTP_PORT",
            "FFE_MARKET_TAPE_HISTORY_HOURS",
            "FFE_VENUE_KRAKEN_WS_URL",
            "FFE_METRICS_AMOUNTS",
            "FFE_ADMIN_API_KEY_FILE",
            "FFE_TEST_DATA",
            "FFE_API_KEY")
        .forEach(name -> site.environment.putIfAbsent(name, "x"));
    assertThat(unknown(site)).isEmpty();
    site.environment.put("FFE_HTTP_PORT_FILE", "x");
    assertThat(unknown(site)).containsExactly("FFE_HTTP_PORT_FILE");
  }

  private static List<String> unknown(SoundSite site) {
    return Doctor.examineSettings(site.site()).stream()
        .filter(finding -> finding.code().equals("UNKNOWN_SETTING"))
        .map(finding -> finding.what().replaceFirst(" .*", ""))
        .toList();
  }
}
