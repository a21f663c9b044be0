package ffe.setting;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of those who operate the engine: its log and traces, HTTPS, the names it is reached
 * by. Part of the table of {@link Keys}.
 */
public final class OperationKeys {

  /** The name that every tool for traces knows. */
  public static final String STANDARD_ENDPOINT = "otel.exporter.otlp.endpoint";

  private static final List<Key<?>> ALL = new ArrayList<>();
  private static final int DAYS_MAX = 36_500;

  public static final Key<String> LOG_FORMAT =
      add(
          Key.of(
                  "ffe.log.format",
                  "simple",
                  "simple, json",
                  text -> Optional.of(text).filter(List.of("simple", "json")::contains))
              .forServer()
              .means("lines for people, or an object a line with the ids of cycle and order"));

  public static final Key<String> LOG_LEVEL =
      add(
          Key.oneOf("ffe.log.level", "info", List.of("error", "warning", "info", "debug"))
              .alias("logging.level")
              .forServer()
              .means("the least important lines of the engine that are kept"));

  public static final Key<URI> OTLP =
      add(
          Key.of(
                  "ffe.otlp.endpoint",
                  "",
                  "http:// or https:// with a host, without a path",
                  text -> Optional.of(URI.create(text)).filter(OperationKeys::isServer))
              .alias(STANDARD_ENDPOINT)
              .forServer()
              .means("where the traces of cycles are sent, by OTLP over HTTP; without it nowhere"));

  public static final Key<Secret> SENTRY =
      add(
          Key.secret("ffe.sentry.dsn", 0)
              .within(
                  "https://KEY@HOST/PROJECT; http:// on this machine only", OperationKeys::isDsn)
              .means("the Sentry project that errors are sent to; without it nowhere"));

  public static final Key<Secret> REDIS =
      add(
          Key.secret("ffe.redis.url", 0)
              .within(
                  "redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS",
                  OperationKeys::isRedis)
              .means("the Redis server that several servers share; without it each is alone"));

  public static final Key<String> REDIS_PREFIX =
      add(
          Key.of(
                  "ffe.redis.prefix",
                  "ffe",
                  "1 to 32 letters, digits, - _",
                  text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9_-]{1,32}")))
              .means("what its keys begin with; another one for each database that uses it"));

  public static final Key<String> ENVIRONMENT =
      add(
          Key.of(
                  "ffe.environment",
                  "production",
                  "1 to 64 letters, digits, . _ -",
                  text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9._-]{1,64}")))
              .alias("environment")
              .means("what this engine is called where it tells of its errors"));

  public static final Key<Boolean> DEMO =
      add(
          Key.yes("ffe.demo", false)
              .means("a stand-in that is not a model votes in Ollama's place, to show the road"));

  public static final Key<Path> KEYSTORE =
      add(
          Key.path("ffe.https.keystore", "", "a PKCS12 file this process can read")
              .means("certificate and key the engine serves HTTPS with; without it HTTP only"));

  public static final Key<Secret> KEYSTORE_PASSWORD =
      add(Key.secret("ffe.https.keystore-password", 0).means("the password for that"));

  public static final Key<Path> CERTIFICATE =
      add(
          Key.path("ffe.https.certificate", "", "a PEM file this process can read")
              .means("the same as PEM: the server's certificate, then those that vouch for it"));

  public static final Key<Path> CERTIFICATE_KEY =
      add(
          Key.path("ffe.https.key", "", "a PEM file with an unencrypted PKCS#8 key")
              .means("the key for that"));

  public static final Key<Integer> HTTPS_PORT =
      add(
          Key.whole("ffe.https.port", 8443, 1, 65_535)
              .means(
                  "port of HTTPS, beside ffe.http.port; others than this machine are sent there"));

