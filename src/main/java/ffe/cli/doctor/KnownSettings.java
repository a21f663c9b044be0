package ffe.cli.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names of the environment that mean something to the engine or to this program. */
final class KnownSettings {

  /** May also be given as a file. */
  static final List<String> SECRETS =
      List.of(
          "FFE_ACCESS_PEPPER", "FFE_ADMIN_API_KEY", "FFE_DB_PASSWORD", "FINANCE_FEEDBACK_API_KEY");

  private static final List<String> ENGINE =
      List.of(
          "FFE_AGENT_APPROVAL",
          "FFE_AGENT_AUTOSTART",
          "FFE_AGENT_CYCLE",
          "FFE_AGENT_WATCHLIST",
          "FFE_DATA_DIR",
          "FFE_DB_URL",
          "FFE_DB_USER",
          "FFE_ENSEMBLE_DAILY_BUDGET_USD",
          "FFE_ENSEMBLE_PROVIDERS",
          "FFE_ENSEMBLE_QUORUM",
          "FFE_ENSEMBLE_STRATEGY",
          "FFE_ENSEMBLE_TIMEOUT_SECONDS",
          "FFE_HTTP_ALLOWED_ORIGINS",
          "FFE_HTTP_HOST",
          "FFE_HTTP_PORT",
          "FFE_MARKET_REPLAY_SPEED",
          "FFE_MARKET_SOURCE",
          "FFE_MARKET_TAPE_HISTORY_HOURS",
          "FFE_METRICS_AMOUNTS",
          "FFE_PAPER_ACCOUNT_TYPE",
          "FFE_PAPER_CURRENCY",
          "FFE_PAPER_INITIAL_BALANCE",
          "FFE_PAPER_LATENCY_MS",
          "FFE_PAPER_MAKER_FEE_BPS",
          "FFE_PAPER_SLIPPAGE_BPS",
          "FFE_PAPER_TAKER_FEE_BPS",
          "FFE_RISK_DAY_STARTS",
          "FFE_TRUSTED_PROXIES",
          "FFE_VENUE_KRAKEN_REST_URL",
          "FFE_VENUE_KRAKEN_WS_URL");

  private static final List<String> OWN =
      List.of("FFE_API_KEY", "FFE_API_KEY_FILE", "FFE_TEST_DATA", "FFE_URL");

  private static final NavigableSet<String> ALL = new TreeSet<>();

  static {
    ALL.addAll(ENGINE);
    ALL.addAll(OWN);
    SECRETS.stream().flatMap(s -> Stream.of(s, s + "_FILE")).forEach(ALL::add);
  }

  private KnownSettings() {}

  static boolean has(String name) {
    return ALL.contains(name);
  }

  static String nearest(String name) {
    return ALL.stream().min(Comparator.comparingInt(known -> distance(name, known))).orElseThrow();
  }

  /** Letters to change, add or leave out, after Levenshtein (1965). */
  private static int distance(String a, String b) {
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
      }
      last = row;
    }
    return last[b.length()];
  }
}
