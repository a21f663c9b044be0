package ffe.it;

import static ffe.it.Scrape.own;
import static ffe.it.Scrape.samples;
import static ffe.it.Scrape.scrape;
import static ffe.it.Scrape.sum;
import static ffe.it.Scrape.text;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.it.PrometheusText.Family;
import ffe.it.PrometheusText.Sample;
import ffe.risk.RiskGate;
import ffe.setting.Keys;
import ffe.strategy.Strategies;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code /metrics} tells of the engine: the names, types and labels that dashboards rely on.
 */
@Tag("rest")
class MetricsIT {

  private static final String ODD = "zq7x-typed-by-a-stranger";

  /** A cycle is due every 1.25 seconds at the tape's speed here. */
  private static final int CYCLE_TRIES = 120;

  /** Connections lent by the pool so far, as Liberty counts them. */
  private static final String POOL = "connectionpool_usedConnections_total";

  private static final int SCRAPES = 200;

  private static final List<String> VENUES =
      List.of("tape", "kraken", "binance", "coinbase", "alpaca", "oanda");

  @BeforeAll
  static void ask_for_odd_things() {
    for (String path :
        List.of(
            "/api/" + ODD,
            "/api/v1/" + ODD + "/" + ODD,
            "/api/v1/decisions/" + ODD,
            "/api/v1/decisions?limit=1&" + ODD + "=" + ODD,
            "/api/v1/decisions/" + ODD + "%22%7D%0A",
            "/" + ODD)) {
      ServerUnderTest.getAsAdmin(path);
      ServerUnderTest.get(path);
    }
    ServerUnderTest.postAsAdmin("/api/bot/" + ODD, "{}");
    ServerUnderTest.send(
        ServerUnderTest.request("/api/v1/status")
            .header("User-Agent", ODD)
            .method("ZQ7X", BodyPublishers.noBody()));
  }

  @Test
  void every_line_parses() {
    assertThat(scrape().keySet()).anyMatch(name -> name.startsWith("ffe_"));
  }

  @ParameterizedTest
  @CsvSource({
    "ffe_circuit_breaker_state, gauge, service",
    "ffe_decisions_total, counter, action",
    "ffe_decision_latency_seconds, histogram,",
    "ffe_trades_total, counter, side venue",
    "ffe_agent_uptime_seconds, gauge,",
    "ffe_agent_state, gauge,",
    "ffe_api_requests_total, counter, method route status",
    "ffe_api_latency_seconds, histogram, route",
    "ffe_cycles_total, counter, result",
    "ffe_cycle_last_success_timestamp_seconds, gauge,",
    "ffe_provider_requests_total, counter, provider status",
    "ffe_provider_latency_seconds, histogram, provider",
    "ffe_llm_tokens_total, counter, kind provider",
    "ffe_llm_cost_usd_total, gauge, provider",
    "ffe_llm_budget_remaining_usd, gauge,",
    "ffe_risk_denials_total, counter, code",
    "ffe_trading_halted, gauge,",
    "ffe_drawdown_ratio, gauge,",
    "ffe_daily_loss_ratio, gauge,",
    "ffe_active_positions, gauge,",
    "ffe_positions_unprotected, gauge,",
    "ffe_market_data_age_seconds, gauge, venue",
    "ffe_websocket_connected, gauge, venue",
    "ffe_feed_dropped_trades, gauge, venue",
    "ffe_books_lost, gauge, venue",
    "ffe_market_flaws, gauge, kind venue",
    "ffe_market_streams, gauge,",
    "ffe_market_streams_dropped, gauge,",
    "ffe_market_streams_look_seconds, gauge,",
    "ffe_redis_up, gauge,",
    "ffe_questdb_up, gauge,",
    "ffe_questdb_rows_total, counter, table",
    "ffe_questdb_dropped_total, counter, table",
    "ffe_ticks_waiting, gauge,",
    "ffe_ticks_queued_bytes, gauge,",
    "ffe_ticks_stored_total, counter,",
    "ffe_ticks_known_total, counter,",
    "ffe_ticks_dropped_total, counter,",
    "ffe_orders_total, counter, result venue",
    "ffe_orders_unknown, gauge,",
    "ffe_order_ack_seconds, histogram, venue",
    "ffe_slippage_bps, gauge, venue",
    "ffe_lease_owner, gauge, account",
    "ffe_audit_anchor_last_timestamp_seconds, gauge,",
    "ffe_backup_last_success_timestamp_seconds, gauge,",
    "ffe_sentry_dropped_total, counter,",
    "ffe_build_info, gauge, code java version",
  })
  void tells_what_dashboards_rely_on(String name, String type, String labels) {
    Map<String, Family> all = scrape();
    assertThat(all).containsKey(name);
    assertThat(all.get(name).type()).isEqualTo(type);
    assertThat(all.get(name).help()).isNotBlank();
    String expected = labels == null ? "" : labels;
    for (Sample sample : all.get(name).samples()) {
      assertThat(String.join(" ", own(sample).keySet())).as(sample.toString()).isEqualTo(expected);
    }
  }