  public static final Key<List<String>> HOSTS =
      add(
          Key.list(
                  "ffe.http.allowed-hosts",
                  "names as trader.example, without port, never *",
                  host -> host.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"))
              .means("names the engine is reached by, besides localhost and addresses in numbers"));

  public static final Key<Integer> IMPORTS_DAYS =
      add(
          Key.of("ffe.retention.imports-days", "", days(7), text -> days(text, 7))
              .means("imported candles and trades older than this go; without it none ever"));

  public static final Key<Integer> CANDLES_DAYS =
      add(
          Key.of("ffe.retention.candles-days", "730", days(30), text -> days(text, 30))
              .means("candles the engine heard that are older than this go; imports stay"));

  public static final Key<Integer> DECISIONS_DAYS =
      add(
          Key.of("ffe.retention.decisions-days", "365", days(100), text -> days(text, 100))
              .means(
                  "records of decisions older than this go to files in retired in the data"
                      + " directory; what was decided stays"));

  public static final Key<Integer> BACKTESTS_DAYS =
      add(
          Key.whole("ffe.retention.backtests-days", 90, 1, 3_650)
              .means(
                  "backtests, searches and Monte Carlo runs that ended longer ago go, with their"
                      + " results; of all of them the newest 500 are kept"));

  public static final Key<Integer> COMPRESSION_DAYS =
      add(
          Key.of(
                  "ffe.compression.after-days",
                  "90",
                  "0, or a whole number of days from 7 to " + DAYS_MAX,
                  OperationKeys::daysOrNever)
              .means(
                  "TimescaleDB compresses candles, trades and equity older than this; 0 leaves them"));

  public static final Key<Path> COLD_FOLDER =
      add(
          Key.path("ffe.cold.folder", "", "a directory this process can write to")
              .means(
                  "where old candles are kept as Parquet files; with it nothing else removes candles or"
                      + " imported trades"));

  public static final Key<Integer> COLD_DAYS =
      add(
          Key.of("ffe.cold.after-days", "", days(30), text -> days(text, 30))
              .means("candles older than this leave for that folder; without it none do"));

  public static final Key<Integer> BACKTESTS_PARALLEL =
      add(
          Key.whole("ffe.backtest.parallel", 1, 0, 8)
              .means(
                  "backtests, searches and Monte Carlo runs this server runs at once, together; 0"
                      + " leaves them to other servers"));

  public static final Key<Integer> BACKTESTS_QUEUE =
      add(
          Key.whole("ffe.backtest.queue-max", 20, 1, 1_000)
              .means(
                  "backtests, searches and Monte Carlo runs that may wait or run, on all servers"
                      + " together"));

  public static final Key<Integer> BACKTESTS_CANDLES =
      add(
          Key.whole("ffe.backtest.candles-max", 150_000, 1_000, 1_100_000)
              .means(
                  "candles one backtest, or one search, may read; more of them need more memory"));

  public static final Key<Integer> BACKTESTS_MINUTES =
      add(
          Key.whole("ffe.backtest.minutes-max", 60, 1, 1_440)
              .means("minutes one backtest, search or Monte Carlo run may take"));

  public static final Key<BigDecimal> BACKTESTS_BUDGET =
      add(
          Key.decimal("ffe.backtest.model-budget-usd", "0", "0", "100000")
              .means(
                  "dollars that one backtest may spend at most for answers of models that are not"
                      + " recorded, beside the daily budget; with 0 it asks only models without a"
                      + " price"));

  public static final Key<Path> ANCHOR_FILE =
      add(
          Key.path(
                  "ffe.audit.anchor-file",
                  "",
                  "a file this process can write, outside the database")
              .means(
                  "where the audit chain is anchored daily; without it, in anchors in the data"
                      + " directory"));

  public static final Key<URI> ANCHOR_URL =
      add(
          Key.address("ffe.audit.anchor-url", "", "http")
              .within(
                  "https:// anywhere, http:// on this machine only, without a user",
                  uri -> uri.getUserInfo() == null)
              .means("where anchors are posted too, as lines of text; without it nowhere"));

  private OperationKeys() {}

  private static String days(int least) {
    return "a whole number of days from " + least + " to " + DAYS_MAX + ", back from the newest";
  }

  private static Optional<Integer> days(String text, int least) {
    return Optional.of(Integer.parseInt(text)).filter(d -> d >= least && d <= DAYS_MAX);
  }

  private static Optional<Integer> daysOrNever(String text) {
    return text.equals("0") ? Optional.of(0) : days(text, 7);
  }

  /** In the order of the template. */
  static List<Key<?>> all() {
    return List.copyOf(ALL);
  }

  private static <T> Key<T> add(Key<T> key) {
    ALL.add(key);
    return key;
  }

  private static boolean isDsn(Secret secret) {
    URI uri = URI.create(secret.reveal());
    boolean isSafe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && Hosts.isLoopback(String.valueOf(uri.getHost())));
    return isSafe
        && uri.getHost() != null
        && uri.getUserInfo() != null
        && uri.getUserInfo().matches("[A-Za-z0-9]{1,64}")
        && uri.getQuery() == null
        && uri.getFragment() == null
        && String.valueOf(uri.getPath()).matches("(/[A-Za-z0-9._-]+)*/[0-9]{1,20}");
  }

  private static boolean isRedis(Secret secret) {
    return RedisPlace.of(secret.reveal()).isPresent();
  }

  private static boolean isServer(URI uri) {
    return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && List.of("", "/").contains(uri.getPath());
  }
}
