package ffe.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ffe.adapter.liberty.Settings;
import ffe.adapter.llm.Models;
import ffe.adapter.venue.alpaca.AlpacaLists;
import ffe.adapter.venue.alpaca.AlpacaPublic;
import ffe.adapter.venue.binance.BinanceLists;
import ffe.adapter.venue.binance.BinancePublic;
import ffe.adapter.venue.coinbase.CoinbaseLists;
import ffe.adapter.venue.coinbase.CoinbasePublic;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.oanda.OandaLists;
import ffe.adapter.venue.oanda.OandaPublic;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.desk.Breakers;
import ffe.desk.ReadinessCheck;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can only be asked inside the server; one class, since each deployment costs a start. */
@Tag("in-container")
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

  /** The contract's open paths, and the test runner's own, which is lent a key. */
  private static final Set<String> OPEN =
      Set.of("/live", "/ready", "/login", "/ArquillianServletRunnerEE9");

  @Inject Settings settings;
  @Inject @Any Instance<ReadinessCheck> checks;
  @Inject DataSource source;
  @Inject UserTransaction transaction;
  @Inject ServletContext context;
  @Inject Models models;
  @Inject Breakers breakers;
  @Inject VenueAddresses venues;
  @Inject BinancePublic binance;
  @Inject BinanceLists lists;
  @Inject CoinbasePublic coinbase;
  @Inject CoinbaseLists products;
  @Inject AlpacaPublic alpaca;
  @Inject OandaPublic oanda;
  @Inject OandaLists oandaLists;
  @Inject AlpacaLists assets;

  @Deployment
  static WebArchive engine() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/ffe.war"))
        .addClasses(InContainerIT.class, RunnerKey.class, VendorInside.class)
        .addClasses(LoopbackServer.class, LoopbackSocket.class);
  }

  @Test
  void wires_settings_and_readiness() {
    assertEquals("tape", settings.market().source());
    assertTrue(checks.stream().anyMatch(check -> check.name().equals("database")));
    checks.stream()
        .filter(check -> check.name().equals("database"))
        .forEach(check -> assertEquals(Optional.empty(), check.notReady()));
  }

  @Test
  void reaches_the_database_as_the_role_that_owns_nothing() throws Exception {
    transaction.begin();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT current_user")) {
        assertTrue(rows.next());
        assertEquals("ffe_app", rows.getString(1));
      }
      assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE mine (a int)"));
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void models_are_there_by_their_settings() {
    assertEquals(
        List.of("openai", "ollama"), models.present().stream().map(m -> m.provider()).toList());
    assertEquals("FFE_LLM_GEMINI_API_KEY is not set", models.absent().get("gemini"));
  }

  /** What annotations promise acts on the bean: nothing of it is seen outside a server. */
  @Test
  void the_breaker_of_a_model_opens_and_keeps_the_cause() throws Exception {
    try (VendorInside vendor = new VendorInside(500)) {
      for (int i = 0; i < 4; i++) {
        assertEquals("SERVER_ERROR", ask("openai").reason());
      }
      assertEquals("open", breakers.states().get("openai"));
      ModelReply.Failure denied = ask("openai");
      assertEquals("BREAKER_OPEN", denied.reason());
      assertTrue(denied.detail().contains("SERVER_ERROR, OpenAI answered with HTTP status 500"));
      assertEquals(4, vendor.asked());
      assertEquals("closed", breakers.states().get("ollama"));
    }
  }

  @Test
  void a_model_is_asked_by_two_at_once_and_no_longer_than_its_guard_allows() throws Exception {
    // read by fault tolerance when the bean is first used
    System.setProperty("ffe.adapter.llm.OllamaGuard/once/Timeout/value", "4");
    ExecutorService threads = Executors.newCachedThreadPool();
    try (VendorInside vendor = new VendorInside(VendorInside.NEVER)) {
      Future<ModelReply.Failure> first = threads.submit(() -> ask("ollama"));
      Future<ModelReply.Failure> second = threads.submit(() -> ask("ollama"));
      vendor.awaitAsked(2);
      assertEquals("BUSY", ask("ollama").reason());
      for (ModelReply.Failure late : List.of(first.get(60, SECONDS), second.get(60, SECONDS))) {
        assertEquals("TIMEOUT", late.reason());
        assertTrue(late.detail().contains("the guard's limit"), late.detail());
      }
      assertEquals(2, vendor.asked());
    } finally {
      threads.shutdownNow();
    }
  }

  /** What the server's own client makes of the resources is seen nowhere else. */
  @Test
  void binance_is_asked_as_it_wants_and_by_nobody_before_a_wait_is_over() throws Exception {
    int port = venues.of("binance").rest().getPort();
    try (LoopbackServer venue =
        new LoopbackServer(
            port,
            path -> LoopbackServer.Answer.json(path.contains("exchangeInfo") ? "{}" : "[]"))) {
      binance.symbol("BTCUSDT");
      binance.klines("BTCUSDT", "1m", Optional.empty());
      binance.klines("BTCUSDT", "5m", Optional.of(1_772_366_400_000L));
      binance.trades("BTCUSDT");
      lists.symbols();
      lists.tickers("[\"BTCUSDT\",\"ETHUSDT\"]");
      List<String> wanted =
          List.of(
              "/api/v3/exchangeInfo?symbol=BTCUSDT&showPermissionSets=false",
              "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000",
              "/api/v3/klines?symbol=BTCUSDT&interval=5m&startTime=1772366400000&limit=1000",
              "/api/v3/trades?symbol=BTCUSDT&limit=1000",
              "/api/v3/exchangeInfo?permissions=SPOT&showPermissionSets=false",
              "/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D");
      assertTrue(venue.asked().containsAll(wanted), () -> "" + venue.asked());

      String invalid = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
      venue.answerWith(path -> new LoopbackServer.Answer(400, "application/json", invalid));
      assertEquals(
          "Binance answered with HTTP status 400: " + invalid,
          assertThrows(VenueException.Permanent.class, () -> binance.symbol("NOPE")).getMessage());

      venue.answerWith(path -> LoopbackServer.Answer.throttled(429, "60"));
      VenueException.Throttled first =
          assertThrows(VenueException.Throttled.class, () -> binance.trades("BTCUSDT"));
      assertEquals(Duration.ofSeconds(60), first.after());
      int asked = venue.asked().size();
      VenueException.Throttled next =
          assertThrows(VenueException.Throttled.class, () -> lists.symbols());
      assertTrue(next.getMessage().startsWith("Binance said to wait"), next.getMessage());
      assertEquals(asked, venue.asked().size());
      assertEquals("closed", breakers.states().get("binance"));
    }
  }

  @Test
  void coinbase_is_asked_as_it_wants() throws Exception {
    int port = venues.of("coinbase").rest().getPort();
    try (LoopbackServer venue =
        new LoopbackServer(port, path -> LoopbackServer.Answer.json("{}"))) {
      coinbase.time();
      coinbase.product("BTC-USD");
      coinbase.candles(
          "BTC-USD",
          new CoinbasePublic.Span(
              "ONE_MINUTE",
              Instant.ofEpochSecond(1_772_366_400),
              Instant.ofEpochSecond(1_772_370_000)));
      coinbase.trades("BTC-USD");
      products.products(List.of());
      products.products(List.of("BTC-USD", "ETH-USD"));

      String base = "/api/v3/brokerage";
      assertEquals(
          List.of(
              base + "/time",
              base + "/market/products/BTC-USD",
              base
                  + "/market/products/BTC-USD/candles?start=1772366400&end=1772370000"
                  + "&granularity=ONE_MINUTE",
              base + "/market/products/BTC-USD/ticker?limit=1000",
              base + "/market/products?product_type=SPOT",
              base + "/market/products?product_type=SPOT&product_ids=BTC-USD&product_ids=ETH-USD"),
          venue.asked());
    }
  }

  @Test
  void alpaca_is_asked_as_it_wants_and_with_its_key() throws Exception {
    int port = venues.of("alpaca").rest().getPort();
    try (LoopbackServer venue =
        new LoopbackServer(
            port,
            path ->
                LoopbackServer.Answer.json(
                    path.startsWith("/v2/assets?") ? "[]" : "{\"bars\":{}}"))) {
      alpaca.clock();
      alpaca.assets();
      Instant from = Instant.ofEpochSecond(1_772_366_400);
      AlpacaPublic.Span span =
          new AlpacaPublic.Span("1Min", from, from.plusSeconds(3_600), Optional.empty());
      alpaca.bars("BTC/USD", span);
      alpaca.bars(
          "BTC/USD", new AlpacaPublic.Span("1Hour", from, span.to(), Optional.of("QlRDfE18")));
      assets.assets();
      assets.snapshots("BTC/USD,ETH/USD");

      String bars = "/v1beta3/crypto/us/bars?symbols=BTC%2FUSD&timeframe=";
      String times = "&start=2026-03-01T12%3A00%3A00Z&end=2026-03-01T13%3A00%3A00Z&limit=10000";
      assertEquals(
          List.of(
              "/v2/clock",
              "/v2/assets?status=active&asset_class=crypto",
              bars + "1Min" + times,
              bars + "1Hour" + times + "&page_token=QlRDfE18",
              "/v2/assets?status=active&asset_class=crypto",
              "/v1beta3/crypto/us/snapshots?symbols=BTC%2FUSD%2CETH%2FUSD"),
          venue.asked());
      assertTrue(
          venue.heads().stream()
              .allMatch(
                  head ->
                      head.contains("\r\nAPCA-API-KEY-ID: canary-alpaca-key-6b3f90\r\n")
                          && head.contains(
                              "\r\nAPCA-API-SECRET-KEY: canary-alpaca-secret-24d8c1\r\n")),
          "a question without the key");

      venue.answerWith(path -> new LoopbackServer.Answer(403, "application/json", "{}"));
      assertEquals(
          "Alpaca answered with HTTP status 403: {} (check FFE_VENUE_ALPACA_API_KEY and"
              + " FFE_VENUE_ALPACA_API_SECRET)",
          assertThrows(VenueException.Permanent.class, () -> alpaca.bars("BTC/USD", span))
              .getMessage());
    }
  }

  @Test
  void oanda_is_asked_as_it_wants_and_with_its_token() throws Exception {
    int port = venues.of("oanda").rest().getPort();
    try (LoopbackServer venue =
        new LoopbackServer(port, path -> LoopbackServer.Answer.json("{\"candles\":[]}"))) {
      Instant from = Instant.ofEpochSecond(1_772_366_400);
      OandaPublic.Span span = new OandaPublic.Span("M1", from, from.plusSeconds(3_600));
      oanda.instruments("EUR_USD");
      oanda.pricing("EUR_USD");
      oanda.candles("EUR_USD", span);
      oandaLists.instruments();
      oandaLists.pricing("EUR_USD,USD_JPY");

      String account = "/v3/accounts/canary-oanda-account-93ab15";
      assertEquals(
          List.of(
              account + "/instruments?instruments=EUR_USD",
              account + "/pricing?instruments=EUR_USD",
              "/v3/instruments/EUR_USD/candles?price=M&granularity=M1"
                  + "&from=2026-03-01T12%3A00%3A00Z&to=2026-03-01T13%3A00%3A00Z"
                  + "&dailyAlignment=0&alignmentTimezone=UTC",
              account + "/instruments",
              account + "/pricing?instruments=EUR_USD%2CUSD_JPY"),
          venue.asked());
      assertTrue(
          venue.heads().stream()
              .allMatch(
                  head -> head.contains("\r\nAuthorization: Bearer canary-oanda-token-70c2ea\r\n")),
          "a question without the token");

      venue.answerWith(path -> new LoopbackServer.Answer(401, "application/json", "{}"));
      assertEquals(
          "OANDA answered with HTTP status 401: {} (check FFE_VENUE_OANDA_TOKEN and"
              + " FFE_VENUE_OANDA_ACCOUNT_ID; a live account needs its own"
              + " FFE_VENUE_OANDA_REST_URL and FFE_VENUE_OANDA_STREAM_URL)",
          assertThrows(VenueException.Permanent.class, () -> oanda.candles("EUR_USD", span))
              .getMessage());
    }
  }

  private ModelReply.Failure ask(String provider) {
    return models.present().stream()
        .filter(model -> model.provider().equals(provider))
        .map(
            model ->
                model.ask(
                    new ModelRequest(
                        provider, model.model(), "", "now?", 10, Duration.ofSeconds(60))))
        .map(ModelReply.Failure.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Also what a library registered: the list of classes knows nothing of that. */
  @Test
  void every_registered_servlet_asks_for_a_key() throws Exception {
    String port = ConfigProvider.getConfig().getValue("ffe.http.port", String.class);
    List<String> mappings =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .filter(mapping -> !OPEN.contains(mapping))
            .toList();
    assertTrue(mappings.contains("/*"), () -> "Vaadin's is missing: " + mappings);
    assertTrue(mappings.contains("/error"), () -> "ours are missing: " + mappings);
    HttpClient http = HttpClient.newHttpClient();
    for (String mapping : mappings) {
      String path = mapping.replace("*", "x");
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + context.getContextPath() + path))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(401, answer.statusCode(), mapping);
    }
  }
}