  @Test
  void latencies_are_histograms_that_can_be_added_up() {
    List<Family> histograms =
        scrape().values().stream()
            .filter(f -> f.name().startsWith("ffe_") && f.type().equals("histogram"))
            .toList();
    assertThat(histograms).hasSize(4);
    for (Family family : histograms) {
      Map<Map<String, String>, TreeMap<Double, Double>> buckets =
          family.samples().stream()
              .filter(s -> s.name().endsWith("_bucket"))
              .collect(
                  Collectors.groupingBy(
                      Scrape::own,
                      Collectors.toMap(Scrape::bound, Sample::value, (a, b) -> a, TreeMap::new)));
      for (Sample count : samples(family, s -> s.name().endsWith("_count"))) {
        TreeMap<Double, Double> steps = buckets.remove(own(count));
        assertThat(steps).as(count.toString()).hasSizeGreaterThan(10);
        assertThat(steps.lastEntry().getKey()).isInfinite();
        assertThat(steps.lastEntry().getValue()).as(count.toString()).isEqualTo(count.value());
        assertThat(List.copyOf(steps.values())).as(count.toString()).isSorted();
      }
      assertThat(buckets).as("buckets without a count").isEmpty();
    }
    assertThat(sum("ffe_api_latency_seconds", s -> s.name().endsWith("_count"))).isPositive();
  }

  /** Those that trade; there are never more than eight. */
  private static List<String> accounts() {
    List<String> open =
        Books.get("/api/v1/accounts").getJsonArray("accounts").stream()
            .map(JsonValue::asJsonObject)
            .filter(account -> !account.getBoolean("archived"))
            .map(account -> account.getString("name"))
            .toList();
    assertThat(open).hasSizeBetween(1, 8);
    return open;
  }

