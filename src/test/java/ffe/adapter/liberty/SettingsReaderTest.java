package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.vendor.Limits;
import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Escalation;
import ffe.decision.VoterWeights;
import ffe.desk.access.DoorPolicy;
import ffe.desk.keeping.OldRows;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Percent;
import ffe.risk.RiskPolicy;
import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.Refusal;
import ffe.setting.Source;
import ffe.simulation.TapeSource;
import ffe.trading.CycleRules;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @Test
  void has_a_safe_default_for_everything() {
    Settings settings = read(Map.of());
    assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 8000, List.of()));
    assertThat(settings.market())
        .isEqualTo(new Settings.Market("tape", 60, Duration.ofDays(2), 50));
    assertThat(settings.agent().autostart()).isTrue();
    assertThat(settings.paper().initialBalance()).isEqualByComparingTo("10000");
    assertThat(settings.access().adminKey()).isEmpty();
    assertThat(settings.metrics().amounts()).isFalse();
  }

  /** What the golden session was traded by; another name of the limits is another record. */
  @Test
  void trades_by_the_standard_rules_unless_told_otherwise() {
    assertThat(Rules.of(read(Map.of())))
        .isEqualTo(
            new CycleRules(
                Timeframe.M5,
                RiskPolicy.standard(),
                EnsemblePolicy.DEFAULT,
                VoterWeights.EQUAL,
                Bps.of("7")));
  }

  @Test
  void lets_pages_of_the_named_origins_ask() {
    assertThat(read(Map.of("allowed.origins", "https://a.example, http://b:3000")).access().door())
        .isEqualTo(new DoorPolicy(6_000, 1_200, List.of("https://a.example", "http://b:3000")));
  }

  @Test
  void does_not_start_by_itself_on_live_prices() {
    assertThat(read(Map.of("ffe.market.source", "kraken")).agent().autostart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ffe.http.port, 0, a whole number from 1 to 65535",
    "ffe.trusted.proxies, x, 'addresses or blocks of them, as 10.0.0.0/8'",
    "ffe.trusted.proxies, '10.0.0.1,10.0.0.0/33', 'addresses or blocks of them, as 10.0.0.0/8'",
    "ffe.access.pepper, short, 'at least 16 characters, the same on every server of a database'",
    "ffe.http.port, 65536, a whole number from 1 to 65535",
    "ffe.http.port, eighty, a whole number from 1 to 65535",
    "ffe.market.source, moon, 'tape, kraken, binance, coinbase, alpaca, oanda'",
    "ffe.paper.currency, USDT, 'USD, which is what tape trades in'",
    "ffe.venue.binance.rest-url, http://example.com, https:// anywhere",
    "ffe.market.replay.speed, 0, a whole number from 1 to 100000",
    "ffe.market.outlier-percent, 1001, a whole number from 0 to 1000",
    "ffe.paper.initial-balance, NaN, a decimal number from 1 to 1000000000",
    "ffe.paper.initial-balance, 1e999999999, a decimal number from 1 to 1000000000",
    "ffe.paper.initial-balance, 0.99, a decimal number from 1 to 1000000000",
    "ffe.paper.taker-fee-bps, 1000.01, a decimal number from 0 to 1000",
    "ffe.paper.maker-fee-bps, -1, a decimal number from 0 to 1000",
    "ffe.paper.taker-fee-bps, -0.01, a decimal number from 0 to 1000",
    "ffe.agent.cycle, 7m, '1m, 5m, 15m, 1h, 4h, 1d'",
    "ffe.agent.autostart, maybe, 'true, false'",
    "ffe.agent.approval, sometimes, never; approvals come later",
    "ffe.agent.approval, always, never; approvals come later",
    "ffe.agent.watchlist, 'BTC-USD,ETH-USD', 'BTC-USD, which is what the tape has'",
    "ffe.agent.watchlist, ETH-USD, 'BTC-USD, which is what the tape has'",
    "ffe.agent.watchlist, ';;', 'BTC-USD, which is what the tape has'",
    "ffe.ensemble.providers, 'momentum,oracle', 'donchian-breakout, grid-reversion, mean-reversion, momentum, random-entry, ratio, supertrend, trend-flip'",
    "ffe.ensemble.quorum, 5, a whole number from 1 to 4",
    "ffe.ensemble.strategy, loudest, 'weighted, majority, unanimous, stacking'",
    "ffe.ensemble.strategy, debate, with three models that have their key and price",
    "ffe.http.allowed-origins, *, 'origins as https://host or http://host:port, never *'",
    "ffe.http.allowed-origins, https://example.com/, never *",
    "allowed.origins, null, never *",
    "ffe.access.rate-per-minute, 59, a whole number from 60 to 1000000",
    "ffe.access.burst, 19, a whole number from 20 to 100000",
    "ffe.metrics.amounts, some, 'true, false'",
    "ffe.ensemble.quorum, 0, a whole number from 1 to 4",
    "ffe.risk.day-starts, noon, hh:mm and UTC or Region/City",
    "ffe.risk.day-starts, 00:00 Z, hh:mm and UTC or Region/City",
    "ffe.risk.day-starts, 00:00:30 UTC, hh:mm and UTC or Region/City",
    "ffe.risk.day-starts, 17:00 Mars/Olympus, hh:mm and UTC or Region/City",
    "ffe.venue.kraken.rest-url, http://example.com, https:// anywhere",
    "ffe.vendors, 'polygon,moon', 'each once, of twelvedata, polygon, alphavantage, coingecko'",
    "ffe.vendors, 'coingecko,coingecko', each once",
    "ffe.vendors.every-seconds, 9, a whole number from 10 to 3600",
    "ffe.vendors.apart-max-bps, 0.5, a decimal number from 1 to 5000",
    "ffe.vendors.age-max-seconds, 0, a whole number from 10 to 7200",
    "ffe.vendor.polygon.base-url, http://example.com, https:// anywhere",
    "ffe.vendor.polygon.per-minute, 0, a whole number from 1 to 10000",
    "ffe.vendor.twelvedata.per-day, -1, a whole number from 0 to 10000000",
    "ffe.venue.kraken.ws-url, ftp://127.0.0.1, wss:// anywhere",
    "ffe.http.host, 0.0.0.0, FFE_HTTPS_KEYSTORE or FFE_TRUSTED_PROXIES",
    "ffe.retention.imports-days, 6, a whole number of days from 7 to 36500",
    "ffe.retention.candles-days, 29, a whole number of days from 30 to 36500",
    "ffe.retention.decisions-days, 99, a whole number of days from 100 to 36500",
    "'ffe.compression.after-days', 6, '0, or a whole number of days from 7 to 36500'",
    "ffe.cold.after-days, 29, a whole number of days from 30 to 36500",
    "ffe.retention.candles-days, never, a whole number of days from 30 to 36500",
    "ffe.https.port, 0, a whole number from 1 to 65535",
    "ffe.http.allowed-hosts, *, names as trader.example",
    "ffe.http.allowed-hosts, trader.example:8443, names as trader.example",
    "ffe.admin.api-key, short, at least 16 characters",
    "ffe.admin.api-key.file, /nonexistent/key, a file this process can read",
  })
  void refuses_with_key_value_and_range(String key, String value, String allowed) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(Key.variable(key))
        .hasMessageContaining(allowed)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void asks_vendors_in_the_order_that_was_given_and_with_their_keys() {
    String order = "ffe.vendors";
    String key = "ffe.vendor.polygon.api-key";
    assertThat(read(Map.of()).vendors().order()).isEmpty();
    assertThat(read(Map.of(key, "a-key-of-polygon")).vendors().order()).isEmpty();
    Settings.Vendors set =
        read(Map.of(
                order,
                "CoinGecko, polygon",
                key,
                "a-key-of-polygon",
                "ffe.vendor.polygon.per-minute",
                "100",
                "ffe.vendors.apart-max-bps",
                "75.5"))
            .vendors();
    assertThat(set.order())
        .extracting(place -> place.vendor().id())
        .containsExactly("coingecko", "polygon");
    assertThat(set.order().get(0).key()).isEmpty();
    assertThat(set.order().get(0).limits()).isEqualTo(new Limits(30, 333));
    assertThat(set.order().get(1).key().map(s -> s.reveal())).contains("a-key-of-polygon");
    assertThat(set.order().get(1).limits()).isEqualTo(new Limits(100, 0));
    assertThat(set.order().get(1).base()).isEqualTo(URI.create("https://api.polygon.io"));
    assertThat(set.apart()).isEqualTo(Bps.of("75.5"));
    assertThat(List.of(set.every(), set.age()))
        .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(5));
    assertThatThrownBy(() -> read(Map.of(order, "polygon,twelvedata", key, "a-key-of-polygon")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_VENDOR_TWELVEDATA_API_KEY")
        .hasMessageContaining("your key for Twelve Data");
  }

  @Test
  void asks_alpaca_with_a_whole_key_or_not_at_all() {
    String key = "ffe.venue.alpaca.api-key";
    String secret = "ffe.venue.alpaca.api-secret";
    assertThat(read(Map.of()).logins().of("alpaca")).isEmpty();
    assertThat(read(Map.of(key, "id", secret, "word")).logins().of("alpaca"))
        .extracting(s -> s.reveal())
        .containsExactly("id", "word");
    for (Map<String, String> lacking :
        List.of(Map.of("ffe.market.source", "alpaca"), Map.of(secret, "word"))) {
      assertThatThrownBy(() -> read(lacking))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("FFE_VENUE_ALPACA_API_KEY")
          .hasMessageContaining("the id of a key of Alpaca");
    }
    assertThatThrownBy(() -> read(Map.of("ffe.market.source", "alpaca", key, "id")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_VENUE_ALPACA_API_SECRET");
    assertThat(read(Map.of()).venues().of("alpaca").trading())
        .contains(URI.create("https://paper-api.alpaca.markets"));
  }

  @Test
  void trades_euros_at_oanda_without_a_fee_for_those_who_have_an_account() {
    String token = "ffe.venue.oanda.token";
    String account = "ffe.venue.oanda.account-id";
    Map<String, String> given =
        Map.of("ffe.market.source", "oanda", token, "word", account, "101-1");

    Settings settings = read(given);

    assertThat(settings.agent().watchlist()).containsExactly(Instrument.of("EUR-USD"));
    assertThat(settings.paper().takerFeeBps()).isZero();
    assertThat(settings.paper().makerFeeBps()).isZero();
    assertThat(settings.logins().of("oanda")).extracting(s -> s.reveal()).endsWith("101-1");
    assertThatThrownBy(() -> read(Map.of("ffe.market.source", "oanda", token, "word")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_VENUE_OANDA_ACCOUNT_ID");
  }

  @Test
  void trades_in_tether_at_binance_and_begins_with_its_bitcoin() {
    Settings settings = read(Map.of("ffe.market.source", "binance"));

    assertThat(settings.paper().currency()).isEqualTo("USDT");
    assertThat(settings.agent().watchlist()).containsExactly(Instrument.of("BTC-USDT"));
    assertThatThrownBy(
            () -> read(Map.of("ffe.market.source", "binance", "ffe.paper.currency", "USD")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("USDT, which is what binance trades in");
    assertThatThrownBy(
            () -> read(Map.of("ffe.market.source", "binance", "ffe.agent.watchlist", "BTC-USD")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 to 20 pairs in USDT, such as BTC-USDT,ETH-USDT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-EUR", "BTC-USD,ETH-EUR", "moon", "BTC-USD,moon"})
  void refuses_a_watchlist_that_no_live_lane_can_trade(String watchlist) {
    assertThatThrownBy(
            () -> read(Map.of("ffe.market.source", "kraken", "ffe.agent.watchlist", watchlist)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_AGENT_WATCHLIST")
        .hasMessageContaining("1 to 20 pairs in USD");
  }

  @Test
  void every_strategy_that_is_offered_can_be_set() {
    for (String word :
        List.of("weighted", "majority", "unanimous", "stacking", "two-phase", "local-first")) {
      Settings set = read(Map.of("ffe.ensemble.strategy", word));
      assertThat(Rules.of(set).ensemble()).isEqualTo(new EnsemblePolicy(word, 2));
    }
  }

  private static final Map<String, String> THREE =
      Map.of(
          "ffe.ensemble.strategy", "debate",
          "ffe.llm.openai.api-key", "key-12345678",
          "ffe.llm.anthropic.api-key", "key-12345678",
          "ffe.llm.ollama.base-url", "http://127.0.0.1:11434");

  private static Map<String, String> and(Map<String, String> some, String... more) {
    Map<String, String> all = new java.util.TreeMap<>(some);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void three_models_debate_in_their_order_unless_they_are_named() {
    assertThat(read(THREE).ensemble().policy().debate())
        .contains(new Debate("anthropic", "openai", "ollama"));
    assertThat(
            read(and(THREE, "ffe.ensemble.debate", "Ollama, anthropic,openai"))
                .ensemble()
                .policy()
                .debate())
        .contains(new Debate("ollama", "anthropic", "openai"));
  }

  @Test
  void a_debate_without_three_models_is_refused_and_the_fix_named() {
    assertThatThrownBy(() -> read(Map.of("ffe.ensemble.strategy", "debate")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_ENSEMBLE_STRATEGY")
        .hasMessageContaining("three models that have their key and price; there are 0: none");
    Map<String, String> four = and(THREE, "ffe.llm.gemini.api-key", "key-12345678");
    assertThatThrownBy(() -> read(four))
        .hasMessageContaining("FFE_ENSEMBLE_DEBATE")
        .hasMessageContaining("three of anthropic, openai, gemini, ollama as bull,bear,judge");
    for (String wrong : List.of("xai,openai,ollama", "ollama,openai", "ollama,openai,ollama")) {
      assertThatThrownBy(() -> read(and(four, "ffe.ensemble.debate", wrong)))
          .hasMessageContaining("FFE_ENSEMBLE_DEBATE")
          .hasMessageContaining(wrong);
    }
    assertThatThrownBy(() -> read(and(four, "ffe.ensemble.debate", "momentum,openai,ollama")))
        .hasMessageContaining("three models as bull,bear,judge");
  }

  @Test
  void what_is_enough_of_those_asked_first_can_be_set() {
    Map<String, String> set =
        Map.of(
            "ffe.ensemble.strategy", "two-phase",
            "ffe.ensemble.first", "Ollama,openai",
            "ffe.ensemble.escalate", "size=25, probability=0.6");
    assertThat(read(set).ensemble().policy().escalation())
        .contains(new Escalation(0.6, 0.6, Percent.of("25"), List.of("ollama", "openai")));
    for (String wrong :
        List.of("0.6", "probability=60", "size=101", "size=5,size=6", "agreement=0.5,depth=3")) {
      assertThatThrownBy(() -> read(Map.of("ffe.ensemble.escalate", wrong)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("FFE_ENSEMBLE_ESCALATE")
          .hasMessageContaining("probability=0.75, agreement=0.6");
    }
  }

  @Test
  void watches_every_pair_that_is_named_once_and_in_order() {
    Settings settings =
        read(
            Map.of("ffe.market.source", "kraken", "ffe.agent.watchlist", "sol/usd,BTCUSD,xbt-usd"));
    assertThat(settings.agent().watchlist())
        .containsExactly(Instrument.of("BTC-USD"), Instrument.of("SOL-USD"));
  }

  @Test
  void watches_the_pair_that_is_named() {
    Settings settings =
        read(Map.of("ffe.market.source", "kraken", "ffe.agent.watchlist", "eth/usd"));
    assertThat(settings.agent().watchlist()).containsExactly(Instrument.of("ETH-USD"));
    assertThat(read(Map.of()).agent().watchlist()).containsExactly(Instrument.of("BTC-USD"));
  }

  @Test
  void knows_what_the_bundled_tape_has() {
    assertThat(TapeSource.bundled(Duration.ofDays(2)).spec().instrument())
        .isEqualTo(SettingsReader.RECORDED);
  }

  @Test
  void asks_the_analysts_that_are_named_and_no_others() {
    assertThat(read(Map.of()).ensemble().providers())
        .containsExactly("mean-reversion", "momentum", "trend-flip", "wavetrend");
    Map<String, String> two = Map.of("ffe.ensemble.providers", "Wavetrend, momentum");
    assertThat(read(two).ensemble().providers()).containsExactly("momentum", "wavetrend");
    Map<String, String> more =
        Map.of("ffe.ensemble.providers", "whale-proxy,Supertrend,momentum,donchian-breakout");
    assertThat(read(more).ensemble().providers())
        .containsExactly("donchian-breakout", "momentum", "supertrend", "whale-proxy");
  }

  @Test
  void refuses_a_quorum_that_the_named_analysts_cannot_reach() {
    assertThatThrownBy(() -> read(Map.of("ffe.ensemble.providers", "momentum")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ffe.ensemble.quorum")
        .hasMessageContaining("from 1 to 1");
    Map<String, String> alone =
        Map.of("ffe.ensemble.providers", "momentum", "ffe.ensemble.quorum", "1");
    assertThat(read(alone).ensemble().policy().quorum()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ffe.paper.maker-fee-bps, 0",
    "ffe.paper.taker-fee-bps, 1000",
    "ffe.paper.slippage-bps, 1000",
    "ffe.paper.latency-ms, 60000",
    "ffe.risk.day-starts, 17:00 America/New_York",
    "ffe.risk.day-starts, 23:59",
  })
  void makes_the_rules_of_a_lane_at_the_edge_of_every_range(String key, String value) {
    Settings settings = read(Map.of(key, value));
    assertThat(Configured.check(settings)).isEqualTo(settings);
  }

  @Test
  void never_shows_a_secret() {
    String key = "0123456789abcdef-secret";
    Settings settings = read(Map.of("ffe.admin.api-key", key));
    assertThat(settings.toString()).doesNotContain(key);
    assertThat(settings.access().adminKey().orElseThrow().matches(key)).isTrue();
    assertThatThrownBy(() -> read(Map.of("ffe.admin.api-key", "hush")))
        .hasMessageNotContaining("hush");
  }

  @Test
  void reads_a_secret_from_a_file(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), "0123456789abcdef\n");
    Settings settings = read(Map.of("ffe.admin.api-key.file", file.toString()));
    assertThat(settings.access().adminKey().orElseThrow().reveal()).isEqualTo("0123456789abcdef");
  }

  @Test
  void opens_other_addresses_with_a_key_behind_a_proxy() {
    Map<String, String> open =
        Map.of(
            "ffe.http.host", "0.0.0.0",
            "ffe.admin.api-key", "0123456789abcdef",
            "ffe.trusted.proxies", "10.0.0.1");
    assertThat(read(open).http().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void opens_other_addresses_with_a_key_by_https() {
    Map<String, String> open =
        Map.of(
            "ffe.http.host", "0.0.0.0",
            "ffe.admin.api-key", "0123456789abcdef",
            "ffe.https.keystore", "/x.p12");
    assertThat(read(open).https().isOn()).isTrue();
    Map<String, String> nobodys =
        Map.of("ffe.http.host", "0.0.0.0", "ffe.https.keystore", "/x.p12");
    assertThatThrownBy(() -> read(nobodys)).hasMessageContaining("FFE_ADMIN_API_KEY");
  }

  @Test
  void refuses_settings_of_https_that_contradict_each_other() {
    assertThatThrownBy(
            () -> read(Map.of("ffe.https.keystore", "/x", "ffe.https.certificate", "/y")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_HTTPS_CERTIFICATE");
    assertThatThrownBy(() -> read(Map.of("ffe.https.certificate", "/y")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_HTTPS_KEY");
    assertThatThrownBy(() -> read(Map.of("ffe.https.key", "/y")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_HTTPS_CERTIFICATE");
    assertThatThrownBy(() -> read(Map.of("ffe.https.keystore", "/x", "ffe.https.port", "8000")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("another port than ffe.http.port");
  }

  @Test
  void
      lets_records_of_decisions_go_after_a_year_candles_after_two_and_imports_only_when_an_age_is_named() {
    assertThat(read(Map.of()).retention().decisions()).isEqualTo(Duration.ofDays(365));
    assertThat(read(Map.of()).compression().after()).contains(Duration.ofDays(90));
    assertThat(read(Map.of("ffe.compression.after-days", "0")).compression().after()).isEmpty();
    assertThat(read(Map.of()).cold())
        .isEqualTo(new Settings.Cold(Optional.empty(), Optional.empty()));
    assertThatThrownBy(() -> read(Map.of("ffe.cold.after-days", "90")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FFE_COLD_FOLDER")
        .hasMessageContaining("where ffe.cold.after-days is set");
    assertThat(read(Map.of("ffe.cold.folder", "/x/cold", "ffe.cold.after-days", "30")).cold())
        .isEqualTo(
            new Settings.Cold(Optional.of(Path.of("/x/cold")), Optional.of(Duration.ofDays(30))));
    assertThat(read(Map.of()).retention().of())
        .isEqualTo(Map.of(OldRows.Kind.CANDLES, Duration.ofDays(730)));
    assertThat(read(Map.of("ffe.retention.imports-days", "90")).retention().of())
        .isEqualTo(
            Map.of(
                OldRows.Kind.CANDLES,
                Duration.ofDays(730),
                OldRows.Kind.IMPORTS,
                Duration.ofDays(90)));
  }

  static Settings read(Map<String, String> configured) {
    return new SettingsReader(
            new Source(
                key ->
                    Optional.ofNullable(configured.get(key))
                        .map(text -> new Given(text, Given.Place.ENVIRONMENT, Key.variable(key)))))
        .read();
  }
}
