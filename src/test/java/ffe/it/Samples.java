package ffe.it;

import ffe.it.ApiDocument.Operation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A decision, an order, an import, a backtest and searches of the server under test, for routes
 * with an id.
 */
final class Samples {

  private static final int TRIES = 600;
  private static final String CANDLE =
      "time,open,high,low,close,volume\n2024-01-31T00:00:00Z,42500,42600,42400,42550,1.5\n";

  private static final String DATASET = "documented";

  private final String decision;
  private final String order;
  private final String job;
  private final String backfill;
  private final String backtest;
  private final String optimization;
  private final String walkForward;
  private final String monteCarlo;

  private Samples(String decision, String order, String job) {
    this.decision = decision;
    this.order = order;
    this.job = job;
    aDataset();
    this.backfill = aBackfill();
    this.backtest = Backtested.done("{}").getString("id");
    this.optimization = Searched.done(Searched.OPTIMIZATIONS, Searched.FEW).getString("id");
    this.walkForward = Searched.done(Searched.WALK_FORWARD, Searched.FEW).getString("id");
    this.monteCarlo =
        Searched.done(Searched.MONTE_CARLO, "{\"backtest\":\"" + backtest + "\"}").getString("id");
  }

  private static final class Made {
    static final Samples ONES = new Samples(Books.firstDecision(), firstOrder(), anImport());
  }

  /** Waits, at most five minutes, until the tape gave an order by itself. */
  static void make() {
    path("/api/v1/orders/{id}");
  }

  static String decision() {
    return Made.ONES.decision;
  }

  static String order() {
    return Made.ONES.order;
  }

  static String job() {
    return Made.ONES.job;
  }

  static String backtest() {
    return Made.ONES.backtest;
  }

  static String optimization() {
    return Made.ONES.optimization;
  }

  static String walkForward() {
    return Made.ONES.walkForward;
  }

  static String monteCarlo() {
    return Made.ONES.monteCarlo;
  }

  static String path(Operation operation) {
    return path(operation.path());
  }

  static String path(String template) {
    Samples made = Made.ONES;
    String id =
        Map.of(
                "/orders/", made.order,
                "/imports/", made.job,
                "/backfills/", made.backfill,
                "/backtests/", made.backtest,
                "/optimizations/", made.optimization,
                "/walk-forward/", made.walkForward,
                "/monte-carlo/", made.monteCarlo)
            .entrySet()
            .stream()
            .filter(e -> template.contains(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(made.decision);
    return template.replace("{id}", id).replace("{name}", DATASET).replace("{version}", "1");
  }

  private static String firstOrder() {
    for (int i = 0; i < TRIES; i++) {
      JsonArray orders = Books.get("/api/v1/orders?limit=1").getJsonArray("orders");
      if (!orders.isEmpty()) {
        return orders.getJsonObject(0).getJsonObject("proposal").getString("id");
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("no order came");
  }

  private static String anImport() {
    return sent("/api/v1/data/imports?asset_pair=BTC-USD&timeframe=5m&series=documented")
        .getString("id");
  }

  /** Cancelled at once, for no venue is there. */
  private static String aBackfill() {
    String target = "/api/v1/data/backfills";
    String order =
        "{\"source\":\"binance\",\"asset_pair\":\"BTC-USDT\",\"from\":\"2025-01-01T00:00:00Z\","
            + "\"to\":\"2025-01-02T00:00:00Z\"}";
    String id =
        Books.json(
                ServerUnderTest.send(
                        asAdmin(target)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(order)))
                    .body())
            .getString("id");
    ServerUnderTest.send(asAdmin(target + "/" + id).DELETE());
    return id;
  }

  private static HttpRequest.Builder asAdmin(String target) {
    return ServerUnderTest.request(target)
        .header("Authorization", "Bearer " + ServerUnderTest.adminKey());
  }

  private static void aDataset() {
    String target = "/api/v1/datasets?instrument=BTC-USD&timeframe=5m&name=" + DATASET;
    if (sent(target).getInt("version") != 1) {
      throw new IllegalStateException("the same candles became another version");
    }
  }

  private static JsonObject sent(String target) {
    return Books.json(
        ServerUnderTest.send(
                ServerUnderTest.request(target)
                    .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString(CANDLE)))
            .body());
  }
}