  @Test
  void a_label_has_a_value_from_a_closed_list() {
    Map<String, Predicate<String>> closed =
        Map.ofEntries(
            of("action", List.of("buy", "sell", "hold")),
            of("side", List.of("buy", "sell")),
            of("venue", VENUES),
            of(
                "service",
                List.of(
                    "kraken",
                    "binance",
                    "coinbase",
                    "alpaca",
                    "oanda",
                    "anthropic",
                    "openai",
                    "gemini",
                    "xai",
                    "deepseek",
                    "ollama")),
            of("account", accounts()),
            of("code", codesAndDigest()),
            of("provider", Keys.voters()),
            of(
                "method",
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other")),
            of("route", routes()),
            of(
                "kind",
                List.of(
                    "candles",
                    "trades",
                    "decision_records",
                    "ticks",
                    "input",
                    "cached",
                    "output",
                    "unreadable",
                    "outlier",
                    "spike")),
            Map.entry("status", s -> s.matches("[1-5][0-9][0-9]|view|abstained")),
            of("table", List.of("executions", "signals", "ticks")),
            of("result", results()),
            Map.entry("le", s -> s.matches("[0-9.]+|[+]Inf")),
            Map.entry("version", s -> s.matches("[0-9]+[.][0-9]+[.][0-9]+(-SNAPSHOT)?")),
            Map.entry("java", s -> s.matches("[0-9]+")));
    int seen = 0;
    for (Family family : scrape().values()) {
      for (Sample sample :
          family.name().startsWith("ffe_") ? family.samples() : List.<Sample>of()) {
        for (Map.Entry<String, String> label : own(sample).entrySet()) {
          assertThat(closed).as(sample.toString()).containsKey(label.getKey());
          assertThat(closed.get(label.getKey())).as(sample.toString()).accepts(label.getValue());
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void nothing_typed_by_a_stranger_is_told() {
    assertThat(text()).doesNotContainIgnoringCase(ODD).doesNotContain("ZQ7X");
  }

  @Test
  void counts_a_request_by_the_declared_path_of_what_answered() {
    double before = requests("GET", "/api/v1/decisions/{id}", "404");
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/decisions/" + ODD).statusCode()).isEqualTo(404);
    assertThat(requests("GET", "/api/v1/decisions/{id}", "404")).isEqualTo(before + 1);
  }

  @Test
  void counts_a_request_that_was_refused_at_the_door() {
    double before = requests("GET", "none", "401");
    assertThat(ServerUnderTest.get("/api/v1/status").statusCode()).isEqualTo(401);
    assertThat(requests("GET", "none", "401")).isEqualTo(before + 1);
  }

  @Test
  void counts_the_opinions_asked_for_by_a_person() {
    double asked = sum("ffe_provider_requests_total", s -> true);
    double timed = sum("ffe_provider_latency_seconds", s -> s.name().endsWith("_count"));
    advise();
    assertThat(sum("ffe_provider_requests_total", s -> true))
        .isGreaterThanOrEqualTo(asked + Strategies.all().size());
    assertThat(sum("ffe_provider_latency_seconds", s -> s.name().endsWith("_count")))
        .isGreaterThanOrEqualTo(timed + Strategies.all().size());
  }

  @Test
  void counts_a_cycle_with_its_decision_and_its_latency() {
    for (String command : List.of("lift", "resume", "start")) {
      ServerUnderTest.postAsAdmin("/api/bot/" + command, "{}");
    }
    assertThat(sum("ffe_agent_state", s -> true)).as("running").isEqualTo(1);
    double cycles = sum("ffe_cycles_total", s -> true);
    for (int i = 0; i < CYCLE_TRIES && sum("ffe_cycles_total", s -> true) == cycles; i++) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    Map<String, Family> all = scrape();
    assertThat(sum(all, "ffe_cycles_total", s -> true)).isGreaterThan(cycles);
    // a scrape may come between the two counts of one cycle; a count left out would stay left out
    for (int i = 0; i < CYCLE_TRIES && latencies(all) != decisions(all); i++) {
      all = scrape();
    }
    assertThat(latencies(all)).isPositive().isEqualTo(decisions(all));
    assertThat(sum(all, "ffe_cycle_last_success_timestamp_seconds", s -> true))
        .isGreaterThan(1_700_000_000);
  }

  @Test
  void one_server_owns_the_lease_of_the_account_it_trades() {
    assertThat(sum("ffe_lease_owner", s -> s.labels().get("account").equals("main"))).isEqualTo(1);
    assertThat(sum("ffe_lease_owner", s -> s.labels().get("account").equals("kraken"))).isZero();
  }

  @Test
  void a_scrape_takes_no_connection_to_the_database() {
    Set<Double> seen = new HashSet<>();
    for (int i = 0; i < SCRAPES; i++) {
      seen.add(sum(POOL, s -> true));
    }
    // the heartbeat takes some meanwhile; one taken by each scrape would make each of them see
    // another count
    assertThat(seen).hasSizeLessThan(SCRAPES);
  }

  @Test
  void tells_no_amount_of_money_unasked() {
    assertThat(scrape().keySet())
        .filteredOn(name -> name.startsWith("ffe_"))
        // what vendors are paid tells nothing of the accounts
        .filteredOn(name -> !name.startsWith("ffe_llm_"))
        .noneMatch(name -> name.matches(".*(equity|balance|amount|cash|money|usd|profit).*"));
  }

  private static double latencies(Map<String, Family> all) {
    return sum(all, "ffe_decision_latency_seconds", s -> s.name().endsWith("_count"));
  }

  private static double decisions(Map<String, Family> all) {
    return sum(all, "ffe_decisions_total", s -> true);
  }

  /** What the server answers under {@code /api}, as its own description says, and the WebSocket. */
  private static List<String> routes() {
    List<String> paths =
        Pattern.compile("^  (/api/\\S+):", Pattern.MULTILINE)
            .matcher(ServerUnderTest.get("/openapi").body())
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    assertThat(paths).hasSizeGreaterThan(15);
    return Stream.concat(paths.stream(), Stream.of(StreamClient.PATH, "none")).toList();
  }

  private static List<String> results() {
    return List.of(
        "ordered",
        "denied",
        "held",
        "no_decision",
        "failed",
        "filled",
        "cancelled",
        "rejected",
        "expired");
  }

  private static List<String> codesAndDigest() {
    String digest = scrape().get("ffe_build_info").samples().get(0).labels().get("code");
    assertThat(digest).matches("[0-9a-f]{12}");
    Set<String> codes = new TreeSet<>(RiskGate.codes());
    codes.add("other");
    codes.add(digest);
    return List.copyOf(codes);
  }

  private static Map.Entry<String, Predicate<String>> of(String label, List<String> values) {
    return Map.entry(label, new HashSet<>(values)::contains);
  }

  private static double requests(String method, String route, String status) {
    Map<String, String> wanted = Map.of("method", method, "route", route, "status", status);
    return sum("ffe_api_requests_total", s -> own(s).equals(wanted));
  }

  private static void advise() {
    HttpResponse<String> decided =
        ServerUnderTest.postAsAdmin("/api/v1/decisions", "{\"asset_pair\":\"BTC-USD\"}");
    assertThat(decided.statusCode()).as(decided.body()).isLessThan(300);
  }
}
